"""Evidence in the form: from the agency's library, new, from last year, and taken away again."""

from s11tui.text import counted
from s11tui.tui.screens.evidence_fields import described, evidence_fields
from s11tui.tui.screens.form_carrying import FormCarrying
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.widgets.page_rows import ADD, BRING
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import day_of, muted, plain
from s11tui.workspace.lines import LibraryLine

_NEW = "+new"


class FormEvidence(FormCarrying):
    """The part of the form that is about evidence."""

    def action_evidence(self) -> None:
        self.lead(self._evidence())

    async def _evidence(self) -> None:
        """Offer what the library holds and does not stand here yet; where it holds nothing, ask at once."""
        here = {one.item for one in self.standard.evidence}
        lines = await self.attempt(lambda session: session.library.lines(self.view.agency.id))
        offered = [one for one in lines or () if not one.item.retired and one.item.id not in here]
        if not offered:
            self._ask_new()
            return
        rows = [Row(_NEW, plain("Something new"), muted("It goes into the library too.")), _HEAD]
        rows += [Row(one.item.id, plain(one.item.title), muted(library_words(one))) for one in offered]

        def chosen(item: str | None) -> None:
            if item == _NEW:
                self._ask_new()
            elif item is not None:
                self.later(self._attach_item(item))

        self.app.push_screen(Menu("Add evidence", self.heading, rows), chosen)

    def _ask_new(self) -> None:
        standard, original = self.standard, self.keeper.original
        self.ask(
            "Add evidence",
            self.heading,
            evidence_fields(self.bridge),
            "Add",
            lambda session, given: session.library.add_to(
                self.view.id, standard.id, described(self.bridge, given), original=original
            ),
        )

    async def _attach_item(self, item: str) -> None:
        standard, original = self.standard.id, self.keeper.original
        await self.changed(
            lambda session: session.answering.attach(self.view.id, standard, item, original=original), "Added."
        )

    def picked_evidence(self, row: str) -> None:
        if row == ADD:
            self.action_evidence()
        elif row.startswith(BRING):
            self.bring_evidence(row.removeprefix(BRING))
        else:
            self._about(row)

    def _about(self, row: str) -> None:
        """What can be done with a piece of evidence that stands here."""
        evidence = next((one for one in self.standard.evidence if one.id == row), None)
        if evidence is None:
            return
        rows = [Row("close", plain("Leave it as it is"))]
        if evidence.file is not None:
            rows.append(Row("save", plain(f"Save a copy of {evidence.file.name}")))
        if self.standard.editable:
            rows.append(Row("remove", plain("Take it away"), muted("It stays in the history of the return.")))

        def chosen(what: str | None) -> None:
            if what == "save":
                standard = self.standard.id
                self.later(save_file(self, lambda session: session.reading.evidence_file(self.view.id, standard, row)))
            elif what == "remove":
                self.later(self._remove(row))

        words = " · ".join(part for part in (evidence.held_at, day_of(evidence.date), evidence.shows) if part)
        self.app.push_screen(Menu(evidence.title, words, rows), chosen)

    async def _remove(self, row: str) -> None:
        standard, original = self.standard.id, self.keeper.original
        await self.changed(
            lambda session: session.answering.remove_evidence(self.view.id, standard, row, original=original),
            "Taken away. It stays in the history.",
        )

    def action_library(self) -> None:
        from s11tui.tui.screens.library import LibraryScreen

        self.app.push_screen(LibraryScreen(self.view.agency.id, self.view.agency.name))


_HEAD = Row("head", muted("From your agency’s evidence library"), heading=True)


def library_words(one: LibraryLine) -> str:
    """What is to be known of an item at a glance."""
    item = one.item
    used = f"used at {counted(len({use.standard for use in one.uses}), 'standard')}" if one.uses else "not used yet"
    late = f"out of date since {day_of(item.review_by)}" if one.expired else ""
    return " · ".join(part for part in (late, day_of(item.date), item.held_at, used) if part)
