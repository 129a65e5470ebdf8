"""The JSON that commands give. Other people's scripts lean on these keys: add, never rename."""

from collections.abc import Iterable
from typing import Any

from s11tui.audit.library import LibraryItem
from s11tui.audit.view_models import OriginalView, RatificationView, ReturnView, SignatureView
from s11tui.cli.shapes_register import agency, person, round_
from s11tui.cli.shapes_standard import action, evidence, kept_file, standard
from s11tui.workspace.lines import HistoryLine, LibraryLine, ReturnLine, Version

Shape = dict[str, Any]

__all__ = [
    "action",
    "agency",
    "evidence",
    "history",
    "library_item",
    "library_line",
    "person",
    "receipt",
    "return_brief",
    "return_line",
    "return_whole",
    "round_",
    "standard",
    "version",
]


def return_line(line: ReturnLine) -> Shape:
    """A return in a list."""
    return {
        "return": line.slug,
        "id": line.id,
        "round": line.round,
        "round_title": line.round_title,
        "agency": line.agency,
        "agency_name": line.agency_name,
        "kind": line.kind,
        "phases": list(line.phases),
        "state": line.state,
        "labels": list(line.labels),
        "asked": line.asked,
        "answered": line.answered,
        "graded": line.graded,
        "missing": line.missing,
        "done": line.done,
        "due": line.due,
        "revision": line.revision,
        "submitted_at": line.submitted_at,
        "shared_at": line.shared_at,
        "reply_by": line.reply_by,
        "to_confirm": line.to_confirm,
    }


def return_brief(view: ReturnView) -> Shape:
    """How a return stands after a change."""
    return {
        "return": view.slug,
        "id": view.id,
        "state": view.state,
        "labels": list(view.labels),
        "revision": view.revision,
        "head": view.head,
        "asked": view.counts.asked,
        "answered": view.counts.answered,
        "graded": view.counts.graded,
        "done": view.counts.done,
        "missing": view.counts.missing,
        "to_confirm": view.counts.to_confirm,
        "to_sign": list(view.to_sign),
    }


def return_whole(view: ReturnView) -> Shape:
    """All of a return that the viewer may see."""
    return {
        **return_brief(view),
        **_facts(view),
        "submitted_at": view.submitted_at,
        "shared_at": view.shared_at,
        "reply_by": view.reply_by,
        "can": sorted(view.can),
        "standards": [standard(one, view.sees_panel) for one in view.standards()],
        "missing": [{"standard": one.standard, "question": one.question, "what": one.what} for one in view.missing],
        "warnings": list(view.warnings),
        "stops": list(view.stops),
        "actions": [action(one) for one in view.actions],
        "signatures": [_signature(one) for one in view.signatures],
        "signed": [_signature(one) for one in view.signed],
        "ratification": _ratification(view.ratification),
        "originals": [_original(one) for one in view.originals],
        "earlier": view.earlier,
        "ended": [{"standard": name, "why": why} for name, why in view.ended],
    }


def _facts(view: ReturnView) -> Shape:
    """Whose return it is, of which edition and round."""
    agency, edition, round_ = view.agency, view.edition, view.round
    return {
        "agency": agency.slug,
        "agency_id": agency.id,
        "agency_name": agency.name,
        "kind": agency.kind,
        "phases": list(agency.phases),
        "size": agency.size,
        "tags": list(agency.tags),
        "profile": agency.profile,
        "edition": {"id": edition.id, "version": edition.version, "sha256": edition.sha256, "title": edition.title},
        "round": round_.slug,
        "round_title": round_.title,
        "due": round_.due,
    }


def _signature(one: SignatureView) -> Shape:
    """One signature: who declared it true, and how."""
    return {
        "revision": one.revision,
        "name": one.name,
        "role": one.role,
        "at": one.at,
        "how": one.how,
        "head": one.head,
        "recorded_by": one.recorded_by,
        "signed_on": one.signed_on,
        "shown": one.shown,
        "office": one.office,
        "scan": kept_file(one.scan),
    }


def _ratification(one: RatificationView | None) -> Shape | None:
    """The governing body that must still confirm (`on` is empty), or has; None for none."""
    return None if one is None else {"body": one.body, "by": one.by, "on": one.on, "minute": one.minute}


def _original(one: OriginalView) -> Shape:
    return {"title": one.title, "who": one.who, "at": one.at, "file": kept_file(one.file)}


def receipt(view: ReturnView) -> Shape:
    """Who declared a return true, when and how, and who has still to."""
    return {
        "return": view.slug,
        "agency": view.agency.slug,
        "agency_name": view.agency.name,
        "round": view.round.slug,
        "round_title": view.round.title,
        "state": view.state,
        "revision": view.revision,
        "head": view.head,
        "signatures": [_signature(one) for one in view.signatures],
        "signed": [_signature(one) for one in view.signed],
        "to_sign": list(view.to_sign),
        "ratification": _ratification(view.ratification),
    }


def version(one: Version) -> Shape:
    """One thing that was said in answer to a question, or as the grade of a standard, at some time."""
    return {
        "event": one.event,
        "at": one.at,
        "who": one.who,
        "did": one.did,
        "value": one.value,
        "printed": one.printed,
        "reason": one.reason,
        "stands": one.stands,
    }


def library_line(line: LibraryLine, agency_slug: str, last_used: str) -> Shape:
    """A piece of evidence with its uses. `last_used`: the round in which it was evidence, if this year it is not."""
    return {
        **library_item(line.item, agency_slug),
        "expired": line.expired,
        "uses": [{"return": use.ref, "round_title": use.round_title, "standard": use.standard} for use in line.uses],
        "last_used": last_used,
    }


def library_item(item: LibraryItem, agency_slug: str) -> Shape:
    """A piece of evidence of an agency's library."""
    return {
        "item": item.slug,
        "id": item.id,
        "agency": agency_slug,
        "title": item.title,
        "shows": item.shows,
        "place": item.place,
        "held_at": item.held_at,
        "date": item.date,
        "owner": item.owner,
        "review_by": item.review_by,
        "file": kept_file(item.file),
        "retired": item.retired,
    }


def history(lines: Iterable[HistoryLine]) -> list[Shape]:
    """What happened to a return, first things first."""
    return [
        {
            "seq": one.seq,
            "kind": one.kind,
            "who": one.who,
            "at": one.at,
            "standard": one.standard,
            "question": one.question,
            "hash": one.hash,
            "previous": one.previous,
        }
        for one in lines
    ]
