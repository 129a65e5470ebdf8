"""Which tables a questionnaire has, and which keys each of them knows."""

from s11tui.questionnaire.vocabulary import KINDS

Name = tuple[str, ...]

QUESTIONNAIRE: Name = ("questionnaire",)
AREA: Name = ("area",)
STANDARD: Name = ("area", "standard")
QUESTION: Name = ("area", "standard", "question")
SCALE: Name = ("scale",)
REFERENCE: Name = ("reference",)
CHECK: Name = ("check",)
DROPPED: Name = ("dropped",)

_ASK = ("kinds", "not_kinds", "phases", "not_phases", "sizes", "tags")
_USUAL = ("ask", "required", "required_below")
_BY_KIND = ("default", *KINDS)
COMPARISONS = ("is", "is_not", "any_of", "at_least", "at_most", "before", "after")
CONDITION = ("question", *COMPARISONS, "answered")

KEYS: dict[Name, tuple[str, ...]] = {
    (): ("questionnaire", "reference", "scale", "area", "check", "dropped"),
    QUESTIONNAIRE: (
        "id", "version", "title", "follows", "sign_off", "for", "introduction", "declaration", "usual", "profiles",
    ),
    (*QUESTIONNAIRE, "introduction"): _BY_KIND,
    (*QUESTIONNAIRE, "declaration"): _BY_KIND,
    (*QUESTIONNAIRE, "usual"): _USUAL,
    (*QUESTIONNAIRE, "profiles"): ("id", "title", "usual"),
    (*QUESTIONNAIRE, "profiles", "usual"): _USUAL,
    REFERENCE: ("id", "title", "edition", "dated", "url", "confirmed"),
    SCALE: ("id", "grades", "na"),
    (*SCALE, "grades"): ("id", "label", "short", "score", "needs", "urgent", "colour"),
    AREA: ("id", "title", "guidance", "ask", "usual", "standard"),
    (*AREA, "ask"): _ASK,
    (*AREA, "usual"): _USUAL,
    STANDARD: (
        "id", "number", "title", "guidance", "law", "typical_evidence", "scale", "profiles", "usual", "ask", "evidence",
        "looks_like", "was", "compare", "graded", "question",
    ),
    (*STANDARD, "law"): ("ref", "part"),
    (*STANDARD, "ask"): _ASK,
    (*STANDARD, "usual"): _USUAL,
    (*STANDARD, "looks_like"): (),
    QUESTION: (
        "id", "type", "text", "options", "columns", "required", "max_words", "min", "max", "unit", "show_if",
        "show_if_any", "warn_if", "bring", "fill_from", "personal",
    ),
    (*QUESTION, "options"): ("id", "label"),
    (*QUESTION, "columns"): ("id", "title", "type"),
    (*QUESTION, "show_if"): CONDITION,
    (*QUESTION, "show_if_any"): CONDITION,
    (*QUESTION, "warn_if"): (*COMPARISONS, "say"),
    CHECK: ("id", "when", "say", "level"),
    (*CHECK, "when"): CONDITION,
    DROPPED: ("id", "why"),
}  # fmt: skip

TABLE_LISTS: frozenset[Name] = frozenset(
    {
        AREA, STANDARD, QUESTION, SCALE, REFERENCE, CHECK, DROPPED, (*SCALE, "grades"), (*QUESTIONNAIRE, "profiles"),
        (*QUESTION, "options"), (*QUESTION, "columns"),
    }
)  # fmt: skip
"""Tables of which there are several, written [[so]]."""

TABLES: frozenset[Name] = frozenset(
    {
        QUESTIONNAIRE, (*QUESTIONNAIRE, "introduction"), (*QUESTIONNAIRE, "declaration"), (*QUESTIONNAIRE, "usual"),
        (*AREA, "ask"), (*AREA, "usual"), (*STANDARD, "ask"), (*STANDARD, "usual"), (*STANDARD, "looks_like"),
    }
)  # fmt: skip
"""Tables of which there is one, written [so]."""


def written(name: Name) -> str:
    """A name as it stands between the brackets."""
    return ".".join(name)


def header(name: Name) -> str:
    """How a person would write this table, for messages."""
    if name in TABLE_LISTS and name[-1] not in ("grades", "profiles", "options", "columns"):
        return f"[[{written(name)}]]"
    if name == QUESTIONNAIRE:
        return "[questionnaire]"
    return f"`{name[-1]}`" if name else "the file"
