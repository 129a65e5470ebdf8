"""What the form asks for in small forms of its own: evidence, actions, replies, comments; and where it leads."""

from collections.abc import Awaitable, Callable, Mapping

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.form_saving import FormSaving
from s11tui.tui.widgets.page_rows import ADD, COMMENT, REPLY_TO_RETURN
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.widgets.standard_page import StandardPage
from s11tui.tui.words import muted, plain
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]


class FormDialogs(FormSaving):
    """The part of the form that opens other screens."""

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        raise NotImplementedError

    def go(self, standard: str, part: int = 0) -> None:
        """Open a standard."""
        raise NotImplementedError

    def on_standard_page_wanted(self, message: StandardPage.Wanted) -> None:
        message.stop()
        match message.what:
            case "evidence":
                self._evidence(message.id)
            case "actions":
                self._action(message.id)
            case "talk":
                self._talk(message.id)
            case _:
                self.call_later(self.run_action, message.what)

    def action_evidence(self) -> None:
        standard = self.standard
        fields = (
            Field("title", "What is it?", hint="for example: Board minutes, March 2027"),
            Field("held_at", "Where is it held?", hint="a folder, a system, a link; may stay empty"),
            Field("date", "From which day?", hint="year-month-day; may stay empty"),
        )
        self._ask(
            "Add evidence",
            f"{standard.number} {standard.title}",
            fields,
            "Add",
            lambda session, given: session.answering.add_evidence(
                self.view.id,
                standard.id,
                given["title"],
                given["held_at"],
                given["date"],
                original=self.keeper.original,
            ),
        )

    def action_add_action(self) -> None:
        standard = self.standard
        fields = (
            Field("what", "What will be done?", "text"),
            Field("owner", "By whom?", hint="a role rather than a name"),
            Field("due", "By when?", hint="year-month-day, for example 2027-06-30"),
        )
        self._ask(
            "Add an action",
            f"{standard.number} {standard.title}",
            fields,
            "Add",
            lambda session, given: session.actions.add(
                self.view.id, standard.id, given["what"], given["owner"], given["due"], original=self.keeper.original
            ),
        )

    def action_assign(self) -> None:
        self.later(self._assign())

    async def _assign(self) -> None:
        from s11tui.tui.screens.menu import Menu

        standard, agency = self.standard, self.view.agency.id
        everybody = await self.attempt(lambda session: session.reading.people())
        rows = [
            Row(one.id, plain(one.name), muted("has it already" if one.id in standard.assigned else ""))
            for one in everybody or ()
            if any(grant.role == "contributor" and grant.agency == agency for grant in one.grants)
        ]
        intro = "" if rows else "No contributor of your agency is known. The partnership's manager adds people."

        def chosen(person: str | None) -> None:
            if person:
                self.later(self._give(standard.id, person))

        self.app.push_screen(Menu(f"Who answers {standard.number} {standard.title}?", intro, rows), chosen)

    async def _give(self, standard: str, person: str) -> None:
        if await self.change(lambda session: session.answering.assign(self.view.id, [standard], [person])):
            self.notice.tell("Given. It stands on their first screen.")

    def action_find(self) -> None:
        from s11tui.tui.screens.find import Find

        def chosen(standard: str | None) -> None:
            if standard:
                self.go(standard)

        self.app.push_screen(Find(self.view, self.standard.id), chosen)

    def action_review(self) -> None:
        self.later(self._review())

    def action_report(self) -> None:
        self.later(self._report())

    async def _review(self) -> None:
        from s11tui.tui.screens.review import Review

        await self.settle()
        await self.app.push_screen(Review(self.view, self.go))

    async def _report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        await self.settle()
        await self.app.push_screen(Printing(self.view.id))

    def _evidence(self, row: str) -> None:
        if row == ADD:
            self.action_evidence()
            return
        evidence = next((one for one in self.standard.evidence if one.id == row), None)
        if evidence is None or not self.standard.editable:
            return
        standard = self.standard.id
        self._ask(
            "Take this evidence away?",
            f"{evidence.title}. It stays in the history of the return.",
            (),
            "Take away",
            lambda session, given: session.answering.remove_evidence(
                self.view.id, standard, row, original=self.keeper.original
            ),
        )

    def _action(self, row: str) -> None:
        if row == ADD:
            self.action_add_action()
            return
        action = next((one for one in self.standard.actions if one.id == row), None)
        if action is not None:
            from s11tui.tui.screens.action import ActionSteps

            self.app.push_screen(ActionSteps(action))

    def _talk(self, row: str) -> None:
        standard = self.standard
        if row == COMMENT:
            self._say(
                "Comment",
                "Everybody who may see the return can read it.",
                lambda session, given: session.answering.comment(self.view.id, standard.id, given["text"]),
            )
        elif row == REPLY_TO_RETURN:
            self._say(
                "Reply",
                standard.returned_reason,
                lambda session, given: session.answering.reply_to_return(self.view.id, standard.id, given["text"]),
            )
        else:
            query = next((one for one in standard.queries if one.id == row), None)
            if query is not None and "reply to query" in self.view.can:
                self._say(
                    "Reply to the question",
                    query.text,
                    lambda session, given: session.moderating.reply(self.view.id, row, given["text"]),
                )

    def _say(self, title: str, about: str, change: Change) -> None:
        self._ask(title, about, (Field("text", "Your words", "text"),), "Send", change)

    def _ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        self.app.push_screen(Ask(title, intro, fields, button, self._doing(change)))

    def _doing(self, change: Change) -> Callable[[Values], Awaitable[None]]:
        async def do(given: Values) -> None:
            view = await self.bridge.call(lambda session: change(session, given))
            self.keeper.take(view)
            self.answered(view)

        return do
