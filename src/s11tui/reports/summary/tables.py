"""The lists of the summary: grades by area, what went down, what is late, what was said."""

from collections.abc import Iterable, Sequence

from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.practice import PRACTICE_KINDS
from s11tui.audit.practice_bank import BankLine
from s11tui.audit.round_summary import GradeTally, JudgedGrade, LateAction, RoundSummary, Said, Tally
from s11tui.reports.document import COLOURS, Block, Bullets, Cell, Colour, Notice, Paragraph, Table, colour
from s11tui.reports.summary.room import Room, first, short
from s11tui.reports.summary.sentences import number, some
from s11tui.text import capital, counted

_ORDER = (*COLOURS[1:], "")
"""Grades of one colour stand in one column, whatever the scale calls them: blue is the best, red the lowest."""

_LONGEST_AREA, _LONGEST_HEAD, _LONGEST_TITLE, _LONGEST_NUMBER = 36, 14, 44, 8


def areas(summary: RoundSummary, room: Room) -> list[Block]:
    """One line for each area: how often each grade was given, and how often it stands now where that differs."""
    shown, left = first(summary.areas, room.areas)
    if not shown:
        return []
    columns = _columns(summary.areas)
    if not columns:
        return []
    widths = (37.0, *[50.0 / len(columns)] * len(columns), 13.0)
    header = (
        "Area",
        *(short(", ".join(grades), min(_LONGEST_HEAD, room.names // 3)) for _, grades in columns),
        "Not verified",
    )
    rows = tuple(
        (
            Cell(short(f"{one.number} {one.title}".strip(), min(_LONGEST_AREA, room.names))),
            *(_counts(one.grades, hue) for hue, _ in columns),
            Cell(f"{one.unverified:,}"),
        )
        for one in shown
    )
    meant = "; ".join(f"{letters} {label}" for _, grades in columns for letters, label in grades.items())
    told = "Self-grades; behind the arrow, how many stand now. Not verified: how many of them nobody tested."
    return [
        Paragraph(f"{told} {short(meant, 3 * room.names)}.", "small"),
        Table(told, header, rows, widths),
        *_rest(summary, left, "area"),
    ]


def _columns(tallies: Iterable[Tally]) -> list[tuple[Colour, dict[str, str]]]:
    """The colours that any grade has, each with its grades: their labels by their letters."""
    found: dict[Colour, dict[str, str]] = {}
    for tally in tallies:
        for one in tally.grades:
            if one.own or one.now:
                found.setdefault(colour(one.colour), {})[one.short] = one.label.lower()
    return [(hue, found[hue]) for hue in _ORDER if hue in found]


def _counts(grades: Iterable[GradeTally], hue: Colour) -> Cell:
    these = [one for one in grades if colour(one.colour) == hue]
    own, now = sum(one.own for one in these), sum(one.now for one in these)
    if not own and not now:
        return Cell("–")
    return Cell(f"{own:,}" if own == now else f"{own:,}\u00a0→\u00a0{now:,}", hue)


def urgent(summary: RoundSummary, room: Room) -> Notice:
    """What cannot wait; says so where nothing does."""
    lines: list[str] = []
    shown, left = first(summary.urgent, room.urgent)
    for one in shown:
        lines.append(f"{room.name(one.agency)}, {_about(one, room)}: {room.name(one.now)} ({_how_sure(one)}).")
    if left:
        lines.append(f"And {left:,} more: see {_where(summary)}.")
    if summary.challenges:
        agencies = len({one.ref for one in summary.challenges})
        lines.append(
            f"{capital(some(agencies, 'agency', 'agencies'))} asked for "
            f"{some(len(summary.challenges), 'grade')} to be looked at again, and wait for an answer."
        )
    if summary.owed.days > _LONG_WAIT:
        lines.append(f"{room.name(summary.owed.oldest)} has waited {summary.owed.days} days for feedback.")
    if lines:
        return Notice("What is urgent", tuple(lines), "urgent" if shown else "warning")
    return Notice("Nothing is urgent", ("No standard stands at the lowest grade, and nobody waits for an answer.",))


_LONG_WAIT = 42
"""Days after which waiting for feedback is urgent."""


def changed(summary: RoundSummary, room: Room) -> list[Block]:
    """Grades that were lowered, and verified grades that are the lowest, with the reason; the hardest first."""
    worst = {(one.ref, one.standard): one for one in (*summary.lowest, *summary.lowered)}
    low = {(one.ref, one.standard) for one in summary.lowest}
    # What the agency thought well of is harder to hear than what it said itself.
    ordered = sorted(worst, key=lambda at: (not worst[at].steps, at not in low, -worst[at].steps, worst[at].agency))
    shown, left = first([worst[place] for place in ordered], room.changed)
    if not shown:
        return [Paragraph("No grade was lowered, and none that was verified is the lowest.")]
    lowest = some(len(summary.lowest), "verified grade is the lowest", "verified grades are the lowest")
    told = f"{capital(some(len(summary.lowered), 'grade was', 'grades were'))} lowered; {lowest}. The hardest first."
    rows = tuple(_judged(one, room) for one in shown)
    table = Table(told, ("Agency", "Standard", "Self → agreed", "Why"), rows, (20, 26, 20, 34))
    return [Paragraph(told, "small"), table, *_rest(summary, left, "grade")]


def _judged(one: JudgedGrade, room: Room) -> tuple[Cell, ...]:
    grades = room.name(one.now) if one.own == one.now else f"{room.name(one.own)} → {room.name(one.now)}"
    reason = short(one.reason, room.letters) or "The agency’s own grade."
    why = reason if one.shared else f"{reason} Not shared yet."
    return (Cell(room.name(one.agency)), Cell(_about(one, room)), Cell(grades, colour(one.now_colour)), Cell(why))


def late(summary: RoundSummary, room: Room) -> list[Block]:
    """Actions that are late, the latest first, and those that slipped back."""
    shown, left = first(summary.overdue, room.late)
    blocks: list[Block] = []
    if shown:
        told = "Actions that are overdue, the latest first."
        rows = tuple(_late(one, room) for one in shown)
        blocks.append(Table(told, ("Agency", "What will be done", "Owner", "Late by"), rows, (24, 40, 21, 15)))
        blocks += _rest(summary, left, "action", "s11tui action list --overdue")
    else:
        blocks.append(Paragraph("No action is overdue."))
    slipped = len(summary.slipped)
    if slipped:
        agencies = sorted({one.agency for one in summary.slipped if one.agency})
        named, more = first(agencies, room.late)
        whose = f": {', '.join(room.name(one) for one in named)}{f' and {more} more' if more else ''}" if named else ""
        stands = "that was closed has" if slipped == 1 else "that were closed have"
        blocks.append(Paragraph(f"{capital(some(slipped, 'action'))} {stands} slipped back{whose}."))
    return blocks


def _late(one: LateAction, room: Room) -> tuple[Cell, ...]:
    action = one.action
    whose = room.name(action.agency) or "The partnership"
    return (
        Cell(whose),
        Cell(short(action.what, room.letters)),
        Cell(room.name(action.owner) or "Nobody named"),
        Cell(counted(one.days, "day"), bold=True),
    )


def told(summary: RoundSummary, said: Sequence[Said], room: Room, nothing: str) -> list[Block]:
    """What was said, each with whose it is."""
    shown, left = first(said, room.told)
    if not shown:
        return [Paragraph(nothing)]
    return [Bullets(tuple(_said(one, room) for one in shown)), *_rest(summary, left, "")]


def _said(one: Said, room: Room) -> str:
    whose = room.name(one.agency)
    if one.kind == "decision":
        opening = f"For decision{f' ({whose})' if whose else ''}: "
    else:
        opening = f"{whose}: " if whose else ""
    return f"{opening}{short(one.text, room.letters)}{f' (action {room.name(one.action)})' if one.action else ''}"


def practices(summary: RoundSummary, room: Room) -> list[Block]:
    """How much was marked, and the first extracts that may be shared."""
    if not summary.practices_marked:
        return [Paragraph("None was marked yet.")]
    kinds = " and ".join(
        f"{some(count, 'example')} of {PRACTICE_KINDS.get(kind, kind)}" for kind, count in summary.practices_marked
    )
    consents = dict(summary.consents)
    answers = (
        (len(summary.practices), "may be shared"),
        (consents.get("no", 0), "may not be shared"),
        (consents.get("", 0), "not answered yet"),
    )
    line = f"{capital(kinds)}: {', '.join(f'{number(count)} {words}' for count, words in answers if count)}."
    shown, left = first(summary.practices, room.practices)
    more = "The bank holds them all: “s11tui practice list”." if left else ""
    blocks: list[Block] = [Paragraph(f"{line} {more}".strip())]
    if shown:
        blocks.append(Bullets(tuple(_practice(one, room) for one in shown)))
    return blocks


def _practice(one: BankLine, room: Room) -> str:
    whose = f" ({room.name(one.signed)})" if one.signed else ""
    return f"{short(one.extract, room.letters)}{whose}"


def _rest(summary: RoundSummary, left: int, what: str, where: str = "") -> list[Block]:
    if not left:
        return []
    more = f"{left:,} more {what if left == 1 or not what else f'{what}s'}".strip()
    return [Paragraph(f"And {more}: see {f'“{where}”' if where else _where(summary)}.", "small")]


def _where(summary: RoundSummary) -> str:
    return f"“s11tui overview round {summary.round.slug if summary.round else ''}”"


def _about(one: JudgedGrade, room: Room) -> str:
    return f"{short(one.number, _LONGEST_NUMBER)} {short(one.title, min(_LONGEST_TITLE, room.names))}".strip()


def _how_sure(one: JudgedGrade) -> str:
    if one.outcome in VERIFIED:
        return "agreed" if one.shared else "agreed by the panel, not shared yet"
    return "its own grade, not verified"
