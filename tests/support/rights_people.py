"""Who there is in the partnership of `rights_world`, and what each may do in it by their roles."""

from dataclasses import dataclass
from typing import Protocol

from s11tui.audit.register import Grant


class Situation(Protocol):
    """What of a world decides who may open the return."""

    is_in: bool


_KNOWS_ALL = {"manager", "moderator", "meeting-chair", "follow-up", "scrutineer"}
"""Roles whose holders know the whole register."""


@dataclass(frozen=True)
class Who:
    """Somebody who tries.

    Attributes:
        slug: empty for somebody who is in no register.
        here: their roles with regard to the police, whose return it is.
        elsewhere: their other roles.
        belongs: whether they belong to the police or its group.
        left: whether they left after their session began.
    """

    words: str
    slug: str
    here: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    belongs: bool = False
    left: bool = False

    @property
    def roles(self) -> frozenset[str]:
        return self.here | self.elsewhere

    @property
    def is_bounded(self) -> bool:
        """Whether they know of their own agencies only."""
        return not self.roles & _KNOWS_ALL

    def reads(self, world: Situation) -> bool:
        """Whether they may open the return."""
        own = {"lead", "contributor", "signatory", "manager", "group-lead"}
        return bool(self.here & own) or (bool(self.here) and world.is_in)


def _who(words: str, slug: str, here: str = "", elsewhere: str = "", **more: bool) -> Who:
    return Who(words, slug, frozenset(here.split()), frozenset(elsewhere.split()), **more)


PEOPLE: dict[str, Who] = {
    "lead": _who("safeguarding lead", "lee-lead", "lead", belongs=True),
    "contributor": _who("contributor", "con-tributor", "contributor", belongs=True),
    "signatory": _who("signatory", "sig-natory", "signatory", belongs=True),
    "group-lead": _who("group lead", "gro-up", "group-lead", belongs=True),
    "manager": _who("manager", "partnership-manager", "manager"),
    "moderator": _who("moderator", "mo-derator", "moderator"),
    "chair": _who("meeting chair", "cha-irwoman", "meeting-chair"),
    "follow-up": _who("follow-up group", "fol-low", "follow-up"),
    "scrutineer": _who("scrutineer", "scru-tineer", "scrutineer"),
    "insider": _who("moderator and chair of the own agency", "in-sider", "moderator meeting-chair", belongs=True),
    "both": _who("lead who also moderates and chairs", "bo-th", "lead moderator meeting-chair", belongs=True),
    "scoped": _who("moderator of schools only", "scho-ols", "", "moderator"),
    "other lead": _who("lead of another agency", "hed-teacher", "", "lead"),
    "other contributor": _who("contributor of another agency", "con-elm", "", "contributor"),
    "other signatory": _who("signatory of another agency", "sig-elm", "", "signatory"),
    "other group": _who("group lead of another group", "tru-st", "", "group-lead"),
    "nobody": _who("somebody without a role", ""),
    "left": _who("somebody who left", "gon-e", left=True),
}

GRANTS: dict[str, tuple[str, list[Grant]]] = {
    # slug: (name, roles); the manager and the insider, who needs an employer, are entered apart
    "lee-lead": ("Lee Lead", [Grant("lead", agency="police")]),
    "con-tributor": ("Con Tributor", [Grant("contributor", agency="police")]),
    "sig-natory": ("Sig Natory", [Grant("signatory", agency="police")]),
    "gon-e": ("Gon E", [Grant("lead", agency="police"), Grant("manager")]),
    "gro-up": ("Gro Up", [Grant("group-lead", group="forces")]),
    "mo-derator": ("Mo Derator", [Grant("moderator")]),
    "cha-irwoman": ("Cha Irwoman", [Grant("meeting-chair")]),
    "fol-low": ("Fol Low", [Grant("follow-up")]),
    "scru-tineer": ("Scru Tineer", [Grant("scrutineer")]),
    "bo-th": ("Bo Th", [Grant("lead", agency="police"), Grant("moderator"), Grant("meeting-chair")]),
    "scho-ols": ("Scho Ols", [Grant("moderator", kinds=("school",))]),
    "hed-teacher": ("Hed Teacher", [Grant("lead", agency="elm")]),
    "con-elm": ("Con Elm", [Grant("contributor", agency="elm")]),
    "sig-elm": ("Sig Elm", [Grant("signatory", agency="elm")]),
    "tru-st": ("Tru St", [Grant("group-lead", group="trust")]),
}
