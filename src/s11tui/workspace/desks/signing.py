"""The roles that must declare a return, and the event of one signature."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.completeness import contradictions
from s11tui.audit.events import NewEvent
from s11tui.audit.files import KeptFile, file_body
from s11tui.audit.signature_view import still_to_sign
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotNow, Unmet
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.text import admit_line

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


@dataclass(frozen=True, slots=True)
class Office:
    """A role that signs: its id in the edition's `sign_off` (empty where it asks for none), and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What one signatory, or whoever records it for them, says."""

    office: str
    name: str
    role: str
    how: str
    signed_on: str = ""
    shown: str = ""
    reason: str = ""
    report: str = ""
    scan: KeptFile | None = None


def office_of(scene: "Scene", role: str | None) -> Office:
    """The role in which somebody signs now.

    The one that was said, by id or in words; where the edition asks for one only, that one, whatever people call it.

    Raises:
        BadInput: several are asked for, and which of them signs is not said.
        NotNow: that role has signed already.
    """
    asked = scene.content.edition.sign_off
    if not asked:
        return Office("", role or "signatory")
    said = admit_line(role or "").text.casefold()
    named = next((one for one in asked if said and said in _called(one)), "")
    waiting = still_to_sign(scene.state, asked)
    if named and named not in waiting:
        raise NotNow(f"The {_words(named).lower()} has signed already.", "The others have still to sign.")
    if not named and len(asked) > 1:
        choices = "; ".join(f"{one} ({_words(one)})" for one in waiting)
        raise BadInput("Several people sign this return, and in which role you sign was not said.", f"Say: {choices}.")
    office = named or asked[0]
    # What people call themselves is printed as they say it; an id is for programs.
    return Office(office, admit_line(role or "").text if role and said != office else _words(office))


def signing_event(scene: "Scene", signing: Signing) -> NewEvent:
    """The event of a signature: of the last that is asked for, that of the submission."""
    body: dict[str, object] = {
        "office": signing.office,
        "name": Words(admit_line(signing.name).text),
        "role": Words(admit_line(signing.role).text),
        "how": signing.how,
        "signed_on": signing.signed_on,
        "shown": Words(admit_line(signing.shown).text),
        "reason": Words(signing.reason),
        "report": signing.report,
        "scan": file_body(signing.scan),
    }
    waiting = still_to_sign(scene.state, scene.content.edition.sign_off)
    if [one for one in waiting if one != signing.office]:
        return scene.new("signed", **body)
    return scene.new("submitted", content=dict(scene.content.digests), **body)


def offices_in_words(scene: "Scene") -> str:
    """The roles that have still to sign."""
    waiting = still_to_sign(scene.state, scene.content.edition.sign_off)
    return ", ".join(map(_words, waiting)) or "signatory"


def require_complete(scene: "Scene") -> None:
    """Raise where something is missing, or a contradiction stops submission."""
    missing = [one for each in scene.progress.values() for one in each.missing]
    stops = contradictions(scene.content)[1]
    if not missing and not stops:
        return
    standards = {one.standard for one in missing}
    words = tuple(f"{scene.content.by_id[one.standard].standard.number} {one.what}" for one in missing) + stops
    count = "1 standard is" if len(standards) == 1 else f"{len(standards)} standards are"
    what = f"{count} not complete: {'; '.join(words[:3])}{' …' if len(words) > 3 else ''}." if missing else stops[0]
    raise Unmet(what, "Complete what is missing, then submit.", words)


def _called(office: str) -> tuple[str, ...]:
    """What people call a role: its id, its words, and each of two words for it (“head teacher or principal”)."""
    words = _words(office).casefold()
    return (office, words, *words.split(" or "))


def _words(office: str) -> str:
    return SIGN_OFF_ROLES.get(office, office)
