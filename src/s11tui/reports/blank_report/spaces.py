"""The room that each type of question gets on paper."""

from s11tui.reports.blank_report.form import FormQuestion
from s11tui.reports.document import (
    Block,
    Grid,
    Prompt,
    ShortBox,
    ShortBoxes,
    Tick,
    TickBoxes,
    WritingSpace,
)

_LONG, _OPTIONAL, _SHORT = 7, 3, 2
"""Lines for a long text, for one that need not be given, and for a text of a line or two."""

_WORDS_A_LINE = 10
_ROWS = 5
_DATE = ShortBoxes((ShortBox(2, "Day"), ShortBox(2, "Month"), ShortBox(4, "Year")))
_DIGITS = 8


def question_blocks(one: FormQuestion) -> list[Block]:
    """A question with its letter, what to know about it, and the room for its answer."""
    text = f"{one.letter}. {one.view.text}"
    hint = " ".join(part for part in (one.only_if, one.needed, _how(one)) if part)
    match one.view.type:
        case "yes-no":
            return [Prompt(text, hint, TickBoxes((Tick("Yes"), Tick("No"))))]
        case "number":
            return [Prompt(text, hint, ShortBoxes((ShortBox(_DIGITS, after=one.view.unit),)))]
        case "date":
            return [Prompt(text, hint, _DATE)]
    return [Prompt(text, hint), _room(one)]


def _how(one: FormQuestion) -> str:
    """How to answer, where the room for it does not say so itself."""
    least, most = one.asked.min, one.asked.max
    match one.view.type:
        case "one":
            return "Tick one."
        case "many":
            return "Tick all that apply."
        case "number" if least is not None and most is not None:
            return f"From {least:.10g} to {most:.10g}."
    return f"At most {one.view.max_words} words." if one.view.max_words else ""


def _room(one: FormQuestion) -> Block:
    view = one.view
    if view.type in ("one", "many"):
        return TickBoxes(tuple(Tick(label) for _, label in view.options))
    if view.type == "table" and view.columns:
        header = tuple(title for _, title, _ in view.columns)
        widths = tuple({"text": 2.0, "date": 1.2}.get(kind, 1.0) for _, _, kind in view.columns)
        return Grid(f"An empty table to answer question {one.letter} in", header, widths, _ROWS)
    return WritingSpace(_lines(one))


def _lines(one: FormQuestion) -> int:
    """What need not be answered gets less room: many leave it out, and paper is carried about."""
    if one.view.type == "text":
        return _SHORT
    lines = _LONG if one.asked.required or one.needed.startswith("Needed.") else _OPTIONAL
    wanted = -(-one.view.max_words // _WORDS_A_LINE) if one.view.max_words else lines
    return max(_SHORT, min(lines, wanted))
