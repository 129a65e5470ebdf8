"""What the form asks for in small forms of its own: actions, replies, comments; and where it leads."""

from s11tui.tui.query_words import replying
from s11tui.tui.screens.ask import Field
from s11tui.tui.screens.form_part import Change, FormPart
from s11tui.tui.widgets.page_rows import ADD, COMMENT, EARLIER, REPLY_TO_RETURN
from s11tui.tui.widgets.standard_page import StandardPage


class FormDialogs(FormPart):
    """The part of the form that asks for actions, replies and comments, and leads to other screens."""

    def picked_evidence(self, row: str) -> None:
        """A row of the evidence was picked."""
        raise NotImplementedError

    def picked_trace(self, number: int) -> None:
        """Something that looks like a trace of a child was picked."""
        raise NotImplementedError

    def on_standard_page_wanted(self, message: StandardPage.Wanted) -> None:
        message.stop()
        match message.what:
            case "evidence":
                self.picked_evidence(message.id)
            case "odd":
                if message.id.startswith("trace-"):
                    self.picked_trace(int(message.id.removeprefix("trace-")))
            case "actions":
                self._action(message.id)
            case "talk" | "reply":
                self._talk(message.id)
            case _:
                self.call_later(self.run_action, message.what)

    def action_add_action(self) -> None:
        standard = self.standard
        fields = (
            Field("what", "What will be done?", "text"),
            Field("owner", "By whom?", hint="a role rather than a name"),
            Field("due", "By when?", hint="year-month-day, for example 2027-06-30"),
        )
        self.ask(
            "Add an action",
            f"{standard.number} {standard.title}",
            fields,
            "Add",
            lambda session, given: session.actions.add(
                self.view.id, standard.id, given["what"], given["owner"], given["due"], original=self.keeper.original
            ),
        )

    def action_find(self) -> None:
        from s11tui.tui.screens.find import Find

        def chosen(standard: str | None) -> None:
            if standard:
                self.go(standard)

        self.app.push_screen(Find(self.view, self.standard.id), chosen)

    def action_review(self) -> None:
        self.lead(self._review())

    def action_report(self) -> None:
        self.lead(self._report())

    async def _review(self) -> None:
        from s11tui.tui.screens.review import Review

        await self.settle()
        await self.app.push_screen(Review(self.view, self.go))

    async def _report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        await self.settle()
        await self.app.push_screen(Printing(self.view.id))

    def _action(self, row: str) -> None:
        if row == ADD:
            self.action_add_action()
            return
        earlier = [one for then in self.standard.earlier for one in then.actions]
        name = row.removeprefix(EARLIER)
        action = next((one for one in (*self.standard.actions, *earlier) if one.id == name), None)
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
                "Reply to why it was returned",
                f"{standard.returned_reason}\nYour reply goes with what you submit again.",
                lambda session, given: session.answering.reply_to_return(self.view.id, standard.id, given["text"]),
                standard.returned_reply,
            )
        else:
            query = next((one for one in standard.queries if one.id == row), None)
            if query is not None and "reply to query" in self.view.can:
                words = replying(query, self.view)
                self.ask(
                    words.title,
                    words.intro,
                    (Field("text", words.label, "text"),),
                    words.button,
                    lambda session, given: session.moderating.reply(self.view.id, row, given["text"]),
                )

    def _say(self, title: str, about: str, change: Change, said: str = "") -> None:
        self.ask(title, about, (Field("text", "Your words", "text", said),), "Send", change)
