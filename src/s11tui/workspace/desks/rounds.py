"""Publishing editions, opening rounds and inviting agencies."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from s11tui.audit.chasing import Pace
from s11tui.audit.events import Event, NewEvent
from s11tui.audit.fold_register import fold_round
from s11tui.audit.fold_return import facts_body
from s11tui.audit.register import Agency, Round
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import BadInput, NotFound, NotNow
from s11tui.questionnaire.asking import asked_of, edition_fits
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import publish
from s11tui.questionnaire.vocabulary import KINDS
from s11tui.text import admit_line, slug
from s11tui.workspace.desks.desk import Desk, required_line, required_text
from s11tui.workspace.desks.entering import made
from s11tui.workspace.lines import EditionLine, ReturnLine
from s11tui.workspace.origins import origin_of
from s11tui.workspace.rows import Rows
from s11tui.workspace.rows_of_register import rows_of_round
from s11tui.workspace.same_body import is_guest, require_own_round

if TYPE_CHECKING:
    from s11tui.workspace.chases import ReturnChase


class Rounds(Desk):
    """What the manager runs."""

    def publish(self, edition: Edition) -> EditionLine:
        """Freeze an edition. The same bytes again change nothing.

        Raises:
            BadInput: the same id and version was published with other content.
        """
        self.session.require("manager")
        published = publish(edition)
        line = EditionLine(edition.id, edition.version, edition.title, published.sha256)
        store = self.workspace.store
        with self.session.transaction():
            there = store.one("SELECT sha256 FROM editions WHERE id = ? AND version = ?", (edition.id, edition.version))
            if there == (published.sha256,):
                return line
            if there is not None:
                raise BadInput(
                    f"“{edition.id}” {edition.version} was published before with other content.",
                    "A published edition never changes: give this one a new version.",
                )
            self._freeze(line, published.canonical)
        return line

    def _freeze(self, line: EditionLine, canonical: bytes) -> None:
        body = {"sha256": line.sha256, "id": line.id, "version": line.version}
        news = [NewEvent(f"register/edition/{line.sha256}", "edition_published", body)]
        events = self.workspace.ledger.append(news, self.session.person.id)
        self.workspace.store.run(
            "INSERT INTO editions (sha256, id, version, title, canonical, published_at) VALUES (?, ?, ?, ?, ?, ?)",
            (line.sha256, line.id, line.version, line.title, canonical.decode(), events[0].at),
        )

    def open(
        self,
        edition_ref: str,
        title: str,
        due: str,
        *,
        agencies: Sequence[str] | None = None,
        profile_of: Mapping[str, str] | None = None,
        profile: str = "",
        separately: bool = False,
        reply_days: int = 14,
    ) -> tuple[Round, tuple[ReturnLine, ...]]:
        """Open a round and invite: the agencies named, or all that the questionnaire is for.

        Args:
            edition_ref: id, `id@version` or SHA-256 of a published edition.
            due: ISO day, good until that day ends.
            profile_of: a profile for single agencies (by id or slug); `profile` is that of all others.
        """
        self.session.require("manager")
        named, when = required_line(title, "The round's title"), day(due).isoformat()
        if not 1 <= reply_days <= 366:
            raise BadInput(f"{reply_days} days to reply is not possible.", "Give 1 to 366.")
        registry = self.workspace.registry
        with self.session.transaction():
            sha256 = self.edition_sha(edition_ref)
            new_id, free = self.workspace.source.new_id(), registry.free_slug("rounds", slug(named))
            one = self._begin(Round(new_id, free, named, sha256, when, "", separately, reply_days))
            edition = registry.edition(sha256)
            profiles = {registry.agency(ref).id: name for ref, name in (profile_of or {}).items()}
            for agency in self._invited(edition, agencies):
                self._invite(one, edition, agency, profiles.get(agency.id, profile))
        return one, self.session.reading.returns(round=one.id)

    def invite(self, round_ref: str, agency_ref: str, profile: str = "") -> ReturnLine:
        """Invite one more agency to a round that is open."""
        self.session.require("manager")
        registry = self.workspace.registry
        with self.session.transaction():
            one, agency = registry.round(round_ref), registry.agency(agency_ref)
            if one.closed:
                raise NotNow(f"“{one.title}” is closed.", "Open a new round for it.")
            row = self.workspace.store.one(
                "SELECT slug FROM returns WHERE round = ? AND agency = ?", (one.id, agency.id)
            )
            if row is not None:
                raise BadInput(f"{agency.name} is in this round already ({row[0]}).", "Nothing was changed.")
            self._invite(one, registry.edition(one.edition), agency, profile)
        return self.session.reading.returns(round=one.id, agency=agency.id)[0]

    def extend(self, round_ref: str, due: str, reason: str, agency: str | None = None) -> Round:
        """Give a round, or one agency in it, another due day (ISO)."""
        self.session.require("manager")
        one = self.workspace.registry.round(round_ref)
        when, why = day(due).isoformat(), required_text(reason, "The reason")
        if agency is not None:
            lines = self.session.reading.returns(round=one.id, agency=agency)
            if not lines:
                raise NotFound(f"“{agency}” has no return in this round.", "Nothing was changed.")
            self.session.moderating.extend(lines[0].id, when, why)
            return one
        return self._change(one, "round_extended", {"due": when, "reason": Words(why)})

    def close(self, round_ref: str) -> Round:
        """Close a round: nothing in it is amended any more."""
        self.session.require("manager")
        one = self.workspace.registry.round(round_ref)
        return self._change(one, "round_closed", {})

    def chase(self, round_ref: str | None = None, pace: Pace | None = None) -> "tuple[ReturnChase, ...]":
        """Who is late with a return of an open round, or must soon hand one in, with the letter to each."""
        from s11tui.workspace.chases import late_returns

        return late_returns(self.session, round_ref, pace or Pace())

    def edition_sha(self, ref: str) -> str:
        """The SHA-256 of a published edition given by id, `id@version` or SHA-256; of an id, the newest."""
        name, _, version = admit_line(ref).text.partition("@")
        row = self.workspace.store.one(
            "SELECT sha256 FROM editions WHERE sha256 = ? OR (id = ? AND (? = '' OR version = ?)) ORDER BY rowid DESC",
            (name, name, version, version),
        )
        if row is None:
            raise NotFound(f"No edition “{ref}” is published in this workspace.", "Publish it first.")
        return str(row[0])

    def _begin(self, one: Round) -> Round:
        body = {
            "id": one.id,
            "slug": one.slug,
            "title": Words(one.title),
            "edition": one.edition,
            "due": one.due,
            "separately": one.separately,
            "reply_days": one.reply_days,
        }
        return self._append(None, NewEvent(f"register/round/{one.id}", "round_opened", body))

    def _change(self, one: Round, kind: str, body: dict[str, object]) -> Round:
        with self.session.transaction():
            require_own_round(self.workspace, one.id)
            now = self.workspace.registry.round(one.id)
            if now.closed:
                raise NotNow(f"“{now.title}” is closed.", "Nothing was changed.")
            return self._append(now, NewEvent(f"register/round/{one.id}", kind, body))

    def _append(self, before: Round | None, new: NewEvent) -> Round:
        after: list[Round] = []

        def rows(events: Sequence[Event]) -> Rows:
            after.append(made(fold_round(before, events)))
            return rows_of_round(after[0])

        self.session.changing.register([new], rows_of_round(before) if before else {}, rows)
        return after[0]

    def _invited(self, edition: Edition, agencies: Sequence[str] | None) -> list[Agency]:
        registry = self.workspace.registry
        if agencies is None:
            known = [one for one in registry.agencies() if not is_guest(self.workspace, one.id)]
            return [one for one in known if one.active and edition_fits(edition, one.kind)]
        return list({one.id: one for one in map(registry.agency, agencies)}.values())

    def _invite(self, one: Round, edition: Edition, agency: Agency, profile: str) -> None:
        if not edition_fits(edition, agency.kind):
            raise BadInput(
                f"“{edition.title}” is not for {agency.name} ({KINDS[agency.kind]}).",
                "Leave it out, or open a round with a questionnaire for its kind.",
            )
        if profile and profile not in {known.id for known in edition.profiles}:
            known = ", ".join(one.id for one in edition.profiles) or "none"
            raise BadInput(f"“{edition.title}” has no profile “{profile}”.", f"It has: {known}.")
        facts = agency.facts(profile)
        if not asked_of(edition, facts):
            raise BadInput(f"“{edition.title}” asks {agency.name} nothing.", "Check its kind, phases and profile.")
        body: dict[str, object] = {
            "round": one.id,
            "agency": agency.id,
            "edition": one.edition,
            "slug": self.workspace.registry.free_slug("returns", f"{agency.slug}-{one.slug}"[:80]),
            "agency_name": Words(agency.name),
            "facts": facts_body(facts),
        }
        origin = origin_of(self.workspace.store, edition, agency.id)
        if origin is not None:
            body["origin"] = origin
        return_id = self.workspace.source.new_id()
        self.session.changing.begin(return_id, [NewEvent(f"return/{return_id}", "invited", body)])
