"""What is noted in the meeting room outside any grade: both ways, actions, good practice, conflicts, who is here."""

from collections.abc import Mapping

from s11tui.errors import BadInput
from s11tui.tui.screens.ask import Do, Field
from s11tui.tui.screens.meeting_base import MeetingBase
from s11tui.tui.screens.meeting_forms import NOBODY, KeptAsk, note_fields, owner_fields, practice_fields
from s11tui.tui.screens.meeting_people import Attending
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, strong
from s11tui.workspace.desks.meetings import Task
from s11tui.workspace.entries import Owner

_DUE = "A day is needed, year-month-day."


class MeetingNoting(MeetingBase):
    """The part of the room that notes."""

    def action_note(self) -> None:
        about = self.view.id if self.view else ""
        intro = f"About {self.view.agency.name}." if self.view else "About no single agency."

        async def do(given: Mapping[str, str]) -> None:
            task = _task(given, given["text"])
            await self.step_or_raise(
                lambda session: session.meetings.note(self.ref, given["kind"], given["text"], about=about, task=task),
                "Noted, and made an action." if task else "Noted.",
            )

        self._form(f"note/{about}", "Note what was said", intro, note_fields("ask"), "Note it", do)

    def action_agree_action(self) -> None:
        view, standard = self.view, self.standard
        if view is None or standard is None:
            return
        whole = (("here", f"{standard.number} {standard.title}".strip()), ("whole", "the return as a whole"))
        fields = (
            Field("what", "What will be done?", "text"),
            *owner_fields("agency"),
            Field("about", "About what?", "choice", "here", choices=whole),
        )

        async def do(given: Mapping[str, str]) -> None:
            about = standard.id if given["about"] == "here" else None
            await self.step_or_raise(
                lambda session: session.actions.add(
                    view.id, about, given["what"], given["owner"], given["due"],
                    owned_by=Owner(given["owned_by"]), meeting=self.ref,
                ),
                "The action is agreed.",
            )  # fmt: skip

        self._form(self.place("action"), "Agree an action", view.agency.name, fields, "Agree it", do)

    def action_practice(self) -> None:
        view, standard = self.view, self.standard
        if view is None or standard is None:
            return

        async def do(given: Mapping[str, str]) -> None:
            await self.step_or_raise(
                lambda session: session.moderating.mark_practice(
                    view.id, standard.id, given["extract"], given["kind"], why=given["why"],
                    consent=given["consent"], consent_by=given["by"], meeting=self.ref,
                ),
                "Marked. Nothing of it leaves the partnership without the agency’s consent.",
            )  # fmt: skip

        about = f"{view.agency.name} · {standard.number} {standard.title}"
        self._form(self.place("practice"), "Good practice", about, practice_fields(), "Mark it", do)

    def action_conflict(self) -> None:
        choices = tuple((one.about.return_id, one.about.agency) for one in self.meeting.items if not one.about.barred)
        first = self.view.id if self.view else choices[0][0] if choices else ""
        fields = (
            Field("who", "Who declares it?", hint="their name"),
            Field("about", "With which agency?", "choice", first, choices=choices),
            Field("words", "What is the conflict?", "text"),
        )

        async def do(given: Mapping[str, str]) -> None:
            await self.step_or_raise(
                lambda session: session.meetings.declare_conflict(
                    self.ref, given["who"], given["about"], given["words"]
                ),
                "The conflict is noted.",
            )

        intro = "A member of the panel is barred by it from judging that agency."
        self._form("conflict", "A conflict of interest, declared aloud", intro, fields, "Note it", do)

    def action_people(self) -> None:
        self.lead(self._open_people())

    async def _open_people(self) -> None:
        expected = await self.attempt(lambda session: session.meetings.expected(self.ref))
        if expected is not None:
            await self.app.push_screen(Attending(self, expected))

    def open_note(self, note: str) -> None:
        """Ask what becomes of something that was noted."""
        found = next((one for one in self.meeting.notes if one.id == note), None)
        if found is None:
            return
        can = self.meeting.can if not found.action else frozenset()
        rows = [
            Row(name, strong(words), muted(about))
            for name, action, words, about in (
                ("act", "make an action", "Make it an action", "With an owner and a day."),
                ("back", "take back a note", "Take it back", "It was noted by mistake; it leaves the minutes."),
            )
            if action in can
        ]
        words = found.text if rows else f"{found.text}\nIt became an action." if found.action else found.text

        def chosen(name: str | None) -> None:
            if name == "act":
                self._make_action(note, found.text)
            elif name == "back":
                self.later(self.step_quietly(note))

        self.app.push_screen(Menu("What was noted", words, rows), chosen)

    async def step_quietly(self, note: str) -> None:
        """Take a note back."""
        await self.step(lambda session: session.meetings.take_back(self.ref, note), "It was taken back.")

    def _make_action(self, note: str, text: str) -> None:
        async def do(given: Mapping[str, str]) -> None:
            task = Task(given["owner"], given["due"], Owner(given["owned_by"]))
            await self.step_or_raise(
                lambda session: session.meetings.make_action(self.ref, note, task), "It is an action now."
            )

        self._form(f"act/{note}", "Make it an action", text, owner_fields("partner"), "Make it", do)

    def _form(self, name: str, title: str, intro: str, fields: tuple[Field, ...], button: str, do: Do) -> None:
        self.app.push_screen(KeptAsk(self.drafts, name, title, intro, fields, button, do))


def _task(given: Mapping[str, str], what: str) -> Task | None:
    """The action that a note becomes; None where nobody takes it on."""
    if given["owned_by"] == NOBODY:
        if given["owner"] or given["due"]:
            raise BadInput("Who takes it on is not chosen.", "Choose the agency, a partner or a sub-group.")
        return None
    if not given["due"]:
        raise BadInput("By when is not said.", _DUE)
    return Task(given["owner"], given["due"], Owner(given["owned_by"]), what)
