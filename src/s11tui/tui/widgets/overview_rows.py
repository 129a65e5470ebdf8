"""A round at a glance, in the rows and words of the overview screen."""

from collections.abc import Iterable

from textual.content import Content

from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.audit.round_summary import GradeTally, JudgedGrade, ReturnCounts, RoundSummary, Said, Tally
from s11tui.text import counted
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import hue, muted, plain, strong

SHOWN = 5
"""Rows of a list before the others are behind a row of their own."""
MORE = "more/"
"""Begins the id of a row that opens the rest of a list."""

_LONGEST = 240
_TITLE = 46


def head_words(found: RoundSummary) -> Content:
    """The round in a few lines: what came in, how much was moderated, what moved."""
    returns, much, moved = found.returns, found.moderated, found.movement
    lines = [
        Content.assemble(
            strong(f"{returns.submitted} of {returns.expected} in"),
            muted(
                f" · {returns.invited} invited: {returns.submitted} submitted, {returns.outstanding} outstanding, "
                f"{returns.exempt} exempt, {returns.withdrawn} withdrawn"
            ),
        ),
        Content.assemble(
            _alarm(f"{returns.overdue} overdue", returns.overdue), muted(f" · {returns.late} came late"), _owed(found)
        ),
        Content.assemble(
            strong(counted(much.moderated, "return moderated", "returns moderated")),
            muted(f" · {much.acknowledged} acknowledged · {much.waiting} not reached · {much.sampled} in the sample"),
        ),
        muted(
            f"{counted(much.standards, 'self-grade')}: {much.discussed} discussed, {much.on_reading} confirmed on "
            f"reading, {much.cannot_tell} cannot tell, {much.not_moderated} not moderated, {much.undecided} undecided"
        ),
        Content.assemble(
            strong(f"{moved.lowered} lowered"),
            muted(f" · {moved.raised} raised · {moved.same} the same"),
            _since(found),
        ),
    ]
    for told in _remarks(found):
        lines.insert(0, muted(told))
    return Content("\n").join(lines)


def _remarks(found: RoundSummary) -> Iterable[str]:
    if found.scope:
        yield f"Of {found.scope}."
    if found.only_shared:
        yield "Only what was shared with agencies is shown here."
    elif found.unshared:
        yield f"{counted(found.unshared, 'outcome')} here are known to the panel only; agencies have not been told yet."


def _owed(found: RoundSummary) -> Content:
    owed = found.owed
    if not owed.agencies:
        return Content("")
    words = f"feedback owed to {owed.agencies}, the oldest {owed.oldest}, {counted(owed.days, 'day')}"
    return Content.assemble(muted(" · "), plain(words))


def _since(found: RoundSummary) -> Content:
    since = found.since
    if since is None or not since.standards:
        return Content("")
    words = f"beside {since.round_title}: {since.better} better, {since.same} the same, {since.worse} worse"
    return Content.assemble(muted(" · "), plain(words))


def _alarm(words: str, number: int) -> Content:
    return Content.styled(words, "$error") if number else muted(words)


def kind_words(found: RoundSummary) -> Content:
    """Return rates by kind of agency."""
    return Content("\n").join([_kind(one) for one in found.by_kind])


def _kind(one: ReturnCounts) -> Content:
    late = f" · {one.overdue} overdue" if one.overdue else ""
    name = plain(one.kind).truncate(_TITLE, ellipsis=True)
    return Content.assemble(
        name.extend_right(max(0, 26 - name.cell_length)), f"{one.submitted:>4} of {one.expected:<4}", muted(f"in{late}")
    )


def tally_rows(tallies: Iterable[Tally], prefix: str) -> list[Row]:
    """Areas or standards, each with its grades as the agencies gave them and as they stand."""
    return [
        Row(
            f"{prefix}/{one.id}",
            plain(f"{one.number} {one.title}".strip()).truncate(_TITLE, ellipsis=True),
            Content.assemble(*_grades(one.grades), _not_verified(one)),
        )
        for one in tallies
    ]


def _grades(grades: Iterable[GradeTally]) -> Iterable[Content]:
    for one in grades:
        if one.own or one.now:
            number = f"{one.own}" if one.own == one.now else f"{one.own}›{one.now}"
            yield _coloured(f"{one.short} {number}  ", one.colour, bold=True)


def _coloured(words: str, colour: str, *, bold: bool = False) -> Content:
    """Words of a questionnaire in the hue of their grade."""
    return plain(words).stylize(f"bold {hue(colour)}" if bold else hue(colour))


