"""People, agencies, rounds and settings: what the register's streams add up to."""

from dataclasses import dataclass, field

from s11tui.questionnaire.facts import Facts

ROLES: dict[str, str] = {
    "lead": "safeguarding lead / DSL",
    "contributor": "contributor",
    "signatory": "signatory",
    "manager": "partnership manager",
    "moderator": "moderator",
    "meeting-chair": "meeting chair",
    "follow-up": "follow-up group",
    "scrutineer": "scrutineer",
    "group-lead": "group lead",
}
"""Every role, with the words that people see."""

AGENCY_ROLES = frozenset({"lead", "contributor", "signatory"})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somebody holds: for one agency, one group, or (moderators) for kinds and phases; empty means all."""

    role: str
    agency: str = ""
    group: str = ""
    kinds: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the program.

    `home` is the agency that employs them, which they never moderate; `login` their name at the operating system of a
    host, by which they are known there without signing in.
    """

    id: str
    slug: str
    name: str
    grants: tuple[Grant, ...] = ()
    home: str = ""
    active: bool = True
    email: str = ""
    login: str = ""

    def holds(self, role: str) -> bool:
        return any(grant.role == role for grant in self.grants)


@dataclass(frozen=True, slots=True)
class Agency:
    """Whoever answers. `host` is the agency that hosts it, `group` its trust, federation or force."""

    id: str
    slug: str
    name: str
    kind: str
    phases: tuple[str, ...] = ()
    size: str = ""
    tags: tuple[str, ...] = ()
    group: str = ""
    host: str = ""
    active: bool = True

    def facts(self, profile: str = "") -> Facts:
        return Facts(self.kind, self.phases, self.size, self.tags, profile)


@dataclass(frozen=True, slots=True)
class Party:
    """Another workspace that hand-overs go to and come from.

    Attributes:
        id: that of its partnership, made where that workspace was.
        agency: the agency of this workspace's register whose record it is; empty for a partnership.
        signing: its public Ed25519 key, in hex; `sealing`: its public age key, `age1…`.
    """

    id: str
    name: str
    agency: str
    signing: str
    sealing: str


@dataclass(frozen=True, slots=True)
class Round:
    """One run of an edition. `separately`: nobody sees another's proposal before making their own.

    `sign_off` says that a return is declared by a signatory; `reply_days` how long an agency may challenge.
    """

    id: str
    slug: str
    title: str
    edition: str
    due: str
    opened_at: str = ""
    separately: bool = False
    reply_days: int = 14
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Partnership:
    """Whose workspace it is. `alone`: one agency on its own, without moderation."""

    id: str
    name: str
    alone: bool = False
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        return self.settings.get("zone", "Europe/London")

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key a session is locked, where people sign in."""
        return int(self.settings.get("idle_minutes") or IDLE_MINUTES)


IDLE_MINUTES = 20

SETTINGS: dict[str, str] = {
    "front_door": "Front door (worried about a child)",
    "out_of_hours": "Out of hours",
    "lado": "LADO (allegation against someone who works with children)",
    "threshold_guide": "Threshold guide",
    "escalation_policy": "Escalation policy",
    "zone": "Time zone",
    "sign_in_at": "Where people sign in",
    "idle_minutes": "Minutes until a session that was left alone is locked",
}
"""What a manager can set, with the words that people see."""

CONTACTS = ("front_door", "out_of_hours", "lado")
