"""What can be done with a return as a whole when moderating, and the small forms of the moderate screen."""

from collections.abc import Mapping

from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.keeping_steps import KEEPING, ask_keeping
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.moderate_asking import Change, Values
from s11tui.tui.screens.practice_marking import PracticeMarking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, strong

STEPS: Mapping[str, tuple[str, str, str]] = {
    "open": ("open moderation", "Open moderation", "The panel begins; the agency sees that it has begun."),
    "confirm": ("record outcome", "Confirm the rest on reading", "Every standard without an outcome stands as graded."),
    "leave": ("record outcome", "Leave the rest not moderated", "They stand unverified, and are printed so."),
    "share": ("share", "Share the grades with the agency", "It sees grades and reasons; its time to reply begins."),
    "back": ("return standards", "Send standards back", "One or several, each with a reason; the agency changes them."),
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


class ModerateSteps(PracticeMarking):
    """The part of the moderate screen that opens other screens."""

    @property
    def back(self) -> dict[str, str]:
        """What is marked to be sent back, with why, and was not sent yet."""
        raise NotImplementedError

    def go(self, standard: str) -> None:
        """Open a standard."""
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
        ref = self.view.id
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
                self._send_back()
            case "conflict":
                self._because(name, lambda session, given: session.moderating.declare_conflict(ref, given["reason"]))
            case "exempt" | "withdraw" | "reinstate" | "extend" | "amend":
                self.app.push_screen(ask_keeping(self, self.view, name, self.take))

    def action_add_action(self) -> None:
        standard = self.standard
        fields = (
            Field("what", "What will be done?", "text"),
            Field("owner", "By whom?", hint="a role rather than a name"),
            Field("due", "By when?", hint="year-month-day, for example 2027-06-30"),
        )
        self.ask(
            "Agree on an action",
            self.heading,
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
        self.ask(STEPS[name][1], STEPS[name][2], (Field("reason", "Why?", "text"),), "Record", change)

    def _confirm(self, name: str, change: Change) -> None:
        self.ask(STEPS[name][1], STEPS[name][2], (), "Do it", change)

    def _send_back(self) -> None:
        from s11tui.tui.screens.sending_back import SendingBack

        async def send(reasons: Mapping[str, str]) -> None:
            ref = self.view.id
            self.take(await self.bridge.call(lambda session: session.moderating.return_standards(ref, reasons)))

        def sent(done: bool | None) -> None:
            if done:
                self.notice.tell("Sent back. The agency sees which and why on its first screen.")

        self.app.push_screen(SendingBack(self.view, self.back, self.standard.id, send), sent)
