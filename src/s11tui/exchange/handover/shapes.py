"""What stands in `manifest.json` and `payload.json`, field by field."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from s11tui.audit.register import CONTACTS
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.strict_json import is_clean
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS

FORMAT = "s11tui-handover/1"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_HEX_64 = r"^[0-9a-f]{64}\z"
_LONGEST_NAME = 10_000


def _clean(text: str) -> str:
    if not is_clean(text):
        raise ValueError("it holds characters that no record holds")
    return text


def _clean_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("it is no single line")
    return _clean(text)


def _one_of(*known: str) -> AfterValidator:
    def check(text: str) -> str:
        if text not in known:
            raise ValueError("the word is not known")
        return text

    return AfterValidator(check)


Id = Annotated[str, StringConstraints(pattern=rf"^{UUID}\z")]
NoId = Annotated[str, StringConstraints(pattern=rf"^(?:{UUID})?\z")]
Sha256 = Annotated[str, StringConstraints(pattern=_HEX_64)]
Moment = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z\z")
]
Text = Annotated[str, AfterValidator(_clean)]
Line = Annotated[str, StringConstraints(max_length=_LONGEST_NAME), AfterValidator(_clean_line)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,119}\z")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,59}\z")]


class Shape(BaseModel):
    """Nothing is turned into something else, and nothing stands in it that is not told here."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SenderShape(Shape):
    """Whose workspace it comes from, see `audit.handover.Sender`."""

    id: Id
    name: Line
    alone: bool
    signing: Annotated[str, StringConstraints(pattern=_HEX_64)]
    sealing: Annotated[str, StringConstraints(pattern=r"^age1[ac-hj-np-z02-9]{58}\z")]
    contacts: dict[Annotated[str, _one_of(*CONTACTS)], Line]


class MemberShape(Shape):
    """A member of the package: manifest and signature aside."""

    name: Annotated[str, StringConstraints(pattern=r"^(?:payload\.json|edition\.json|files/[0-9a-f]{64})\z")]
    size: Annotated[int, Field(ge=0, le=limits.PAYLOAD)]
    sha256: Sha256


class ManifestShape(Shape):
    """What is signed. `agency` and `return` are ids; `head` is the reference code of the return."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=True)

    format: Literal["s11tui-handover/1"]
    id: Id
    number: Annotated[int, Field(ge=1, le=1_000_000)]
    made_at: Moment
    sender: SenderShape
    receiver: NoId
    return_: Annotated[Id, Field(alias="return")]
    agency: Id
    head: Sha256
    members: Annotated[tuple[MemberShape, ...], Field(min_length=2, max_length=limits.FILES + 2, strict=False)]


class AgencyShape(Shape):
    """The agency as the partnership's register has it, see `audit.register.Agency`."""

    id: Id
    slug: Slug
    name: Line
    kind: Annotated[str, _one_of(*KINDS)]
    phases: Annotated[tuple[Annotated[str, _one_of(*PHASES)], ...], Field(max_length=20, strict=False)]
    size: Annotated[str, _one_of("", *SIZES)]
    tags: Annotated[tuple[Annotated[str, _one_of(*TAGS)], ...], Field(max_length=40, strict=False)]
    group: Line
    host: NoId
    active: bool


class LinkShape(Shape):
    """An event, see `audit.handover.Link`."""

    id: Id
    stream: Annotated[str, StringConstraints(pattern=rf"^(?:register/round|return|action)/{UUID}\z")]
    seq: Annotated[int, Field(ge=1, le=limits.EVENTS)]
    previous: Sha256
    hash: Sha256
    kind: Word
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    at: Moment
    who: Id
    body: Annotated[str, StringConstraints(max_length=limits.BODY)]


class WordsShape(Shape):
    """What somebody wrote, with the salt (hex) of its digest."""

    digest: Sha256
    salt: Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{2}){16,64}\z")]
    text: Text


class PayloadShape(Shape):
    """The return: who it is of, its events, the words in them, and who is named."""

    agency: AgencyShape
    events: Annotated[tuple[LinkShape, ...], Field(max_length=limits.EVENTS, strict=False)]
    words: Annotated[tuple[WordsShape, ...], Field(max_length=limits.WORDS, strict=False)]
    withheld: Annotated[tuple[Sha256, ...], Field(max_length=limits.WORDS, strict=False)]
    redacted: Annotated[tuple[Sha256, ...], Field(max_length=limits.WORDS, strict=False)]
    people: Annotated[dict[Id, Line], Field(max_length=limits.PEOPLE)]


def format_of(manifest: Any) -> str:
    """The name of the format that a manifest says it has; empty where it says none."""
    named = manifest.get("format") if isinstance(manifest, dict) else None
    return named if isinstance(named, str) else ""
