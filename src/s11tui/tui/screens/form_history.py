"""Everything that was ever written in a box, one's own editor for long answers, and traces that are none."""

from s11tui.audit.view_models import ReturnView
from s11tui.tui.editor import edited, has_editor
from s11tui.tui.screens.form_part import FormPart
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import line, moment_of, muted, plain
from s11tui.workspace.lines import Version
from s11tui.workspace.session import Session

_SHOWN = 400
"""Characters of a version in the list; the whole of it is shown before it is restored."""


class FormHistory(FormPart):
    """The part of the form that looks back."""

    def action_history(self) -> None:
        self.after_typing(lambda: self.lead(self._history()))

    async def _history(self) -> None:
        await self.settle()
        box = self.page.box_in_use
        standard, question = self.standard, box.place.question if box else ""
        found = await self.attempt(lambda session: session.reading.versions(self.view.id, standard.id, question))
        if found is None:
            return
        asked = next((one.text for one in standard.questions if one.id == question), "The grade and its reason")
        rows = [self._row(one) for one in found]
        intro = "Nothing that was written is ever gone. Choose one to see all of it, and to have it back."
        if not rows:
            intro = "Nothing was written here yet. Put the cursor into the box that you mean."

        def chosen(event: str | None) -> None:
            version = next((one for one in found if one.event == event), None)
            if version is not None:
                self._show_version(standard.id, question, version)

        self.app.push_screen(Menu(f"History · {asked}", intro, rows), chosen)

    def _row(self, one: Version) -> Row:
        text = " · ".join(part for part in (one.printed, one.reason) if part)
        text = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        head = f"{moment_of(one.at, self.zone)} · {one.who}{' · stands now' if one.stands else ''}"
        return Row(one.event, plain(head), muted(f"{one.did}: {text}" if text else one.did))

    def _show_version(self, standard: str, question: str, one: Version) -> None:
        rows = [Row("close", plain("Leave it as it is"))]
        if self.standard.editable and not one.stands and one.value:
            rows.insert(0, Row("restore", plain("Have this version back")))

        def chosen(row: str | None) -> None:
            if row == "restore":
                self.later(self._restore(standard, question, one))

        text = "\n\n".join(part for part in (one.printed, one.reason) if part) or "(empty)"
        self.app.push_screen(Menu(f"{moment_of(one.at, self.zone)} · {one.who}", text, rows), chosen)

    async def _restore(self, standard: str, question: str, one: Version) -> None:
        original = self.keeper.original

        def back(session: Session) -> ReturnView:
            desk = session.answering
            if not question:
                return desk.grade(self.view.id, standard, str(one.value), one.reason, original=original)
            return desk.answer(self.view.id, standard, question, one.value, original=original)

        await self.changed(back, "It stands again. What stood before is in the history.")

    # One's own editor.

    def can_edit_outside(self) -> bool:
        """Whether there is a box in use whose text could be opened in the person's own editor."""
        box = self.page.box_in_use if self.is_mounted else None
        return box is not None and box.writing.display and not box.writing.read_only and has_editor(self.app)

    def action_editor(self) -> None:
        self.after_typing(self._editor)

    def _editor(self) -> None:
        box = self.page.box_in_use
        if box is None or not self.can_edit_outside():
            self.notice.tell("Put the cursor into the box that you want to write in.")
            return
        text = edited(self.app, box.writing.text, self.notice)
        if text is not None and text != box.writing.text:
            box.writing.replace_all(text)

    # Traces of children that are none.

    def picked_trace(self, number: int) -> None:
        """Ask what about something that looks like a trace of a child."""
        if number >= len(self.page.found) or not self.standard.editable:
            return
        found = self.page.found[number]
        rows = [
            Row("fine", plain("This is fine"), muted("Your name and the day are recorded; it is not shown again.")),
            Row("change", plain("I will change it"), muted("Nothing that tells who a child is belongs in an audit.")),
        ]

        def chosen(row: str | None) -> None:
            if row == "fine":
                words = "Recorded that it is fine."
                trace = found.trace
                self.later(
                    self.changed(
                        lambda session: session.answering.allow_trace(
                            self.view.id, found.standard, found.question, trace.kind, trace.text
                        ),
                        words,
                    )
                )
            elif row == "change":
                box = next((one for one in self.page.boxes if one.place.question == found.question), None)
                if box is not None:
                    box.focus_answer()
                    box.scroll_visible(animate=False)

        where = f"{found.where}: {line(found.trace.words).plain}. It may be nothing; please look."
        self.app.push_screen(Menu("Could this tell who a child is?", where, rows), chosen)
