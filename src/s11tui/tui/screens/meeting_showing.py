"""What the meeting room shows, and how it is brought up to what the record says."""

from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.mattering import why_it_matters
from s11tui.audit.view_models import StandardView
from s11tui.text import counted
from s11tui.tui.commands import key_of
from s11tui.tui.screens.meeting_turns import MeetingTurns
from s11tui.tui.widgets.judging_rows import outcome_text, said_words
from s11tui.tui.widgets.meeting_rows import (
    agenda_rows,
    clock_words,
    note_rows,
    position_words,
    room_grades,
    room_proposals,
    table_words,
)
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.track_words import track_lines
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import mark, muted, plain, strong

_IN_FULL = 160
"""From so many columns on every descriptor stands with its grade; below only that of the chosen one."""


class MeetingShowing(MeetingTurns):
    """The part of the room that fills its widgets."""

    def refill(self) -> None:
        """Show all of it as it stands."""
        standard = self.standard
        self.set_class(standard is not None, "-turn")
        self.query_one("#table", Static).update(table_words(self.meeting))
        notes = note_rows(self.meeting)
        self.query_one("#notes-head").display = bool(notes)
        self.query_one("#notes", PickList).show(notes)
        if standard is not None:
            self._show_standard(standard)
        else:
            self._show_between()
        self.show_clock()
        self.show_keys()

    def show_clock(self) -> None:
        """Bring the time up to now; nothing is drawn where the words are the same."""
        if not self.is_mounted:
            return
        now = self.now
        self.show_top(strong(self.meeting.title), *clock_words(self.meeting, now))
        where = self._where()
        self.query_one("#where", SplitLine).show(position_words(self.meeting, now), muted(where[0]), muted(where[1]))
        opened = self.meeting.open_item
        rows = agenda_rows(self.meeting, now)
        self.query_one("#agenda", PickList).show(rows, None if self.query_one("#agenda").has_focus else _at(opened))

    def _where(self) -> tuple[str, str]:
        """Where the room stands among what matters, in a long and a short wording."""
        names, view = self.names, self.view
        if view is None:
            return "", ""
        kind = "that matter" if not self.shows_every and self.mattering else "in all"
        if self.current not in names:
            return f"besides the {len(names)} {kind}", f"besides {len(names)}"
        at = names.index(self.current) + 1
        left = sum(one.outcome is None and one.graded for one in view.standards())
        undecided = f"{left} undecided in all" if left else "all decided"
        return f"{at} of {len(names)} {kind} · {undecided}", f"{at} of {len(names)}"

    def _show_standard(self, standard: StandardView) -> None:
        outcome = standard.outcome
        self.query_one("#title", Static).update(strong(f"{standard.number}  {standard.title}".strip()))
        reasons = why_it_matters(standard) if self.is_revealed else self.mattering.get(standard.id, ())
        self._tell("#matters", muted(f"Look here: {' · '.join(reasons)}") if reasons else None)
        open_ = [one for one in standard.queries if not one.resolved]
        asked = Content("\n").join(
            Content.assemble(strong("Question "), plain(one.text), *_replies(one.replies)) for one in open_
        )
        self._tell("#asked", asked if open_ else None)
        self.query_one("#words", Static).update(said_words(standard))
        challenged = outcome.challenged if outcome and self.is_challenged else ""
        ask = Content.assemble(strong("The agency asks for this to be looked at again. "), plain(challenged))
        self._tell("#challenged", ask if challenged else None)
        self._tell("#outcome", outcome_text(standard) if outcome else None)
        track = self.tracks.get(standard.id, ())
        self._tell("#track", track_lines(track) if track else None)
        self.show_judgement()

    def show_judgement(self) -> None:
        """Show what is chosen and written, sent or not."""
        standard, view = self.standard, self.view
        if standard is None or view is None:
            return
        decides, in_full = self.can_decide, self.size.width >= _IN_FULL
        key = key_of("reveal", "f6")
        proposals = room_proposals(view, standard, key, revealed=self.is_revealed)
        self.query_one("#proposals", PickList).show(proposals)
        for name in ("#proposals", "#proposals-head"):
            self.query_one(name).display = bool(standard.proposals)
        grades = self.query_one("#grades", PickList)
        rows = room_grades(standard, self.chosen if decides else "", revealed=self.is_revealed, in_full=in_full)
        grades.show(rows, self.chosen)
        chosen = standard.grade(self.chosen)
        self._tell("#descriptor", plain(chosen.descriptor) if chosen and chosen.descriptor and not in_full else None)
        for name in ("#why", "#why-head", "#judging", "#telling"):
            self.query_one(name).display = decides
        self.query_one("#why-head", Static).update(_why(standard, self.chosen))
        self.query_one("#why", Writing).show(self.reason)
        self._tell("#why-not", muted(self._why_not()) if not decides else None)
        own = standard.grade(standard.self_grade)
        self._label("#record", f"Record {chosen.short if chosen else ''} ({key_of('record', 'f5')})")
        self._label("#as_it_is", f"As it is, {own.short if own else '–'} ({key_of('as_it_is', 'f4')})")
        for name in ("as_it_is", "cannot_tell"):
            self.query_one(f"#{name}").display = bool(self.check_action(name, ()))

    def _why_not(self) -> str:
        standard, view = self.standard, self.view
        if standard is not None and not standard.graded:
            return "This standard is not graded."
        if view is not None and view.state not in ("in moderation", "submitted"):
            return f"The return is {view.state}: nothing is recorded at it now."
        return "Outcomes are recorded by a meeting chair."

    def _show_between(self) -> None:
        opened, following = self.meeting.open_item, self.next_item()
        if opened is not None and opened.about.barred:
            words = f"You take no part in the turn of {opened.about.agency}: {opened.about.barred}."
        elif following is None:
            words = "Every agency had its turn."
        else:
            words = f"Next is {following.about.agency}."
        self.query_one("#intro", Static).update(plain(words))
        key = key_of("next_agency", "f9")
        rows = [Row("next_agency", strong(f"Turn to {following.about.agency}"), muted(key))] if following else []
        here = counted(len(self.meeting.attendance), "person", "people")
        rows += [
            Row("people", plain("Who is here"), muted(here if self.meeting.attendance else "nobody noted yet")),
            Row("conflict", plain("Note a conflict of interest"), muted("declared aloud")),
            Row("note", plain("Note something"), muted("about no single agency")),
            Row("agenda", plain("Agenda"), muted(f"{key_of('agenda', 'f2')}: any agency, in any order")),
            Row("finish", plain("End the meeting"), muted("shows what is not decided yet")),
        ]
        shown = [row for row in rows if self.check_action(row.id, ())]
        self.query_one("#todo", PickList).show([_marked(row, done=bool(self.meeting.attendance)) for row in shown])

    def _tell(self, name: str, words: Content | None) -> None:
        """Show words in their place, or nothing where there are none."""
        widget = self.query_one(name, Static)
        widget.display = words is not None
        if words is not None:
            widget.update(words)

    def _label(self, name: str, words: str) -> None:
        button = self.query_one(name, Button)
        if str(button.label) != words:
            button.label = Content(words)
            # A button is as wide as its first words until it is told that it has others.
            button.refresh(layout=True)


def _at(opened: object) -> str | None:
    about = getattr(opened, "about", None)
    return str(about.return_id) if about is not None else None


def _replies(replies: tuple[tuple[str, str, str], ...]) -> list[Content]:
    return [Content.assemble("\n", muted(f"{who}: "), plain(text)) for who, _, text in replies]


def _why(standard: StandardView, chosen: str) -> Content:
    if chosen == standard.self_grade:
        return Content.assemble(strong("Why"), muted("  may be left out: it is the self-grade"))
    return Content.assemble(strong("Why"), Content.styled("  needed: it is not the self-grade", "$accent"))


def _marked(row: Row, *, done: bool) -> Row:
    sign = mark("done" if row.id == "people" and done else "empty") if row.id == "people" else Content("›")
    return Row(row.id, row.head, row.body, sign)
