"""Questions on the moderate screen: asking, replying, settling; who sees them is said before anything is written."""

from collections.abc import Callable, Mapping

from s11tui.audit.view_models import QueryView, ReturnView, StandardView
from s11tui.tui.query_words import Around, asking, replying, thread, who_sees
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.on_return import OnReturn
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]


class ModerateAsking(OnReturn):
    """The part of the moderate screen that asks, and what its parts share."""

    view: ReturnView

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """Number and title of the standard that is open."""
        return f"{self.standard.number} {self.standard.title}".strip()

    def take(self, view: ReturnView) -> None:
        """Show the return as it stands now."""
        raise NotImplementedError

    def ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        """Ask for a few things, and make the change with what is given."""

        async def do(given: Values) -> None:
            self.take(await self.bridge.call(lambda session: change(session, given)))

        self.app.push_screen(Ask(title, intro, fields, button, do))

    def action_ask(self) -> None:
        agency = self.view.agency.name
        rows = [
            Row("agency", strong(agency), muted("It sees the question and your name, and replies in its form.")),
            Row("panel", strong("The panel only"), muted(f"{agency} never sees it.")),
        ]
        self.app.push_screen(Menu("Whom do you ask?", self.heading, rows), self._ask_them)

    def _ask_them(self, audience: str | None) -> None:
        if audience is None:
            return
        ref, standard = self.view.id, self.standard.id
        self._write(
            asking(audience, self.view),
            lambda session, given: session.moderating.query(ref, standard, given["text"], audience),
        )

    def _write(self, words: Around, change: Change) -> None:
        intro = f"{self.heading}\n{words.intro}"
        self.ask(words.title, intro, (Field("text", words.label, "text"),), words.button, change)

    def open_query(self, row: str) -> None:
        """Show a question with all that was replied, and what can be done with it."""
        if row == "+add":
            self.action_ask()
            return
        query = next((one for one in self.standard.queries if one.id == row), None)
        if query is None:
            return
        sees = who_sees(query.audience, self.view)
        rows = [Row("reply", plain(f"Reply · {sees}"))] if "reply to query" in self.view.can else []
        if "resolve query" in self.view.can and not query.resolved:
            rows.append(Row("resolve", plain("It is settled")))
        self.app.push_screen(
            Menu(f"Question from {query.who} · {sees}", thread(query, self.view).plain, rows),
            lambda chosen: self._go_on(query, chosen),
        )

    def _go_on(self, query: QueryView, chosen: str | None) -> None:
        ref = self.view.id
        if chosen == "reply":
            self._write(
                replying(query, self.view),
                lambda session, given: session.moderating.reply(ref, query.id, given["text"]),
            )
        elif chosen == "resolve":
            self.ask(
                "Is it settled?",
                f"{query.text}\nAnother reply would open it again.",
                (),
                "Settled",
                lambda session, given: session.moderating.resolve(ref, query.id),
            )
