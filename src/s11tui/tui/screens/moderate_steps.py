"""What can be done with a return as a whole when moderating, and the small forms of the moderate screen."""

from collections.abc import Callable, Mapping

from s11tui.audit.view_models import QueryView, ReturnView, StandardView
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.keeping_steps import KEEPING, ask_keeping
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]

STEPS: Mapping[str, tuple[str, str, str]] = {
    "open": ("open moderation", "Open moderation", "The panel begins; the agency sees that it has begun."),
    "confirm": ("record outcome", "Confirm the rest on reading", "Every standard without an outcome stands as graded."),
    "leave": ("record outcome", "Leave the rest not moderated", "They stand unverified, and are printed so."),
    "share": ("share", "Share the grades with the agency", "It sees grades and reasons; its time to reply begins."),
    "back": ("return standards", "Send this standard back", "The agency changes it and submits again."),
    "conflict": ("declare conflict", "Declare a conflict of interest", "You then judge nothing of this agency."),
    "acknowledge": (
        "acknowledge",
        "Acknowledge without moderation",
        "It was received, and is not picked for moderation.",
    ),
    "settle": ("settle", "Settle: no reply received", "The time to reply is over; the grades stand."),
    "close": ("close", "Close the return", "Nothing more is to be done with it in this round."),
    **KEEPING,
}
"""By name: the lifecycle's word for it, the words people see, and what it means."""


def meeting_field(known: str = "") -> Field:
    """Asks at which meeting something is decided."""
    return Field("meeting", "At which meeting?", value=known, hint="its name and day; empty for by correspondence")


class ModerateSteps(Desk):
    """The part of the moderate screen that opens other screens."""

    view: ReturnView

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        raise NotImplementedError

    def go(self, standard: str) -> None:
        """Open a standard."""
        raise NotImplementedError

    def take(self, view: ReturnView) -> None:
        """Show the return as it stands now."""
        raise NotImplementedError

    def action_steps(self) -> None:
        rows = [
            Row(name, strong(title), muted(about))
            for name, (action, title, about) in STEPS.items()
            if action in self.view.can
        ]
        intro = f"{self.view.agency.name} · {self.view.state}"
        if not rows:
            intro += "\nThere is nothing that you can do with it now."
        self.app.push_screen(Menu("What comes next?", intro, rows), self._stepped)

    def _stepped(self, name: str | None) -> None:
        ref, standard = self.view.id, self.standard
        match name:
            case "open":
                self._confirm(name, lambda session, given: session.moderating.open(ref))
            case "confirm":
                self._confirm_rest(name)
            case "leave":
                self._confirm(name, lambda session, given: session.moderating.rest(ref, "not-moderated"))
            case "share":
                self._confirm(name, lambda session, given: session.moderating.share(ref))
            case "acknowledge":
                self._confirm(name, lambda session, given: session.moderating.acknowledge(ref))
            case "settle":
                self._confirm(name, lambda session, given: session.moderating.settle(ref))
            case "close":
                self._confirm(name, lambda session, given: session.moderating.close(ref))
            case "back":
                self._because(
                    name,
                    lambda session, given: session.moderating.return_standards(ref, {standard.id: given["reason"]}),
                )
            case "conflict":
                self._because(name, lambda session, given: session.moderating.declare_conflict(ref, given["reason"]))
            case "exempt" | "withdraw" | "reinstate" | "extend":
                self.app.push_screen(ask_keeping(self, self.view, name, self.take))

    def action_ask(self) -> None:
        standard = self.standard
        fields = (
            Field("text", "Your question", "text"),
            Field(
                "audience",
                "For whom?",
                "choice",
                "agency",
                choices=(("agency", "the agency, which replies in its form"), ("panel", "the panel only")),
            ),
        )
        self._ask(
            "Ask a question",
            f"{standard.number} {standard.title}",
            fields,
            "Ask",
            lambda session, given: session.moderating.query(
                self.view.id, standard.id, given["text"], given["audience"]
            ),
        )

    def open_query(self, row: str) -> None:
        """Reply to a question, or settle it."""
        if row == "+add":
            self.action_ask()
            return
        query = next((one for one in self.standard.queries if one.id == row), None)
        if query is None:
            return
        rows = [Row("reply", plain("Reply"))] if "reply to query" in self.view.can else []
        if "resolve query" in self.view.can and not query.resolved:
            rows.append(Row("resolve", plain("It is settled")))
        self.app.push_screen(
            Menu(f"Question from {query.who}", query.text, rows), lambda chosen: self._answer_query(query, chosen)
        )

    def _answer_query(self, query: QueryView, chosen: str | None) -> None:
        if chosen == "reply":
            self._ask("Reply", query.text, (Field("text", "Your words", "text"),), "Send", self._replying(query.id))
        elif chosen == "resolve":
            self._ask("Is it settled?", query.text, (), "Settled", self._resolving(query.id))

    def _replying(self, query: str) -> Change:
        return lambda session, given: session.moderating.reply(self.view.id, query, given["text"])

    def _resolving(self, query: str) -> Change:
        return lambda session, given: session.moderating.resolve(self.view.id, query)

    def action_add_action(self) -> None:
        standard = self.standard
        fields = (
            Field("what", "What will be done?", "text"),
            Field("owner", "By whom?", hint="a role rather than a name"),
            Field("due", "By when?", hint="year-month-day, for example 2027-06-30"),
        )
        self._ask(
            "Agree on an action",
            f"{standard.number} {standard.title}",
            fields,
            "Add",
            lambda session, given: session.actions.add(
                self.view.id, standard.id, given["what"], given["owner"], given["due"]
            ),
        )

    def action_find(self) -> None:
        from s11tui.tui.screens.find import Find

        def chosen(standard: str | None) -> None:
            if standard:
                self.go(standard)

        self.app.push_screen(Find(self.view, self.standard.id), chosen)

    def action_signatures(self) -> None:
        from s11tui.tui.screens.review import Review

        self.app.push_screen(Review(self.view))

    def action_report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        self.app.push_screen(Printing(self.view.id))

    def _confirm_rest(self, name: str) -> None:
        """Confirm the rest; at which meeting is asked with it, where that was not said yet."""
        known = self.bridge.meeting

        async def do(given: Values) -> None:
            meeting = given.get("meeting", known or "")
            ref = self.view.id
            self.take(await self.bridge.call(lambda session: session.moderating.rest(ref, "confirmed", meeting)))
            self.bridge.meeting = meeting

        fields = () if known is not None else (meeting_field(),)
        self.app.push_screen(Ask(STEPS[name][1], STEPS[name][2], fields, "Do it", do))

    def _because(self, name: str, change: Change) -> None:
        self._ask(STEPS[name][1], STEPS[name][2], (Field("reason", "Why?", "text"),), "Record", change)

    def _confirm(self, name: str, change: Change) -> None:
        self._ask(STEPS[name][1], STEPS[name][2], (), "Do it", change)

    def _ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        async def do(given: Values) -> None:
            self.take(await self.bridge.call(lambda session: change(session, given)))

        self.app.push_screen(Ask(title, intro, fields, button, do))
