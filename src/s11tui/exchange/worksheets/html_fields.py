"""The fields of the HTML form: one box for each thing to fill in, with its label and what helps to answer it."""

from collections.abc import Callable

from s11tui.exchange.worksheets.html_markup import NOTHING, Html, element, joined, text
from s11tui.exchange.worksheets.parts import Choice, Item, Standard, rows_of
from s11tui.text import words_in

_NEEDS = {"reason": "a reason", "action": "an action", "evidence": "evidence"}
_LONG = ("long-text", "note", "reason")
_ROWS = {"long-text": "6", "note": "6", "reason": "4"}


def field(item: Item, standard: Standard, name: str) -> Html:
    """One thing to fill in, as it stands. `name` is unique in the page."""
    draw = _DRAWN.get(item.kind, _line)
    return element(
        "div", draw(item, standard, name), _year_before(item), class_="question", id=name, data_path=item.path
    )


def _year_before(item: Item) -> Html:
    """What was said the year before, folded away beneath the field."""
    if not item.last:
        return NOTHING
    unseen = element("span", text(f" to {item.label}"), class_="unseen")
    summary = element("summary", text("What you said the year before"), unseen)
    return element("details", summary, element("p", text(item.last), class_="said"))


def _line(item: Item, standard: Standard, name: str) -> Html:
    """A text of one line, a number or a date."""
    if "\n" in item.value:
        return _long(item, standard, name)
    numeric = item.kind == "number"
    box = element(
        "input",
        id=f"{name}-field",
        type="text",
        value=item.value,
        class_="short" if item.kind in ("number", "date") else False,
        inputmode="decimal" if numeric else False,
        data_type=item.kind,
        aria_describedby=_described(name, "about", "problem"),
    )
    unit = element("span", text(item.unit), class_="unit", aria_hidden="true") if item.unit else NOTHING
    return joined([_label(item, name), _about(item, name), element("div", box, unit, class_="line"), _problem(name)])


def _long(item: Item, standard: Standard, name: str) -> Html:
    rows = _ROWS.get(item.kind, "2")
    # The first line end after the tag is no part of the text, so one is always written.
    box = element(
        "textarea",
        Html("\n"),
        text(item.value),
        id=f"{name}-field",
        rows=rows,
        data_rows=rows,
        aria_describedby=_described(name, "about", "count"),
    )
    number = words_in(item.value)
    count = element("p", text(f"{number} {'word' if number == 1 else 'words'}"), class_="count", id=f"{name}-count")
    return joined([_label(item, name), _about(item, name), box, count])


def _choices(item: Item, standard: Standard, name: str) -> Html:
    """Choices of which one, or for `many` several, may be true."""
    several = item.kind == "many"
    chosen = item.value.split(", ") if several else [item.value]
    rows = [
        _choice(choice, f"{name}-{place}", name, _note(choice, item, standard), several, choice.id in chosen)
        for place, choice in enumerate(item.choices)
    ]
    unseen = element("span", text(f" for {item.label}"), class_="unseen")
    clear = element("button", text("Clear my choice"), unseen, type="button", class_="light", data_do="clear")
    return element(
        "fieldset",
        element("legend", text(item.label), _needed(item)),
        _about(item, name),
        *rows,
        NOTHING if several else clear,
        aria_describedby=_described(name, "about"),
    )


def _choice(choice: Choice, name: str, group: str, note: str, several: bool, chosen: bool) -> Html:
    box = element(
        "input",
        type="checkbox" if several else "radio",
        id=name,
        name=group,
        value=choice.id,
        checked=chosen,
        aria_describedby=f"{name}-note" if note else False,
    )
    said = element("p", text(note), class_="note", id=f"{name}-note") if note else NOTHING
    return element("div", box, element("label", text(choice.label), for_=name), said, class_="choice")


def _note(choice: Choice, item: Item, standard: Standard) -> str:
    """A choice's own note; of a grade its descriptor and what it needs."""
    if item.kind != "grade":
        return choice.note
    needs = [*standard.needs.get(choice.id, ())]
    if choice.id in standard.evidence_needed and "evidence" not in needs:
        needs.append("evidence")
    said = f"Needs {' and '.join(_NEEDS.get(one, one) for one in needs)}." if needs else ""
    return "\n".join(one for one in (choice.note, said) if one)


def _table(item: Item, standard: Standard, name: str) -> Html:
    """The rows that stand, to be read; the page's script puts boxes in their place."""
    titles = [element("th", text(title), scope="col") for _, title, _ in item.columns]
    rows = rows_of(item.value)[1:]
    body = [element("tr", *(element("td", text(cell)) for cell in row)) for row in rows]
    tool = element("th", element("span", text("Remove a row"), class_="unseen"), scope="col", class_="tool")
    table = element(
        "table",
        element("caption", text(item.label), _needed(item)),
        element("thead", element("tr", *titles, tool)),
        element("tbody", *body),
        aria_describedby=_described(name, "about", "problem"),
    )
    return joined([table, _about(item, name), _problem(name), add_button("Add a row", item.label)])


def add_button(words: str, to: str) -> Html:
    """A button that adds a row. `to` is heard and not seen."""
    unseen = element("span", text(f" to {to}"), class_="unseen")
    return element("button", text(words), unseen, type="button", data_do="add")


def _label(item: Item, name: str) -> Html:
    return element("label", text(item.label), _needed(item), for_=f"{name}-field", class_="asked")


def _needed(item: Item) -> Html:
    return element("span", text(" (needed)"), class_="needed", hidden=not item.required)


def _about(item: Item, name: str) -> Html:
    """When it is asked and how it is answered."""
    lines = [f"Asked only if {item.only_if}." if item.only_if else ""]
    lines.append("For example 19/3/2027 or 2027-03-19." if item.kind == "date" else "")
    lines.append("Choose as many as are true." if item.kind == "many" else "")
    if item.unit and item.kind == "number":
        lines.append("In per cent." if item.unit == "%" else f"In {item.unit}.")
    lines.append(f"At most {item.max_words} words." if item.max_words else "")
    said = " ".join(one for one in lines if one)
    return element("p", text(said), class_="hint", id=f"{name}-about", hidden=not said)


def _problem(name: str) -> Html:
    return element("p", class_="problem", id=f"{name}-problem", hidden=True)


def _described(name: str, *parts: str) -> str:
    return " ".join(f"{name}-{part}" for part in parts)


_DRAWN: dict[str, Callable[[Item, Standard, str], Html]] = {
    **dict.fromkeys(_LONG, _long),
    **dict.fromkeys(("yes-no", "one", "many", "grade"), _choices),
    "table": _table,
}