def _not_verified(one: Tally) -> Content:
    return muted(f"· {one.unverified} not verified") if one.unverified else Content("")


def judged_rows(found: Iterable[JudgedGrade], prefix: str) -> list[Row]:
    """Grades that somebody should know of; Enter opens the return there."""
    rows = []
    for at, one in enumerate(found):
        grades = _coloured(one.now, one.now_colour, bold=True)
        if one.own != one.now:
            grades = Content.assemble(_coloured(one.own, one.own_colour), muted(" › "), grades)
        how = one.outcome or "nobody has looked at it yet"
        told = "" if one.shared or not one.outcome else ", not shared yet"
        body = Content.assemble(grades, muted(f" · {how}{told}"), "\n" if one.reason else "", _short(one.reason))
        rows.append(Row(f"{prefix}/{at}", plain(f"{one.agency} · {one.number} {one.title}"), body))
    return rows


def challenge_rows(found: RoundSummary) -> list[Row]:
    """Grades that agencies asked to be looked at again."""
    return [
        Row(f"challenge/{at}", plain(f"{one.agency} · {one.number} {one.title}"), _short(one.view))
        for at, one in enumerate(found.challenges)
    ]


def late_rows(found: RoundSummary) -> list[Row]:
    """Actions that are late, then those that slipped back."""
    rows = [
        Row(
            f"late/{at}",
            plain(one.action.agency or "The partnership"),
            Content.assemble(
                Content.styled(f"{counted(one.days, 'day')} late", "$error"),
                muted(f" · {one.action.owner or 'nobody named'} · {one.action.slug}\n"),
                _short(one.action.what),
            ),
        )
        for at, one in enumerate(found.overdue)
    ]
    return rows + [
        Row(
            f"slipped/{at}",
            plain(one.agency or "The partnership"),
            Content.assemble(muted(f"slipped back · {one.slug}\n"), _short(one.what)),
        )
        for at, one in enumerate(found.slipped)
    ]


def said_rows(found: Iterable[Said], prefix: str) -> list[Row]:
    """What was said to the partnership, or put to the partners."""
    return [
        Row(
            f"{prefix}/{at}",
            plain("For decision" if one.kind == "decision" else one.agency or "At a meeting"),
            Content.assemble(
                _short(one.text), muted(f"\n{one.source}{f' · action {one.action}' if one.action else ''}")
            ),
        )
        for at, one in enumerate(found)
    ]


def practice_words(found: RoundSummary) -> Content:
    """How much good practice there is, and what agencies said to sharing it."""
    if not found.practices_marked:
        return muted("None was marked yet.")
    kinds = ", ".join(f"{number} {PRACTICE_KINDS.get(kind, kind)}" for kind, number in found.practices_marked)
    said = " · ".join(f"{number} {CONSENTS.get(name, name)}" for name, number in found.consents)
    return Content.assemble(plain(kinds), muted(f"\n{said}"))


def practice_rows(found: RoundSummary) -> list[Row]:
    """The extracts that may be shared."""
    return [
        Row(f"practice/{at}", plain(one.signed or "name withheld"), _short(one.extract))
        for at, one in enumerate(found.practices)
    ]


def since_rows(found: RoundSummary) -> list[Row]:
    """Each standard beside the round before, counted in agencies."""
    since = found.since
    if since is None:
        return []
    return [
        Row(
            f"since/{one.id}",
            plain(f"{one.number} {one.title}".strip()).truncate(_TITLE, ellipsis=True),
            Content.assemble(
                Content.styled(f"{one.better} better", "$success" if one.better else "$quiet"),
                muted(f" · {one.same} the same · "),
                Content.styled(f"{one.worse} worse", "$error" if one.worse else "$quiet"),
            ),
        )
        for one in since.standards
    ]


def cut(rows: list[Row], name: str, whole: frozenset[str]) -> list[Row]:
    """The first of many rows, and one that opens the rest; all of them where that was opened (see `MORE`)."""
    if len(rows) <= SHOWN + 1 or name in whole:
        return rows
    words = Content.styled(f"{len(rows) - SHOWN:,} more", "$accent")
    return [*rows[:SHOWN], Row(f"{MORE}{name}", words, mark=Content.styled("▸", "$accent"))]


def _short(text: str) -> Content:
    words = " ".join(text[: _LONGEST * 4].split())
    return plain(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
