"""What stands beside a field to help: whether it is needed, when it is asked, how it is answered."""

from s11tui.exchange.worksheets.parts import Item, Standard

_HOW = {
    "one": "Choose one from the list.",
    "yes-no": "Choose Yes or No.",
    "many": "Write those that are true, with semicolons between.",
    "number": "A number, in digits.",
    "date": "A day, for example 19/03/2027 or 2027-03-19.",
    "table": "One row for each. Leave what you do not need empty.",
    "grade": "Choose a grade from the list.",
}
_NEEDS = {"reason": "a reason", "action": "an action", "evidence": "a piece of evidence"}


def hint(item: Item, standard: Standard) -> str:
    """The help beside an item, one thing a line."""
    needed = "Needed." if item.required else _needed_with(item, standard)
    if item.only_if:
        needed = f"{'Needed, but only' if item.required else 'Only'} if {item.only_if}."
    lines = [needed, _HOW.get(item.kind, "")]
    if item.unit:
        lines.append(f"In {item.unit}." if item.unit != "%" else "In per cent.")
    if item.max_words:
        lines.append(f"At most {item.max_words} words.")
    if item.kind == "reason" and not item.required:
        lines.append(_reasons(item, standard))
    if item.kind in ("grade", "many"):
        lines += _choices(item, standard)
    return "\n".join(one for one in lines if one)


def _needed_with(item: Item, standard: Standard) -> str:
    """With which grades an answer is needed that otherwise may be left out."""
    grades = next((one.choices for one in standard.items if one.kind == "grade"), ())
    labels = [one.label for one in grades if one.id in item.required_with]
    return f"Needed if the grade is {' or '.join(labels)}." if labels else ""


def _choices(item: Item, standard: Standard) -> list[str]:
    """Each choice on a line of its own, a grade with its descriptor and what it needs."""
    lines = []
    for choice in item.choices:
        needs = [_NEEDS[one] for one in standard.needs.get(choice.id, ())] if item.kind == "grade" else []
        said = (choice.note, f"Needs {' and '.join(needs)}" if needs else "")
        note = ". ".join(one.rstrip(".") for one in said if one)
        lines.append(f"• {choice.label}: {note}." if note else f"• {choice.label}")
    return lines


def _reasons(item: Item, standard: Standard) -> str:
    grades = next((one.choices for one in standard.items if one.kind == "grade"), ())
    labels = [one.label for one in grades if "reason" in standard.needs.get(one.id, ())]
    return f"Needed for: {', '.join(labels)}." if labels else ""
