"""Review and sign-off: what is missing, what it adds up to, what is declared, and submitting it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.view_models import ReturnView
from s11tui.errors import Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.signing import (
    DECLARES,
    DECLINE,
    READ_FIRST,
    decline_fields,
    outside_fields,
    receipt,
    sign_fields,
)
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.review_rows import grades_by_area, missing_rows, step_rows, summary
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]


class Review(Desk):
    """The whole return at a glance, and the steps to submission that this person may do now.

    Args:
        view: the return.
        go: opens a standard in the form below; None where there is no form below.
    """

    CSS_PATH = "review.tcss"
    ABOUT = (
        "What is missing, the grades by area, and what will be declared. Enter on something missing goes there. When "
        "nothing is missing, the steps at the top send the return for sign-off, sign it, or record a signature that "
        "was given on paper or by e-mail. After submitting you get a reference code."
    )
    DOES = (
        Command(
            "read",
            "f2",
            "read it all",
            "Read the whole return",
            "Opens it at its first standard; Esc comes back here.",
        ),
        Command(
            "send", "f4", "send for sign-off", "Send for sign-off", "Passes the return to whoever has to declare it."
        ),
        Command("sign", "f5", "sign and submit", "Sign and submit", "Declares the return true and submits it."),
        Command(
            "outside",
            "f6",
            "signed on paper",
            "Record a signature on paper or by e-mail",
            "Records who signed outside this program, and submits.",
        ),
        Command("send_back", "f7", "send back", "Send back to the lead", "The signatory sends it back, saying why."),
        Command(
            "recall", "f3", "take back", "Take back from sign-off", "Takes it back from the signatory to change it."
        ),
        Command("report", "f9", "report", "Write a report", "Writes the PDF of this return as it stands."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, go: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.view = view
        self._go = go
        self._was_shown = False

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="head", markup=False)
            yield PickList(id="steps", head_width=34)
            yield Static(strong("Missing"), id="missing-head", classes="section")
            yield PickList(id="missing", head_width=40)
            yield Static("", id="warnings", markup=False)
            yield Static(strong("Grades by area"), classes="section")
            yield Static("", id="grades", markup=False)
            yield Static(strong("What is declared"), classes="section")
            yield Static("", id="declaration", markup=False)

    def begin(self) -> None:
        self._show()
        steps = self.query_one("#steps", PickList)
        (steps if steps.rows and not self.view.missing else self.query_one("#missing", PickList)).focus(
            scroll_visible=False
        )

    def on_screen_resume(self) -> None:
        # Whoever may change it sees what was changed meanwhile. A signatory goes on seeing what they have read: what
        # they declare is that, and the record refuses it where something else stands by then.
        if self._was_shown and "answer" in self.view.can:
            self.later(self._look_again())
        self._was_shown = True

    async def _look_again(self) -> None:
        view = await self.attempt(lambda session: session.reading.open(self.view.id))
        if view is not None and self.is_mounted:
            self.view = view
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        view, can = self.view, self.view.can
        complete = not view.missing and not view.stops
        match action:
            case "send":
                return complete and "send for sign-off" in can and bool(view.edition.sign_off)
            case "sign":
                return complete and "declare" in can and (self._signs or not view.edition.sign_off)
            case "outside":
                return (
                    complete
                    and bool(view.edition.sign_off)
                    and bool({"record outside sign-off", "send for sign-off"} & can)
                )
            case "send_back":
                return "decline" in can
            case "recall":
                return "recall" in can
        return super().check_action(action, parameters)

    @property
    def _signs(self) -> bool:
        person = self.bridge.person
        return person is not None and any(
            grant.role == "signatory" and grant.agency == self.view.agency.id for grant in person.grants
        )

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if message.list.id == "steps":
            self.call_later(self.run_action, message.row)
        else:
            self._jump(message.row)

    def _jump(self, standard: str) -> None:
        if self._go is not None:
            self.app.pop_screen()
            self._go(standard)
        else:
            self._open_form(standard)

    def _open_form(self, standard: str) -> None:
        from s11tui.tui.screens.form import Form

        self.app.push_screen(Form(self.view, standard))

    def action_read(self) -> None:
        self._open_form(self.view.standards()[0].id)

    def action_send(self) -> None:
        async def send() -> None:
            await self._take(lambda session, given: session.submitting.send(self.view.id), {})

        self.later(self._told(send, "It is with the signatory now. You can take it back until it is signed."))

    def action_recall(self) -> None:
        async def recall() -> None:
            await self._take(lambda session, given: session.submitting.recall(self.view.id), {})

        self.later(self._told(recall, "You have it back and can change it."))

    def action_sign(self) -> None:
        head = self.view.head
        self._ask(
            "Declare and submit",
            f"{self.view.edition.declaration}\n\n{READ_FIRST}",
            sign_fields(self.view, self.bridge.person.name if self.bridge.person else "", signs=self._signs),
            "I declare it: submit",
            lambda session, given: session.submitting.declare(
                self.view.id, head, given.get("name"), given.get("role") or None
            ),
        )

    def action_outside(self) -> None:
        self._ask(
            "Signed on paper or by e-mail",
            "Record who declared it true, and how. It is never shown as if they had signed in here themselves.",
            outside_fields(self.view, self.today),
            "Record and submit",
            lambda session, given: session.submitting.submit(
                self.view.id,
                given["name"],
                given["role"],
                shown=given["shown"],
                signed_on=given["signed_on"],
                evidence=given["evidence"],
            ),
        )

    def action_send_back(self) -> None:
        self._ask(
            "Send it back to the lead",
            DECLINE,
            decline_fields(),
            "Send back",
            lambda session, given: session.submitting.decline(self.view.id, given["reason"]),
        )

    def action_report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        self.app.push_screen(Printing(self.view.id))

    def _ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        async def do(given: Values) -> None:
            await self._take(change, given)

        self.app.push_screen(Ask(title, intro, fields, button, do))

    async def _take(self, change: Change, given: Values) -> None:
        """Make the change, show the return as it stands then, and the receipt where it was submitted."""
        before = self.view.revision
        self.view = await self.bridge.call(lambda session: change(session, given))
        self._show()
        if self.view.revision > before:
            self.call_after_refresh(self._show_receipt)

    async def _told(self, do: Callable[[], Awaitable[None]], words: str) -> None:
        try:
            await do()
        except Refusal as refusal:
            self.notice.refuse(refusal)
        else:
            self.notice.tell(words)

    def _show_receipt(self) -> None:
        self.app.push_screen(receipt(self.view, self.zone), self._after_receipt)

    def _after_receipt(self, chosen: str | None) -> None:
        if chosen == "report":
            self.action_report()

    def _show(self) -> None:
        view = self.view
        left = Content.assemble(strong(f"Review · {view.round.title}"), muted(f" · {view.agency.name}"))
        self.show_top(left, muted(f"{view.state} · {view.counts.done} of {view.counts.asked} done"), muted(view.state))
        signs = bool(self.check_action("sign", ()))
        head = summary(view, self.zone, self.today)
        self.query_one("#head", Static).update(Content.assemble(head, "\n", DECLARES) if signs else head)
        steps = [one for one in self.DOES if (signs or one.action != "report") and self.check_action(one.action, ())]
        self.query_one("#steps", PickList).show(step_rows(steps))
        self.query_one("#missing", PickList).show(missing_rows(view))
        self.query_one("#missing-head").display = bool(view.missing)
        warnings = self.query_one("#warnings", Static)
        warnings.display = bool(view.warnings or view.stops)
        warnings.update(plain("\n".join([*(f"! {one}" for one in view.stops), *view.warnings])))
        self.query_one("#grades", Static).update(grades_by_area(view))
        self.query_one("#declaration", Static).update(plain(view.edition.declaration or "Nothing is declared."))
        self.show_keys()
