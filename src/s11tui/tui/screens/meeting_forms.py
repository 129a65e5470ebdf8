"""The small forms of a meeting: what is typed into one is a draft at once, and stands there when it is opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.widgets import TextArea

from s11tui.audit.action_steps import OWNER_KINDS
from s11tui.audit.meeting import NOTE_KINDS
from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.tui.meeting_keeping import MeetingDrafts
from s11tui.tui.screens.ask import Ask, Do, Field
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.writing import Writing

NOBODY = "nobody"
_OWNED_BY = tuple((name, words) for name, words in OWNER_KINDS.items())


class KeptAsk(Ask):
    """An `Ask` that loses nothing.

    Args:
        drafts: where what is typed is kept; `name` is the form's own place in it.
        do: is given what was filled in; what was kept is let go of when it did.
    """

    def __init__(
        self, drafts: MeetingDrafts, name: str, title: str, intro: str, fields: Sequence[Field], button: str, do: Do
    ) -> None:
        self._drafts, self._place = drafts, name

        async def done(given: Mapping[str, str]) -> None:
            await do(given)
            drafts.forget(*(self._key(one.name) for one in fields))

        kept = [replace(one, value=drafts.text(self._key(one.name), one.value)) for one in fields]
        super().__init__(title, intro, kept, button, done)

    def fill(self) -> None:
        super().fill()
        for box in self.query(Writing):
            box.move_cursor(box.document.end)  # where the person stopped writing

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep what stands in a box now."""
        message.stop()
        self._drafts.typed(self._key(str(message.text_area.id).removeprefix("field-")), message.text_area.text)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        # Textual calls the form's own handler as well.
        self._drafts.typed(self._key(str(message.list.id).removeprefix("field-")), message.row)

    def action_cancel(self) -> None:
        """Close; what was typed is kept and stands here the next time."""
        self.dismiss(False)

    def _key(self, field: str) -> str:
        return f"{self._place}/{field}"


def owner_fields(kind: str) -> tuple[Field, ...]:
    """Who owns an action, and by when."""
    return (
        Field("owned_by", "Who owns it?", "choice", kind, choices=_OWNED_BY),
        Field("owner", "By whom, by name or role?", hint="a role rather than a name"),
        Field("due", "By when?", hint="year-month-day, for example 2027-06-30"),
    )


def note_fields(kind: str) -> tuple[Field, ...]:
    """What is noted, and who takes it on."""
    nobody = (NOBODY, "nobody: it is only noted")
    return (
        Field("kind", "What is it?", "choice", kind, choices=tuple(NOTE_KINDS.items())),
        Field("text", "In their words", "text"),
        Field("owned_by", "Who takes it on?", "choice", NOBODY, choices=(nobody, *_OWNED_BY)),
        Field("owner", "By whom, by name or role?", hint="where somebody takes it on"),
        Field("due", "By when?", hint="year-month-day, where somebody takes it on"),
    )


def practice_fields() -> tuple[Field, ...]:
    """Good practice: what others would read, and what the agency says to that."""
    return (
        Field("kind", "What is it?", "choice", "strong", choices=tuple(PRACTICE_KINDS.items())),
        Field("extract", "What others would read", "text", hint="words that name no child"),
        Field("why", "What is good about it", "text", hint="for the panel only"),
        Field("consent", "What does the agency say to sharing it?", "choice", choices=tuple(CONSENTS.items())),
        Field("by", "Who said so?", hint="where they were asked"),
    )
