"""What stands on the review screen: how it stands, what is missing, what to look at again, who still writes."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from s11tui.audit.guard import Found
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.text import capital, counted
from s11tui.tui.commands import Command
from s11tui.tui.sign_off_words import last_signatures, offices_in_words, ratification_words
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import due_of, mark, moment_of, muted, plain, strong

WHOLE = ""
"""The standard of what is about several of them."""
_LOOK = Content.styled("!", "bold $warning")
_STOP = Content.styled("!", "bold $error")


def is_handed_in(view: ReturnView) -> bool:
    """Whether it lies with the partnership, and nothing of it can be changed."""
    return bool(view.submitted_at) and view.state not in ("returned", "in progress", "ready", "awaiting sign-off")


def summary(view: ReturnView, zone: str, today: date, odd: int) -> Content:
    """How the return stands, and what comes next, in a few words.

    Args:
        odd: how many things there are to look at again.
    """
    if view.signatures and is_handed_in(view):
        return _submitted(view, zone)
    due = due_of(view.round.due, today)
    if view.missing:
        standards = counted(len({one.standard for one in view.missing}), "standard still needs", "standards still need")
        words = f"{standards} something"
    elif view.stops:
        words = "Something stands in the way"
    else:
        words = "Complete, and waiting to be signed" if view.state == "awaiting sign-off" else "Nothing is missing"
    parts = [Content.assemble(strong(words), muted(f"   {due}" if due else ""))]
    waiting = f"{view.counts.to_confirm} with last year’s answers to confirm" if view.counts.to_confirm else ""
    again = f"{odd} to look at again" if odd else ""
    if waiting or again:
        parts.append(plain(" · ".join(filter(None, (waiting, again)))))
    if view.signed and view.to_sign:
        parts.append(plain(f"Still to sign: {offices_in_words(view.to_sign)}"))
    if view.declined_reason:
        parts.append(plain(f"Sent back by the signatory: {view.declined_reason}"))
    return Content("\n").join(parts)


def _submitted(view: ReturnView, zone: str) -> Content:
    given = last_signatures(view) or view.signatures[-1:]
    who = "; ".join(f"{one.name}, {one.role}" for one in given)
    parts = [
        strong(f"Submitted {moment_of(view.submitted_at, zone)}"),
        muted(f"declared by {who} · reference code {given[-1].head[:16] or view.head[:16]}"),
    ]
    if view.ratification is not None and not view.ratification.on:
        parts.append(Content.assemble(("Ratification due: ", "bold"), plain(ratification_words(view.ratification))))
    return Content("\n").join(parts)


def step_rows(commands: Sequence[Command]) -> list[Row]:
    """The steps to submission that can be done now."""
    return [Row(one.action, _title(one), muted(one.help), Content("▸")) for one in commands]


def _title(one: Command) -> Content:
    return Content.styled(f"{one.title} ({one.shown_key})" if one.key_now else one.title, "bold $accent")


def missing_rows(view: ReturnView) -> list[Row]:
    """What is missing, one row a standard; each row's id is the standard's."""
    by_standard: dict[str, list[str]] = {}
    for one in view.missing:
        by_standard.setdefault(one.standard, []).append(one.what)
    rows = []
    for name, missing in by_standard.items():
        standard = view.standard(name)
        body = muted(" · ".join(missing))
        rows.append(Row(name, _named(standard, name), body, mark(standard.mark if standard else "empty")))
    return rows


def _named(standard: StandardView | None, name: str) -> Content:
    return plain(f"{standard.number} {standard.title}".strip() if standard else name)


def odd_rows(view: ReturnView, found: Sequence[Found]) -> list[Row]:
    """What to look at again before it is signed; nothing of a return that lies with the partnership.

    Args:
        found: what looks like a trace of a child.
    """
    if is_handed_in(view):
        return []
    rows = [_row(WHOLE, n, strong("Stands in the way"), one, _STOP) for n, one in enumerate(view.stops)]
    some = len(rows)
    rows += [_row(WHOLE, n, plain("Several standards"), one, _LOOK) for n, one in enumerate(view.warnings, some)]
    for standard in view.standards():
        told = [*standard.warnings, *(words for one in standard.questions for words in one.warnings)]
        told += [f"{capital(one.where)}: {one.trace.words}" for one in found if one.standard == standard.id]
        named = _named(standard, standard.id)
        rows += [_row(standard.id, number, named, words, _LOOK) for number, words in enumerate(told)]
    return rows


def _row(standard: str, number: int, head: Content, words: str, sign: Content) -> Row:
    return Row(f"{standard}:{number}", head, plain(words), sign)


def standard_of(row: str) -> str:
    """The standard of a row of `odd_rows`; WHOLE where it is about several."""
    return row.rpartition(":")[0]


def colleagues(view: ReturnView) -> Content:
    """What others are still typing, and who has which standard unfinished; empty where nobody has."""
    if is_handed_in(view):
        return Content("")
    parts = []
    if view.other_drafts:
        parts.append(plain(f"{counted(view.other_drafts, 'text')} of colleagues not finished yet"))
    unfinished: dict[tuple[str, str], list[str]] = {}
    for standard in view.standards():
        if not standard.is_done:
            for one in standard.assigned:
                unfinished.setdefault((one.person, one.name), []).append(standard.number or standard.title)
    for (_, name), standards in unfinished.items():
        parts.append(Content.assemble(plain(f"{name} has unfinished: "), muted(", ".join(standards))))
    return Content("\n").join(parts)


def ended(view: ReturnView) -> Content:
    """What is asked no more since last year, with why."""
    if is_handed_in(view):
        return Content("")
    return Content("\n").join(
        Content.assemble(plain(title), muted(f"  {why}" if why else "")) for title, why in view.ended
    )
