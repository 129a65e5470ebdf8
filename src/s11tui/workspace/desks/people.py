"""The register: agencies, people, and the partnership's settings."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import agency_body, fold_agency, fold_partnership
from s11tui.audit.register import SETTINGS, Agency
from s11tui.audit.words import Words
from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import required_line
from s11tui.workspace.desks.entering import Entering, made
from s11tui.workspace.desks.staffing import known
from s11tui.workspace.rows_of_register import rows_of_agency, rows_of_partnership

PARTNERSHIP_STREAM = "register/partnership"
_LONGEST_IDLE = 240


class People(Entering):
    """What the manager keeps."""

    def add_agency(
        self,
        name: str,
        kind: str,
        phases: Sequence[str] = (),
        size: str = "",
        tags: Sequence[str] = (),
        slug_: str | None = None,
        group: str = "",
        host: str = "",
    ) -> Agency:
        """Enter an agency into the register.

        Raises:
            BadInput: a second agency of the same name or slug, or a word that is not in the vocabulary.
        """
        self.session.require("manager")
        named = required_line(name, "The agency's name")
        known("kind", (kind,), KINDS)
        known("phase", phases, PHASES)
        known("size", (size,) if size else (), SIZES)
        known("tag", tags, TAGS)
        registry, source = self.workspace.registry, self.workspace.source
        with self.session.transaction():
            self._refuse_second(named)
            hosting, belongs = registry.agency(host).id if host else "", admit_line(group).text
            chosen = self._own_slug("agencies", slug_, named)
            agency = Agency(source.new_id(), chosen, named, kind, tuple(phases), size, tuple(tags), belongs, hosting)
            news = NewEvent(f"register/agency/{agency.id}", "agency_registered", agency_body(agency, Words(named)))
            self.session.changing.register([news], {}, lambda events: rows_of_agency(made(fold_agency(None, events))))
        return agency

    def set(self, name: str, value: str) -> None:
        """Change a setting of the partnership, for example the front door's number."""
        self.session.require("manager")
        if name not in SETTINGS:
            raise BadInput(f"There is no setting “{name}”.", f"There are: {', '.join(SETTINGS)}.")
        text = admit(value).text.strip()
        if name == "zone":
            _require_zone(text)
        if name == "idle_minutes":
            _require_minutes(text)
        with self.session.transaction():
            before = self.workspace.registry.partnership()
            news = NewEvent(PARTNERSHIP_STREAM, "setting_changed", {"name": name, "value": Words(text)})
            self.session.changing.register(
                [news],
                rows_of_partnership(before),
                lambda events: rows_of_partnership(made(fold_partnership(before, events))),
            )

    def _refuse_second(self, name: str) -> None:
        row = self.workspace.store.one("SELECT slug FROM agencies WHERE name = ? COLLATE NOCASE", (name,))
        if row is not None:
            raise BadInput(
                f"There is already an agency called “{name}” (its id is {row[0]}).",
                "Use that one, or give this one a name that tells them apart.",
            )


def _require_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f"“{name}” is no time zone.", "Write for example Europe/London.") from None


def _require_minutes(text: str) -> None:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= _LONGEST_IDLE:
        raise BadInput(f"“{text}” is no number of minutes.", f"Write a number from 1 to {_LONGEST_IDLE}.")
