"""What of a return travels inside its report, for programs: everything the agency may see, in full."""

from dataclasses import asdict, replace

import rfc8785

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.reports.return_report.wording import shared_outcome

FORMAT = "s11tui-return-report/1"

_OF_THE_VIEWER = (
    "can",
    "sees_panel",
    "viewer",
    "conflict_declared",
    "separately",
    "other_drafts",
    "comments",
    "stops",
)
_OF_THE_VIEWER_IN_A_STANDARD = ("editable", "reason_draft", "comments", "proposals", "hidden_proposals", "content")


def return_data(view: ReturnView) -> bytes:
    """The return as canonical JSON (RFC 8785).

    Left out is what depends on who looks: what that person may do, drafts, the panel's proposals and queries,
    outcomes that are not shared, and working comments.
    """
    areas = tuple(replace(area, standards=tuple(map(_public, area.standards))) for area in view.areas)
    labels = tuple(label for label in view.labels if label != "stale")
    data = asdict(replace(view, areas=areas, labels=labels))
    for name in _OF_THE_VIEWER:
        del data[name]
    for area in data["areas"]:
        for standard in area["standards"]:
            for name in _OF_THE_VIEWER_IN_A_STANDARD:
                del standard[name]
            for question in standard["questions"]:
                del question["draft"]
    return rfc8785.dumps({"format": FORMAT, "return": data})


def _public(standard: StandardView) -> StandardView:
    outcome = shared_outcome(standard)
    return replace(
        standard,
        outcome=replace(outcome, stale=False) if outcome else None,
        queries=tuple(one for one in standard.queries if one.audience == "agency"),
    )
