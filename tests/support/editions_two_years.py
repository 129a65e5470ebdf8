"""Two editions of one questionnaire, the later of which follows the earlier: one of everything that can become of it.

Standards of 2027: `policy` is the same; `lead-role` reworded; `training` graded on another scale; `recruitment` the
same, its questions changed; `welcome` renamed from `induction`; `support` merged from `supervision` and `debrief`;
`referrals` and `information` split from `sharing`; `online` new; `paper-files` of 2025 ended; `context` the same.

Of the usual questions `in-place` is filled in again, `how-you-know` shown, `difference` not brought.
"""

from functools import lru_cache
from typing import Any

from s11tui.questionnaire.models import Area, Ask, Column, Dropped, Edition, Option, Profile, Question, Standard
from s11tui.questionnaire.scales import DEFAULT_USUAL, FOUR, MET, RAG, USUAL_QUESTIONS
from support.editions import NO_USUAL, question, when

COLUMNS = (Column(id="post", title="Post"), Column(id="how-many", title="How many", type="number"))


@lru_cache(maxsize=1)
def last_year() -> Edition:
    """The edition of 2025."""
    return _edition("2025.1", USUAL_QUESTIONS, (_leadership_before(), _practice_before(), _about("show")))


def this_year(**more: Any) -> Edition:
    """The edition of 2027."""
    usual = (
        USUAL_QUESTIONS[0].model_copy(update={"bring": "fill"}),
        USUAL_QUESTIONS[1],
        USUAL_QUESTIONS[2].model_copy(update={"bring": "no"}),
    )
    ended = (Dropped(id="paper-files", why="Nobody keeps paper any more."),)
    areas = (_leadership(), _practice(), _about("fill"))
    return _edition("2027.1", usual, areas, **{"follows": "2025.1", "dropped": ended, **more})


def _edition(version: str, usual: tuple[Question, ...], areas: tuple[Area, ...], **more: Any) -> Edition:
    return Edition(
        id="section11-small",
        version=version,
        title=f"Section 11 self-audit, {version}",
        declaration={"default": "I declare that this is true."},
        scales=(FOUR, MET, RAG),
        profiles=(Profile(id="light", title="Light"),),
        usual_questions=usual,
        areas=areas,
        **{"sign_off": ("chief-officer",), **more},
    )


def _leadership_before() -> Area:
    questions = (
        question("trained", "yes-no", required=True),
        question("trained-on", "date", required=True, show_if=when("trained", is_="yes")),
        question("why-not", "text", show_if=when("trained", is_="no")),
        question("secret", "text"),
    )
    lead = _standard("lead-role", "1.2", scale="met", questions=questions)
    return Area(id="leadership", title="Leadership", standards=(_standard("policy", "1.1"), lead))


def _leadership() -> Area:
    questions = (
        question("trained", "yes-no", required=True, bring="fill"),
        question("trained-on", "date", required=True, show_if=when("trained", is_="yes"), bring="fill"),
        question("why-not", "text", show_if=when("trained", is_="no"), bring="fill"),
        question("secret", "text", bring="no"),
    )
    lead = _standard("lead-role", "1.2", scale="met", title="The designated lead", questions=questions)
    return Area(id="leadership", title="Leadership", standards=(_standard("policy", "1.1"), lead))


def _practice_before() -> Area:
    training = (
        question("rate", "number", min=0, max=100, unit="%"),
        question("teams", "number"),
        question("register", "text"),
    )
    names = ("induction", "supervision", "debrief", "sharing", "paper-files")
    return Area(
        id="practice",
        title="Practice",
        standards=(
            _standard("training", "2.1", questions=training),
            _standard("recruitment", "2.2", questions=_recruitment("By a panel", ("dbs", "refs", "id"), "show")),
            *(_standard(name, f"2.{number}") for number, name in enumerate(names, 3)),
        ),
    )


def _practice() -> Area:
    """The number of teams has a bound now, the register is a yes or no, checks lost a choice, methods other labels."""
    training = (
        question("rate", "number", min=0, max=100, unit="%", bring="fill"),
        question("teams", "number", max=10, bring="fill"),
        question("register", "yes-no", bring="fill"),
    )
    return Area(
        id="practice",
        title="Practice",
        standards=(
            _standard("training", "2.1", scale="rag", questions=training),
            _standard("recruitment", "2.2", questions=_recruitment("By a mixed panel", ("dbs", "refs"), "fill")),
            _standard("welcome", "2.3", title="Induction", was=("induction",)),
            _standard("support", "2.4", was=("supervision", "debrief")),
            _standard("referrals", "2.5", was=("sharing",)),
            _standard("information", "2.6", was=("sharing",)),
            _standard("online", "2.7"),
        ),
    )


def _recruitment(panel: str, checks: tuple[str, ...], bring: str) -> tuple[Question, ...]:
    method = (Option(id="panel", label=panel), Option(id="head", label="By the head"))
    return (
        question("method", "one", options=method, bring=bring),
        question("checks", "many", options=tuple(Option(id=one, label=one.upper()) for one in checks), bring=bring),
        question("vacancies", "table", columns=COLUMNS, bring=bring),
    )


def _about(bring: str) -> Area:
    questions = (
        question("people", "number", required=True, bring=bring),
        question("note", "note", bring="no" if bring == "fill" else "show"),
    )
    context = _standard("context", "3.1", usual=NO_USUAL, graded=False, questions=questions)
    overnight = _standard("overnight", "3.2", ask=Ask(tags=("boarding",)))
    return Area(id="about", title="About you", standards=(context, overnight))


def _standard(name: str, number: str, **more: Any) -> Standard:
    filled: dict[str, Any] = {
        "scale": "four", "usual": DEFAULT_USUAL, "title": name.replace("-", " ").capitalize(), "profiles": ("light",),
        **more,
    }  # fmt: skip
    return Standard(id=name, number=number, **filled)
