"""A table's answer, row by row."""

from collections.abc import Callable

from s11tui.audit.view_models import QuestionView
from s11tui.cli.plain.prompts import Choice, chosen, until
from s11tui.cli.plain.talk import END, TAKEN, Talk, sentence, unescaped
from s11tui.clock import day
from s11tui.errors import BadInput
from s11tui.questionnaire.conditions import Value

Row = dict[str, str]
Save = Callable[[Value], None]

_HOW = (
    "Type add to add rows to those that stand, new to begin again with none, or remove to take one row away. Rows are"
    " asked for cell by cell; a full stop as the first cell ends them."
)


def ask_table(talk: Talk, asked: QuestionView, words: dict[str, str], besides: str, save: Save) -> None:
    """Ask what is to become of the rows, and give what stands then, or the word that was said, to `save`."""
    rows = [one for one in asked.value if isinstance(one, dict)] if isinstance(asked.value, list) else []
    columns = ", ".join(title for _, title, _ in asked.columns)
    talk.say(f"It is a table. Its columns are: {columns}. {_count(len(rows))}", f"{_HOW} {besides}")

    def understand(line: str) -> str:
        word = line.strip().casefold()
        if word not in ("add", "new", "remove", *words):
            raise BadInput(
                f"“{word[:60]}” is not understood here.", f"Type one of: add, new, remove, {', '.join(words)}."
            )
        if word == "remove" and not rows:
            raise BadInput("There is no row to take away.", "Type add, or back.")
        return word

    word = until(talk, f"What to do with “{asked.text}”", _HOW, understand)
    match word:
        case "add":
            save([*rows, *_new_rows(talk, asked, len(rows))])
        case "new":
            save(_new_rows(talk, asked, 0))
        case "remove":
            save(_without_one(talk, asked, rows))
        case _:
            save(word)


def _count(number: int) -> str:
    return "It has no rows." if not number else "It has 1 row." if number == 1 else f"It has {number} rows."


def _new_rows(talk: Talk, asked: QuestionView, standing: int) -> list[Row]:
    rows: list[Row] = []
    while True:
        number = standing + len(rows) + 1
        first, *others = asked.columns
        cell = _cell(talk, number, first, ends=True)
        if cell is None:
            return rows
        row = {first[0]: cell}
        for column in others:
            row[column[0]] = _cell(talk, number, column) or ""
        if any(row.values()):
            rows.append(row)
            talk.say(f"Row {number} was taken: {in_words(asked, row)}")
        else:
            talk.say("That row is empty, so it was left out.")


def _cell(talk: Talk, number: int, column: tuple[str, str, str], *, ends: bool = False) -> str | None:
    """One cell; None where the rows end."""
    _, title, kind = column
    hint = {"number": ", a number", "date": ", year-month-day"}.get(kind, "")
    end = f" A full stop alone ends the rows; nothing of row {number} is kept then." if ends else ""
    explained = f"What stands in the column {sentence(title)} It may stay empty.{end}"
    while True:
        line = talk.ask(f"Row {number}, {title}{hint}{', or a full stop to end' if ends else ''}", explained)
        if ends and line.strip() == END:
            return None
        text = talk.admit_line(unescaped(line, TAKEN))
        try:
            return _fitting(text, kind) if talk.interactive else text
        except BadInput as refusal:
            talk.refuse(refusal)


def _fitting(text: str, kind: str) -> str:
    if text and kind == "date":
        return day(text).isoformat()
    if text and kind == "number" and not text.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal():
        raise BadInput(f"“{text}” is not a number.", "Type digits only, for example 12 or 97.5.")
    return text


def _without_one(talk: Talk, asked: QuestionView, rows: list[Row]) -> list[Row]:
    choices = [Choice(str(number), in_words(asked, row)) for number, row in enumerate(rows)]
    for number, one in enumerate(choices, 1):
        talk.say(f"{number}. {one.label}")
    gone = until(talk, "Which row", "Type the number of the row that is to go.", lambda line: chosen(choices, line))
    return [row for number, row in enumerate(rows) if str(number) != gone.id]


def in_words(asked: QuestionView, row: Row) -> str:
    """A row with its columns' titles, to be read aloud."""
    return sentence("; ".join(f"{title}: {row.get(name) or 'empty'}" for name, title, _ in asked.columns))
