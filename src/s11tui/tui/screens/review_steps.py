"""The steps to submission and after it: sending, signing, recording, sending back, confirming, the receipt."""

from collections.abc import Callable, Mapping

from s11tui.audit.view_models import ReturnView
from s11tui.errors import NotNow, Refusal
from s11tui.tui.delivering import named_file
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.on_return import OnReturn
from s11tui.tui.screens.printing import Written
from s11tui.tui.screens.receipts import receipt, receipt_file, signed_so_far
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.screens.signing import (
    DECLINE,
    FALL_AWAY,
    OUTSIDE,
    declare,
    decline_fields,
    expect_fields,
    original_fields,
    outside_fields,
    ratify_fields,
    record_outside,
    sign_fields,
)
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import plain
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]


class ReviewSteps(OnReturn):
    """The part of the review that changes the return."""

    def show_return(self) -> None:
        """Show the return as it stands in `view`."""
        raise NotImplementedError

    def can_do(self, action: str) -> bool | None:
        """Whether a step can be taken now; None for what is no step."""
        view, can = self.view, self.view.can
        complete = not view.missing and not view.stops
        match action:
            case "send":
                return complete and "send for sign-off" in can and bool(view.edition.sign_off)
            case "sign":
                return complete and "declare" in can and (self.signs or not view.edition.sign_off)
            case "outside":
                may = bool({"record outside sign-off", "send for sign-off"} & can)
                return complete and may and bool(view.edition.sign_off)
            case "send_back":
                return "decline" in can
            case "recall":
                return "recall" in can
            case "expect":
                return "expect ratification" in can and (view.ratification is None or bool(view.ratification.on))
            case "ratify":
                return "ratify" in can and view.ratification is not None and not view.ratification.on
            case "original":
                return "attach original" in can
            case "receipt":
                return bool(view.signatures)
        return None

    @property
    def signs(self) -> bool:
        """Whether this person signs for the agency."""
        person = self.bridge.person
        return person is not None and any(
            grant.role == "signatory" and grant.agency == self.view.agency.id for grant in person.grants
        )

    # Sending and taking back.

    def action_send(self) -> None:
        words = "It is with the signatory now. You can take it back until it is signed."
        self._now(lambda session, given: session.submitting.send(self.view.id), words)

    def action_recall(self) -> None:
        def recall() -> None:
            words = "You have it back and can change it."
            self._now(lambda session, given: session.submitting.recall(self.view.id), words)

        if not self.view.signed:
            recall()
            return
        rows = (Row("keep", plain("Leave it with them")), Row("recall", plain("Take it back")))
        menu = Menu("Take it back from sign-off?", FALL_AWAY, rows)
        self.app.push_screen(menu, lambda chosen: recall() if chosen == "recall" else None)

    def action_send_back(self) -> None:
        words = f"{DECLINE} {FALL_AWAY}" if self.view.signed else DECLINE
        self._ask(
            "Send it back to the lead",
            words,
            decline_fields(),
            "Send back",
            lambda session, given: session.submitting.decline(self.view.id, given["reason"]),
        )

    # Signing.

    def action_sign(self) -> None:
        self.lead(self._show_report_first())

    async def _show_report_first(self) -> None:
        """Write what is on the screen, so that what was read is what is signed."""
        now = await self.attempt(lambda session: session.reading.open(self.view.id))
        if now is None or not self.is_mounted:
            return
        if now.head != self.view.head:
            self.view = now
            self.show_return()
            self.notice.refuse(
                NotNow("This return was changed since you opened it.", "It is shown anew: read it again, then sign.")
            )
            return
        from s11tui.tui.screens.report_first import ReportFirst

        self.app.push_screen(ReportFirst(self.view), self._declare)

    def _declare(self, written: Written | None) -> None:
        if written is None:
            return
        view = self.view
        file = f"{written.path.name}, " if written.path is not None else ""
        self._ask(
            "Declare and submit" if len(view.to_sign) < 2 else "Declare",
            f"{view.edition.declaration}\n\nYou declare what you have read: {file}reference code {written.head[:16]}.",
            sign_fields(view, self.bridge.person.name if self.bridge.person else "", signs=self.signs),
            "I declare it: submit" if len(view.to_sign) < 2 else "I declare it: sign",
            lambda session, given: declare(session, view, given, written.sha256),
        )

    def action_outside(self) -> None:
        last = len(self.view.to_sign) < 2
        self._ask(
            "Signed on paper or by e-mail",
            OUTSIDE,
            outside_fields(self.bridge, self.view, self.today),
            "Record and submit" if last else "Record",
            lambda session, given: record_outside(self.bridge, session, self.view, given),
        )

    # Afterwards.

    def action_expect(self) -> None:
        self._ask(
            "A governing body must still confirm it",
            "The return is submitted all the same; it says “ratification due” until you record that it was confirmed.",
            expect_fields(),
            "Record",
            lambda session, given: session.submitting.expect_ratification(self.view.id, given["body"], given["by"]),
        )

    def action_ratify(self) -> None:
        one = self.view.ratification
        self._ask(
            "Record that it was confirmed",
            one.body if one is not None else "",
            ratify_fields(self.today),
            "Record",
            lambda session, given: session.submitting.ratify(self.view.id, given["on"], given["minute"]),
        )

    def action_original(self) -> None:
        self._ask(
            "Attach the original",
            f"What you typed from on behalf of {self.view.agency.name}. It is kept with the return.",
            original_fields(self.bridge, self.bridge.originals.get(self.view.id, "")),
            "Attach",
            lambda session, given: session.answering.attach_original(
                self.view.id, given["title"], named_file(self.bridge, given["file"])
            ),
        )

    def action_receipt(self) -> None:
        self.app.push_screen(receipt(self.view, self.zone), self._after_receipt)

    def action_report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        self.app.push_screen(Printing(self.view.id))

    # How a step is taken.

    def _now(self, change: Change, words: str) -> None:
        async def told() -> None:
            try:
                await self._take(change, {})
            except Refusal as refusal:
                self.notice.refuse(refusal)
            else:
                self.notice.tell(words)

        self.later(told())

    def _ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        async def do(given: Values) -> None:
            await self._take(change, given)

        self.app.push_screen(Ask(title, intro, fields, button, do))

    async def _take(self, change: Change, given: Values) -> None:
        """Make the change, show the return as it stands then, and the receipt where it was signed."""
        before = self.view
        self.view = await self.bridge.call(lambda session: change(session, given))
        self.show_return()
        if self.view.revision > before.revision:
            self.call_after_refresh(self._show, receipt(self.view, self.zone, just_now=True))
        elif len(self.view.signed) > len(before.signed):
            self.call_after_refresh(self._show, signed_so_far(self.view, self.zone))

    def _show(self, menu: Menu) -> None:
        self.app.push_screen(menu, self._after_receipt)

    def _after_receipt(self, chosen: str | None) -> None:
        if chosen == "report":
            self.action_report()
        elif chosen == "save":
            view = self.view
            self.later(save_file(self, lambda session: receipt_file(view, self.zone)))
