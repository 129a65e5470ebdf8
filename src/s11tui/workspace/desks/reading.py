"""Reading: lists, one return, its history. Nothing is changed here."""

from typing import TYPE_CHECKING

from s11tui.audit.register import Agency, Person, Round
from s11tui.errors import NotFound
from s11tui.workspace import homes, listing
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.lines import EditionLine, HistoryLine, Home, ReturnLine, Version

if TYPE_CHECKING:
    from s11tui.audit.action_plan import ActionPlan
    from s11tui.audit.agreement import Weighting
    from s11tui.audit.changes import StandardChanges
    from s11tui.audit.practice_bank import BankLine
    from s11tui.audit.round_summary import RoundSummary
    from s11tui.audit.track import TrackView
    from s11tui.audit.view_models import ActionView, ReturnView
    from s11tui.questionnaire.models import Edition
    from s11tui.workspace.board_lines import Board
    from s11tui.workspace.calibrating import CalibrationView


class Reading(Desk):
    """What a person may look at."""

    def returns(self, round: str | None = None, agency: str | None = None) -> tuple[ReturnLine, ...]:
        """The returns that this person may know of, by round and agency (ids or slugs)."""
        agencies = None if agency is None else (agency,)
        return listing.returns(self.session, listing.Wanted(round=round, agencies=agencies))

    def open(self, ref: str) -> "ReturnView":
        """One return, as this person may see it.

        Raises:
            NotAllowed: they may not see it.
        """
        return self.session.changing.view(self.session.changing.scene(ref))

    def history(self, ref: str) -> tuple[HistoryLine, ...]:
        """Every event of a return's own stream, which the agency may see all of."""
        view = self.open(ref)
        names = self.workspace.names
        return tuple(
            HistoryLine(
                event.seq,
                event.kind,
                names.get(event.who, ""),
                event.at,
                str(event.body.get("standard", "")),
                str(event.body.get("question", "")),
                event.hash,
                event.previous,
            )
            for event in self.workspace.ledger.read(f"return/{view.id}")
        )

    def versions(self, ref: str, standard: str, question: str) -> tuple[Version, ...]:
        """All that was ever said in answer to a question (an empty one: as the grade), the newest first."""
        from s11tui.workspace.versions import versions

        scene = self.session.changing.scene(ref)
        scene.require_readable()
        return versions(self.workspace, scene, scene.asked(standard), question)

    def track(self, ref: str, standard: str) -> "tuple[TrackView, ...]":
        """How the agency of a return stood at one of its standards in each earlier round, the newest first.

        Raises:
            NotFound: the standard is not asked in this return.
            NotAllowed: this person may not open the return.
        """
        from s11tui.workspace.tracks import track

        scene = self.session.changing.scene(ref)
        scene.require_readable()
        return track(self.workspace, scene, scene.asked(standard).id)

    def changes(self, ref: str) -> "tuple[StandardChanges, ...]":
        """What was changed at each standard of a return that was sent back or amended, since it was submitted before.

        Raises:
            NotAllowed: this person may not open the return.
        """
        scene = self.session.changing.scene(ref)
        scene.require_readable()
        if scene.state.revision < 2 and not scene.state.reopened:
            return ()
        from s11tui.audit.changes import changes_made

        settings = self.workspace.registry.partnership().settings
        return changes_made(scene.content.edition, self.workspace.ledger.read(f"return/{scene.id}"), settings)

    def evidence_file(self, ref: str, standard: str, evidence: str) -> tuple[str, bytes]:
        """The name and the bytes of the file that is kept with a piece of evidence of a return.

        Raises:
            NotFound: no file is kept with it, or it is gone.
        """
        found = next(
            (
                one
                for here in self.open(ref).standards()
                if standard in (here.id, here.number)
                for one in here.evidence
                if one.id == evidence
            ),
            None,
        )
        if found is None or found.file is None:
            raise NotFound("No file is kept with that piece of evidence.", "Look at where it is held.")
        return found.file.name, self.workspace.files.read(found.file)

    def original_file(self, ref: str, number: int) -> tuple[str, bytes]:
        """The name and the bytes of an original that the partnership typed from, the first being 1.

        Raises:
            NotFound: no file is kept with it, or it is gone.
        """
        originals = self.open(ref).originals
        kept = originals[number - 1].file if 0 < number <= len(originals) else None
        if kept is None:
            raise NotFound("No file is kept with that original.", "Look at what is said of it.")
        return kept.name, self.workspace.files.read(kept)

    def home(self) -> Home:
        """What to do next, what waits for others, what is done."""
        return homes.home(self.session)

    def board(self, round: str | None = None) -> "Board":
        """The moderation board of a round; of the newest, where none is named.

        Raises:
            NotAllowed: this person takes no part in moderation.
        """
        self.session.require("manager", "moderator", "meeting-chair", "follow-up", "scrutineer")
        # A board is made of an edition; home, which comes first, is not.
        from s11tui.workspace import boards

        return boards.board(self.session, round)

    def summary(self, round: str | None = None, *, only_shared: bool = False) -> "RoundSummary":
        """A round at a glance; the newest in which something was submitted, where none is named.

        Args:
            only_shared: leave out what agencies do not know of yet, as for readers outside the panel.

        Raises:
            NotAllowed: this person answers for no whole round.
        """
        self.session.require("manager", "meeting-chair", "follow-up", "scrutineer")
        from s11tui.workspace import summaries

        return summaries.summary(self.session, round, only_shared=only_shared)

    def action_plan(
        self,
        round: str | None = None,
        agency: str | None = None,
        meeting: str | None = None,
        *,
        overdue: bool = False,
    ) -> "ActionPlan":
        """Actions with their logs, to be printed: of a round, of an agency, agreed at a meeting, only late; else all.

        Raises:
            NotFound: there is no such round, agency or meeting.
        """
        from s11tui.workspace.action_plans import action_plan

        return action_plan(self.session, round, agency, meeting, overdue=overdue)

    def practices(self, round: str | None = None, *, outside: bool = False) -> "tuple[BankLine, ...]":
        """The good practice bank: for the panel all that was marked, for everybody else what may be shared.

        Args:
            round: only of this round.
            outside: as everybody else has it, whoever asks.
        """
        from s11tui.workspace.practices import bank

        round_id = self.workspace.registry.round(round).id if round is not None else ""
        return bank(self.session, round_id, outside=outside)

    def calibration(self, round: str, weighting: "Weighting" = "linear") -> "CalibrationView":
        """What moderation did to the self-grades of a round, and how far those who grade agree.

        Raises:
            NotAllowed: this person may not see it, or not while the round runs.
        """
        from s11tui.workspace.calibrating import calibration

        return calibration(self.session, round, weighting)

    def actions(self, ref: str | None = None) -> tuple["ActionView", ...]:
        """The actions of one return, with their logs; or those of every return that this person may open."""
        if ref is not None:
            return self.open(ref).actions
        from s11tui.workspace.registers import actions

        return actions(self.session)

    def agencies(self) -> tuple[Agency, ...]:
        """Every agency of the register, for whoever keeps or reads all of it; else one's own."""
        return self.session.sight.agencies()

    def people(self) -> tuple[Person, ...]:
        """Everybody, for the manager; else the colleagues of one's own agencies."""
        if "manager" in self.session.roles:
            return self.workspace.registry.people()
        return self.session.sight.colleagues()

    def rounds(self) -> tuple[Round, ...]:
        """Every round, the newest first."""
        return self.workspace.registry.rounds()

    def editions(self) -> tuple[EditionLine, ...]:
        """Every published edition."""
        rows = self.workspace.store.all("SELECT id, version, title, sha256 FROM editions ORDER BY id, published_at")
        return tuple(EditionLine(*row) for row in rows)

    def edition(self, sha256: str) -> "Edition":
        """One published edition."""
        return self.workspace.registry.edition(sha256)
