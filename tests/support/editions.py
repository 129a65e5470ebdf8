"""Small editions with one of everything that the language can say."""

from typing import Any

from s11tui.questionnaire.models import (
    Area,
    Ask,
    Check,
    Column,
    Condition,
    Edition,
    Option,
    Profile,
    Question,
    Standard,
    Usual,
    Warning_,
)
from s11tui.questionnaire.scales import DEFAULT_USUAL, FOUR, MET, USUAL_QUESTIONS

NO_USUAL = Usual()
BELOW_GOOD = Usual(ask=("in-place", "how-you-know", "difference"), required=("in-place",), required_below=("good",))


def question(name: str, kind: str, **more: Any) -> Question:
    return Question(id=name, type=kind, text=f"{name.capitalize()}?", **more)  # type: ignore[arg-type]  # any type's name


def when(path: str, **says: Any) -> tuple[Condition, ...]:
    """One condition; `is_="yes"` for `is`."""
    return (Condition.model_validate({"question": path, **{key.rstrip("_"): value for key, value in says.items()}}),)


def warning(say: str, **says: Any) -> Warning_:
    return Warning_.model_validate({"say": say, **{key.rstrip("_"): value for key, value in says.items()}})


LEAD_QUESTIONS = (
    question("trained", "yes-no", required=True),
    question("trained-on", "date", required=True, show_if=when("trained", is_="yes")),
    question("why-not", "text", required=True, show_if=when("trained", is_="no")),
    question("until-when", "date", show_if=when("why-not", answered=True)),
)
RECRUITMENT_QUESTIONS = (
    question("method", "one", options=(Option(id="panel", label="By a panel"), Option(id="head", label="By the head"))),
    question(
        "checks",
        "many",
        options=(
            Option(id="dbs", label="DBS"),
            Option(id="refs", label="References"),
            Option(id="id", label="Identity"),
        ),
    ),
    question(
        "vacancies",
        "table",
        columns=(
            Column(id="post", title="Post"),
            Column(id="since", title="Since", type="date"),
            Column(id="how-many", title="How many", type="number"),
        ),
    ),
)


def small_edition(version: str = "2027.1", sign_off: tuple[str, ...] = ("chief-officer",), **more: Any) -> Edition:
    """Seven standards in three areas; a police force without tags is asked five of them."""
    return Edition(
        id="section11-small",
        version=version,
        title="Section 11 self-audit, small",
        sign_off=sign_off,
        introduction={"default": "Answer for your own agency. Worried about a child? {front_door}"},
        declaration={"default": "I declare that this is true."},
        profiles=(Profile(id="light", title="Light"),),
        scales=(FOUR, MET),
        usual_questions=USUAL_QUESTIONS,
        areas=(
            Area(id="leadership", title="Leadership", standards=_leadership()),
            Area(id="practice", title="Practice", standards=_practice()),
            Area(id="about", title="About you", standards=_about()),
        ),
        checks=CHECKS,
        **more,
    )


CHECKS = (
    Check(
        id="told",
        level="warn",
        say="No lead is trained, yet a policy is said to be in place.",
        when=when("lead-role/trained", is_="no") + when("policy/in-place", answered=True),
    ),
    Check(
        id="cannot-be",
        level="stop",
        say="Everybody is trained, yet the lead is not.",
        when=when("lead-role/trained", is_="no") + when("training/rate", at_least=100),
    ),
)


def _leadership() -> tuple[Standard, ...]:
    return (
        _standard("policy", "1.1", profiles=("light",)),
        _standard("lead-role", "1.2", scale="met", profiles=("light",), questions=LEAD_QUESTIONS),
    )


def _practice() -> tuple[Standard, ...]:
    low = (warning("Half are not trained.", at_most=50),)
    rate = question("rate", "number", min=0, max=100, unit="%", warn_if=low)
    return (
        _standard("training", "2.1", usual=BELOW_GOOD, evidence=("outstanding",), questions=(rate,)),
        _standard("recruitment", "2.2", questions=RECRUITMENT_QUESTIONS),
    )


def _about() -> tuple[Standard, ...]:
    asked = (question("people", "number", required=True), question("note", "note"))
    return (
        _standard("context", "3.1", usual=NO_USUAL, graded=False, profiles=("light",), questions=asked),
        _standard("overnight", "3.2", ask=Ask(tags=("boarding",))),
        _standard("governors", "3.3", ask=Ask(kinds=("school",))),
    )


def _standard(name: str, number: str, **more: Any) -> Standard:
    filled: dict[str, Any] = {"scale": "four", "usual": DEFAULT_USUAL, **more}
    return Standard(id=name, number=number, title=name.replace("-", " ").capitalize(), **filled)
