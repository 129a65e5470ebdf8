"""What is known before and beside a meeting: which there are, whom to ask, which agencies; and what is being typed."""

from s11tui.audit.meeting import Attendee, MeetingState
from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.register import ROLES, Person
from s11tui.audit.rights import READS_ALL
from s11tui.audit.sample import SampleState, fold_sample
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.desks.meeting_parts import Candidate
from s11tui.workspace.meetings import MeetingLine, barred_from

_PANEL = ("meeting-chair", "moderator", "follow-up", "manager", "scrutineer")
_OF_AN_AGENCY = ("lead", "signatory", "contributor")


class MeetingPreparing(Desk):
    """The part of the meeting desk that changes no meeting."""

    def list(self, round_ref: str | None = None) -> tuple[MeetingLine, ...]:
        """Every meeting, of a round where one is named; the newest first."""
        self._require_sight()
        return self.workspace.meetings.lines(self.workspace.registry.round(round_ref).id if round_ref else None)

    def open(self, ref: str) -> MeetingView:
        """One meeting, as this person may see it."""
        self._require_sight()
        return self._view(self._load(ref))

    def candidates(self, round_ref: str) -> tuple[Candidate, ...]:
        """The returns of a round that a meeting could be about, with what was sampled; by the agency's name."""
        self._require_sight()
        round_id = self.workspace.registry.round(round_ref).id
        sample = fold_sample(SampleState(round_id), self.workspace.ledger.read(f"sample/{round_id}"))
        sampled = {one.return_id: one.reasons for one in sample.picked}
        found = (
            Candidate(line, sampled.get(line.id, ()), barred_from(self.session, line.id))
            for line in self.session.reading.returns(round=round_ref)
            if line.state not in ("exempt", "withdrawn")
        )
        # Whoever belongs to an agency is not told that the panel picked it.
        return tuple(Candidate(one.line, (), one.barred) if one.barred else one for one in found)

    def panel(self) -> tuple[Person, ...]:
        """The people of the partnership who can be asked to come, chairs first."""
        self._require_sight()
        found = [one for one in self.workspace.registry.people() if one.active and _rank(one) < len(_PANEL)]
        return tuple(sorted(found, key=lambda one: (_rank(one), one.name)))

    def expected(self, ref: str) -> tuple[Attendee, ...]:
        """Who could be at the table: the chair, who was asked, and the people of the agencies on the agenda."""
        self._require_sight()
        state, registry = self._load(ref), self.workspace.registry
        asked = [registry.person(one) for one in dict.fromkeys((state.chair, *state.people))]
        agencies = {one.about.agency_id for one in self._view(state).items}
        known = [Attendee(one.name, _role(one), one.id) for one in asked]
        for one in registry.people():
            grant = next((it for it in one.grants if it.role in _OF_AN_AGENCY and it.agency in agencies), None)
            if one.active and grant is not None and all(one.id != other.person for other in known):
                known.append(Attendee(one.name, ROLES[grant.role], one.id, grant.agency))
        return tuple(known)

    def keep_draft(self, ref: str, key: str, text: str) -> None:
        """Keep what is being typed, so that a crash takes none of it; an empty text lets go of it.

        Args:
            ref: the meeting; empty for one that is being planned.
            key: where it is typed, in the screen's own words.
        """
        stream = self._drafted(ref)
        if text:
            self.workspace.drafts.save(stream, key, "", self.session.person.id, text, "")
        else:
            self.workspace.drafts.drop(stream, key, "", self.session.person.id)

    def drafts(self, ref: str) -> dict[str, str]:
        """What this person was typing, by the key under which it was kept; `ref` as for `keep_draft`."""
        return {key: text for key, _, text, _ in self.workspace.drafts.list(self._drafted(ref), self.session.person.id)}

    def _drafted(self, ref: str) -> str:
        self._require_sight()
        return f"meeting/{self.workspace.meetings.id_of(ref) if ref else 'planned'}"

    def _require_sight(self) -> None:
        self.session.require(*sorted(READS_ALL))

    def _load(self, ref: str) -> MeetingState:
        return self.workspace.meetings.load(self.workspace.meetings.id_of(ref))

    def _view(self, state: MeetingState) -> MeetingView:
        return self.workspace.meetings.view(self.session, state)


def _rank(person: Person) -> int:
    roles = {grant.role for grant in person.grants}
    return next((number for number, role in enumerate(_PANEL) if role in roles), len(_PANEL))


def _role(person: Person) -> str:
    rank = _rank(person)
    return ROLES[_PANEL[rank]] if rank < len(_PANEL) else ""
