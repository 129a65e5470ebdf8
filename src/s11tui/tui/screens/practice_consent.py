"""Good practice on the agency's side: it says whether an extract may be shared, and how."""

from collections.abc import Mapping

from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.audit.view_models import PracticeView, ReturnView
from s11tui.errors import Refusal, Unmet
from s11tui.tui.commands import Command
from s11tui.tui.practice_words import warnings_of
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.on_return import OnReturn
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain

CONSENT = Command(
    "practices",
    "f6",
    "good practice",
    "Good practice that others could use",
    "Says whether an extract of your return may be shared, with your agency's name or without.",
)
_UNASKED = "The partnership would like to share this with others. Nothing is shared before you say so."
_SAID = "You can change that here."


class PracticeConsenting(OnReturn):
    """The part of the agency's outcome screen where it says what may be shared."""

    @property
    def shown_return(self) -> ReturnView:
        """The return, as the agency sees it."""
        raise NotImplementedError

    def show_again(self, view: ReturnView) -> None:
        """Show it as it is now."""
        raise NotImplementedError

    @property
    def practices(self) -> dict[str, PracticeView]:
        """What was shared with the agency, by id."""
        return {one.id: one for standard in self.shown_return.standards() for one in standard.practices}

    def action_practices(self) -> None:
        found = self.practices
        if len(found) == 1:
            self._ask_consent(next(iter(found.values())))
            return
        rows = [
            Row(name, plain(self._title(one)), muted(f"{CONSENTS[one.consent]}\n{' '.join(one.extract.split())}"))
            for name, one in found.items()
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._ask_consent(found[name])

        self.app.push_screen(Menu("Good practice that others could use", _UNASKED, rows), chosen)

    def _title(self, one: PracticeView) -> str:
        standard = self.shown_return.standard(one.standard)
        return f"{standard.number} {standard.title}" if standard else one.standard

    def _ask_consent(self, one: PracticeView) -> None:
        if "consent to sharing" not in self.shown_return.can:
            self.notice.refuse(Refusal(f"It {CONSENTS[one.consent]}.", "The safeguarding lead may change that."))
            return

        async def do(given: Mapping[str, str]) -> None:
            answer, extract = given["consent"], given["extract"]
            if not answer:
                raise Unmet("Nothing is chosen yet.", "Say whether it may be shared, and how.")
            ref = self.shown_return.id
            view = await self.bridge.call(
                lambda session: (
                    session.moderating.consent(ref, one.id, answer, extract)
                    if extract != one.extract.strip()
                    else session.moderating.consent(ref, one.id, answer)
                )
            )
            self.show_again(view)
            warned = "" if answer == "no" else warnings_of(extract, view.agency.name, named=answer == "named")
            self.notice.tell(f"Recorded: it {CONSENTS[answer]}.{warned}")

        answers = tuple((name, words.capitalize()) for name, words in CONSENTS.items() if name)
        fields = (
            Field("consent", "May it be shared?", "choice", one.consent, choices=answers),
            Field("extract", "The extract", "text", one.extract, "what others read; change it as you wish"),
        )
        said = f"It {CONSENTS[one.consent]}{f', as {one.consent_by} said' if one.consent_by else ''}. {_SAID}"
        kind = PRACTICE_KINDS.get(one.kind, one.kind).capitalize()
        intro = f"{self._title(one)}\n{kind}. {said if one.consent else _UNASKED}"
        self.app.push_screen(Ask("Good practice that others could use", intro, fields, "Save", do))
