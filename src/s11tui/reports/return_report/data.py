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
    "sampled",
)
_OF_THE_VIEWER_IN_A_STANDARD = (
    "editable",
    "reason_draft",
    "comments",
    "proposals",
    "hidden_proposals",
    "content",
    "mine",
    "assigned",
    "allowed",
    "warnings",
    "earlier",
)
_OF_THE_VIEWER_IN_A_QUESTION = ("draft", "carried")


def return_data(view: ReturnView) -> bytes:
    """A public view as canonical JSON (RFC 8785).

    What depends on who looks, or when, is left out: what that person may do, drafts, working comments, what is out of
    date; and the year before, which has a report of its own.
    """
    data = asdict(view)
    for name in _OF_THE_VIEWER:
        del data[name]
    for area in data["areas"]:
        for standard in area["standards"]:
            for name in _OF_THE_VIEWER_IN_A_STANDARD:
                del standard[name]
            for question in standard["questions"]:
                for name in _OF_THE_VIEWER_IN_A_QUESTION:
                    del question[name]
            for item in standard["evidence"]:
                del item["expired"]
    return rfc8785.dumps({"format": FORMAT, "return": data})


def public(view: ReturnView) -> ReturnView:
    """The view without what is the panel's own: whoever prints a return, the paper is one that the agency may see."""
    return replace(
        view,
        areas=tuple(replace(area, standards=tuple(map(_public, area.standards))) for area in view.areas),
        labels=tuple(label for label in view.labels if label != "stale"),
        actions=tuple(one for one in view.actions if one.shared),
        notes=tuple(replace(one, action="") for one in view.notes if one.shared),
    )


def _public(standard: StandardView) -> StandardView:
    outcome = shared_outcome(standard)
    return replace(
        standard,
        outcome=replace(outcome, stale=False) if outcome else None,
        queries=tuple(one for one in standard.queries if one.audience == "agency"),
        actions=tuple(one for one in standard.actions if one.shared),
        practices=tuple(replace(one, why="") for one in standard.practices if one.shared),
        proposals=(),
        hidden_proposals=0,
    )
