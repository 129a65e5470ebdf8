"""Good practice on the panel's side: it is marked at a standard, worded anew, or taken back."""

from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.audit.view_models import PracticeView
from s11tui.tui.commands import Command
from s11tui.tui.practice_words import warnings_of
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.moderate_asking import ModerateAsking, Values
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong

MARK = Command(
    "mark_practice",
    "",
    "good practice",
    "Mark good practice",
    "Marks something here as worth sharing; the agency is asked before it goes anywhere.",
    footer=False,
)
_NEW = "new"
_INTRO = "The agency hears of it when the grades are shared, and says then whether it may be passed on."


class PracticeMarking(ModerateAsking):
    """The part of the moderate screen that marks what others could learn from."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "mark_practice":
            return "mark practice" in self.view.can
        return super().check_action(action, parameters)

    def action_mark_practice(self) -> None:
        marked = {one.id: one for one in self.standard.practices}
        if not marked:
            self._ask_practice(None)
            return
        rows = [
            Row(
                one.id,
                strong(PRACTICE_KINDS.get(one.kind, one.kind).capitalize()),
                plain(" ".join(one.extract.split())),
            )
            for one in marked.values()
        ]
        rows.append(Row(_NEW, strong("Something else"), muted("Marks another extract at this standard.")))

        def chosen(name: str | None) -> None:
            if name == _NEW:
                self._ask_practice(None)
            elif name is not None:
                self._change_practice(marked[name])

        self.app.push_screen(Menu("Good practice", self.heading, rows), chosen)

    def _change_practice(self, one: PracticeView) -> None:
        rows = [
            Row("word", strong("Word it anew"), muted("The agency is asked about the new words.")),
            Row("back", strong("Take the mark back"), muted("It is not shared, and the agency is not asked.")),
        ]

        def chosen(name: str | None) -> None:
            if name == "word":
                self._ask_practice(one)
            elif name == "back":
                ref = self.view.id
                self.ask(
                    "Take the mark back?",
                    one.extract,
                    (),
                    "Take it back",
                    lambda session, given: session.moderating.unmark_practice(ref, one.id),
                )

        self.app.push_screen(Menu("Good practice", CONSENTS.get(one.consent, ""), rows), chosen)

    def _ask_practice(self, one: PracticeView | None) -> None:
        ref, standard = self.view.id, self.standard.id

        async def do(given: Values) -> None:
            self.take(
                await self.bridge.call(
                    lambda session: session.moderating.mark_practice(
                        ref,
                        standard,
                        given["extract"],
                        given["kind"],
                        why=given["why"],
                        consent=given["consent"],
                        consent_by=given["consent_by"],
                        practice=one.id if one is not None else "",
                    )
                )
            )
            named = given["consent"] == "named"
            self.notice.tell(f"Marked.{warnings_of(given['extract'], self.view.agency.name, named=named)}")

        self.app.push_screen(Ask("Mark good practice", f"{self.heading}\n{_INTRO}", _fields(one), "Mark", do))


def _fields(one: PracticeView | None) -> tuple[Field, ...]:
    """What is asked, with what stands already."""
    kinds = tuple((name, words.capitalize()) for name, words in PRACTICE_KINDS.items())
    consents = tuple((name, words.capitalize()) for name, words in CONSENTS.items())
    kind, extract, why = (one.kind, one.extract, one.why) if one is not None else ("strong", "", "")
    consent, by = (one.consent, one.consent_by) if one is not None else ("", "")
    return (
        Field("extract", "The extract", "text", extract, "what others would read; no name of a child"),
        Field("kind", "What is it?", "choice", kind, choices=kinds),
        Field("why", "What is good about it?", "text", why, "for the panel only; may stay empty"),
        Field("consent", "Has the agency said anything to sharing it?", "choice", consent, choices=consents),
        Field("consent_by", "Who said so?", "line", by, "only where it was asked"),
    )
