"""One person at one return: what they see, and what they saved."""

from collections import Counter
from collections.abc import Callable

from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.cli.plain.talk import Talk
from s11tui.clock import today
from s11tui.errors import NotFound, Refusal
from s11tui.text import counted
from s11tui.workspace.session import Session

MARKS = {
    "done": "done",
    "part": "part done",
    "empty": "not begun",
    "confirm": "to confirm",
    "needs-you": "needs you",
}
"""A standard's mark, in words."""


class Visit:
    """A person, a return, and the talk about it.

    Args:
        original: what a manager types from, on the agency's behalf.
    """

    def __init__(self, session: Session, ref: str, talk: Talk, original: str = "") -> None:
        self.session, self.talk, self.original = session, talk, original
        self.ref = session.reading.open(ref).id
        self._saved: Counter[tuple[str, str]] = Counter()
        self.unsaved: dict[str, str] = {}
        self._told: set[str] = set()
        self.last_area = ""

    def view(self) -> ReturnView:
        """The return as it stands now."""
        return self.session.reading.open(self.ref)

    def look(self, standard: str) -> StandardView:
        """A standard as it stands now.

        Raises:
            NotFound: it is not asked any more.
        """
        found = self.view().standard(standard)
        if found is None:
            raise NotFound("That standard is not asked any more.", "Type list to hear those that are.")
        return found

    def look_at(self, standard: str, question: str) -> tuple[StandardView, QuestionView]:
        """A question as it stands now.

        Raises:
            NotFound: an answer hides it now.
        """
        here = self.look(standard)
        return here, question_of(here, question)

    @property
    def today(self) -> str:
        """The day it is, ISO."""
        zone = self.session.workspace.partnership().zone
        return today(self.session.workspace.clock, zone).isoformat()

    def saved(self, one: str, many: str = "") -> None:
        """Count something that was saved, to tell at the end."""
        self._saved[(one, many)] += 1

    def first(self, what: str) -> bool:
        """Whether something is told for the first time in this visit: a long explanation is heard once."""
        known = what in self._told
        self._told.add(what)
        return not known

    def saved_in_words(self) -> str:
        """All that was saved in this visit."""
        if not self._saved:
            return "You saved nothing this time."
        parts = ", ".join(counted(number, one, many) for (one, many), number in self._saved.items())
        return f"Saved this time: {parts}."

    def keeper(self, standard: str, question: str, seen: str | None) -> Callable[[str], None]:
        """Keeps a text that is being typed (question empty: the reason of a grade), so that it is never lost."""

        def keep(text: str) -> None:
            if not text.strip():
                return
            try:
                self.session.answering.save_draft(self.ref, standard, question, text, seen)
            except Refusal:
                self.unsaved[f"{standard}/{question}"] = text
            else:
                self.unsaved.pop(f"{standard}/{question}", None)

        return keep


def question_of(standard: StandardView, question: str) -> QuestionView:
    """A question of a standard that is shown.

    Raises:
        NotFound: it is not shown now.
    """
    found = next((one for one in standard.questions if one.id == question), None)
    if found is None:
        raise NotFound("That question is not asked now, because of another answer.", "Type menu to hear what is.")
    return found


def named(standard: StandardView) -> str:
    """Number and title."""
    return " ".join(f"{standard.number} {standard.title}".split())


def why_not_editable(view: ReturnView) -> str:
    """Why a standard can be read and not changed."""
    if "answer" not in view.can:
        return f"This return is {view.state}, so you can read it here and not change its answers."
    if view.state == "returned":
        return "Only the standards that were returned can be changed now. You can read this one."
    return "This standard was not given to you. You can read it; your safeguarding lead gives standards to people."
