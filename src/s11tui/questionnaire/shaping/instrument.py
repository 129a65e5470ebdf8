"""The parts of a questionnaire that stand outside its areas: its head, scales, references, checks."""

import re
from typing import cast

from s11tui.questionnaire.models import Check, Dropped, Grade, Need, Profile, Reference, Scale, Usual
from s11tui.questionnaire.scales import DEFAULT_USUAL, USUAL_QUESTIONS
from s11tui.questionnaire.shaping.keys import KEYS
from s11tui.questionnaire.shaping.questions import conditions
from s11tui.questionnaire.shaping.tables import Table
from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.vocabulary import NEEDS, NOT_APPLICABLE

COLOURS = ("blue", "green", "amber", "red", "grey")
USUAL_IDS = tuple(question.id for question in USUAL_QUESTIONS)

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")

Bounds = list[tuple[Path, tuple[str, ...]]]
"""Where a `required_below` is written, and what it says."""


def version(table: Table, key: str, required: bool = False) -> str:
    """A version such as 2026.1, which will stand in file names."""
    value = table.line(key, required)
    if value and not _VERSION.fullmatch(value):
        table.notes.error(
            table.at(key),
            f"`{key}` may have letters, digits, dots and hyphens, no spaces, at most 40.",
            f'Write {key} = "2026.1"',
        )
    return value


def texts_by_kind(table: Table, key: str) -> dict[str, str]:
    """A text for everyone, or one for each kind of agency; `default` is for the kinds that have none."""
    if not isinstance(table.raw(key), dict):
        words = table.text(key)
        return {"default": words} if words else {}
    by_kind = table.table(key)
    if by_kind is None:
        return {}
    found = {kind: by_kind.text(kind) for kind in by_kind.names() if kind in KEYS[by_kind.name]}
    return {kind: words for kind, words in found.items() if words}


def usual(table: Table, inherited: Usual, bounds: Bounds) -> Usual:
    """Which of the usual questions are asked and required here."""
    value = table.raw("usual")
    if value is None:
        return inherited
    if not isinstance(value, dict):
        asked = table.chosen("usual", USUAL_IDS)
        return Usual(ask=asked, required=tuple(one for one in asked if one in DEFAULT_USUAL.required))
    rule = table.table("usual")
    if rule is None:
        return inherited
    asked = rule.chosen("ask", USUAL_IDS) if rule.has("ask") else DEFAULT_USUAL.ask
    required = tuple(one for one in DEFAULT_USUAL.required if one in asked)
    if rule.has("required"):
        required = rule.chosen("required", USUAL_IDS)
        for index, one in enumerate(required):
            if one not in asked:
                rule.notes.error(
                    rule.at("required", index),
                    f'"{one}" is required here but not asked.',
                    f'Write "{one}" in `ask` too.',
                )
    below = rule.texts("required_below", single=True)
    bounds.append((rule.at("required_below"), below))
    return Usual(ask=asked, required=tuple(one for one in required if one in asked), required_below=below)


def profile(table: Table, bounds: Bounds) -> Profile:
    """A profile, with its own rule for the usual questions only where it is written."""
    return Profile(
        id=table.id(),
        title=table.line("title", required=True),
        usual=usual(table, DEFAULT_USUAL, bounds) if table.has("usual") else None,
    )


def reference(table: Table) -> Reference:
    """A law or guidance; `dated` may be a text such as "March 2026" or a day."""
    return Reference(
        id=table.id(),
        title=table.line("title", required=True),
        edition=table.line("edition"),
        dated=table.line("dated") if isinstance(table.raw("dated"), str) else table.date("dated"),
        url=table.line("url", longest=2000),
        confirmed=table.flag("confirmed", default=True),
    )


def scale(table: Table) -> Scale:
    """A scale, each grade without a short form shown by its initials."""
    return Scale(
        id=table.id(), grades=tuple(_grade(one) for one in table.tables("grades")), na=table.flag("na", default=True)
    )


def _grade(table: Table) -> Grade:
    label = table.line("label", required=True, longest=60)
    grade_id = table.id()
    if grade_id == NOT_APPLICABLE:
        table.notes.error(
            table.at("id"),
            f'"{NOT_APPLICABLE}" is on every scale without being declared.',
            "Take this grade out; write na = false under [[scale]] where it may not be chosen.",
        )
    initials = "".join(word[0] for word in label.split())[:3].upper()
    return Grade(
        id=grade_id,
        label=label,
        short=table.line("short", longest=4) or initials,
        score=table.number("score"),
        needs=_needs(table),
        urgent=table.flag("urgent"),
        colour=_colour(table),
    )


def _needs(table: Table) -> tuple[Need, ...]:
    return cast(tuple[Need, ...], table.chosen("needs", NEEDS))


def _colour(table: Table) -> str:
    colour = table.line("colour")
    if colour and colour not in COLOURS:
        table.notes.warn(
            table.at("colour"),
            f"There is no colour {colour}; the grade will have none.",
            f"Write one of {', '.join(COLOURS)}.",
        )
        return ""
    return colour


def check(table: Table) -> Check:
    """A contradiction across standards; its conditions need full paths."""
    return Check(
        id=table.id(),
        when=conditions(table, "when", ""),
        say=table.text("say", required=True),
        level="stop" if table.one_of("level", ("warn", "stop"), "warn") == "stop" else "warn",
    )


def dropped(table: Table) -> Dropped:
    """A standard that was given up."""
    return Dropped(id=table.id(), why=table.text("why"))
