"""Questions whose own keys do not fit together."""

from s11tui.questionnaire.meanings.places import standards_of
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.problems import Notes
from s11tui.questionnaire.structure.cursor import Path

_ONLY_FOR = {
    "options": ("one", "many"),
    "columns": ("table",),
    "min": ("number",),
    "max": ("number",),
    "unit": ("number",),
    "max_words": ("text", "long-text", "note"),
}
_WANTED = {
    "one": ("options", 'options = [{ id = "weekly", label = "Every week" }, { id = "never", label = "Never" }]'),
    "many": ("options", 'options = [{ id = "weekly", label = "Every week" }, { id = "never", label = "Never" }]'),
    "table": (
        "columns",
        'columns = [{ id = "role", title = "Role" }, { id = "trained", title = "Trained on", type = "date" }]',
    ),
}


def look(edition: Edition, notes: Notes) -> None:
    """Note keys that have no effect on a question's type, and those that it cannot do without."""
    for place in standards_of(edition):
        for index, question in enumerate(place.standard.questions):
            path = place.at("question", index)
            if not notes.is_spoiled(*path, "type"):
                _question(question, path, notes)


def _question(question: Question, path: Path, notes: Notes) -> None:
    key, example = _WANTED.get(question.type, ("", ""))
    if key and not getattr(question, key) and not notes.is_spoiled(*path, key):
        notes.error(path, f'A question of type "{question.type}" needs `{key}`.', f"Write {example}")
    for key, types in _ONLY_FOR.items():
        if question.type not in types and getattr(question, key) not in ((), None, ""):
            wanted = " or ".join(f'"{one}"' for one in types)
            notes.warn(
                (*path, key),
                f'`{key}` has no effect on a question of type "{question.type}".',
                f"Write type = {wanted}, or take it out.",
            )
    if question.min is not None and question.max is not None and question.min > question.max:
        notes.error(
            (*path, "max"),
            f"No number is at least {question.min:g} and at most {question.max:g}.",
            "Write the smaller one as `min`.",
        )
