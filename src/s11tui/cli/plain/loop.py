"""The conversation from its first line to its last."""

from collections.abc import Callable
from dataclasses import dataclass

from s11tui.cli.plain import review, standard, whole
from s11tui.cli.plain.menu import MENU, RETURN, Option, Place, read_out, understood
from s11tui.cli.plain.prompts import Unfinished
from s11tui.cli.plain.talk import Back, Misunderstood, Stop, Talk
from s11tui.cli.plain.visit import Visit
from s11tui.errors import Refusal
from s11tui.workspace.session import Session

DONE, NOT_DONE = 0, 1
_EXPLAINED = "Type the number or the word of what you want. Type menu to hear where you are and all that you can do."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of place: what is said on coming there, what can be done there, what is asked."""

    where: Callable[[Visit, str], None]
    options: Callable[[Visit, str], list[Option]]
    prompt: Callable[[Visit, str], str]


_KINDS = {
    "return": _Kind(whole.where, whole.options, whole.prompt),
    "standard": _Kind(standard.where, standard.options, standard.prompt),
    "review": _Kind(review.where, review.options, review.prompt),
}


def fill_in(session: Session, ref: str, talk: Talk, original: str = "") -> int:
    """Talk until the person leaves or nothing more comes in; the exit code.

    Args:
        original: what a manager types from, on the agency's behalf.
    """
    visit = Visit(session, ref, talk, original)
    code = DONE
    try:
        whole.greet(visit)
        walk = _Walk(visit)
        while True:
            walk.on()
    except Unfinished:
        talk.say("The text you were typing is kept as an unfinished text. It is no answer yet.")
    except Stop:
        pass
    except Misunderstood:
        code = NOT_DONE
    except KeyboardInterrupt:
        talk.say("", "Stopped. If you were typing a long text, it is kept as an unfinished text.")
        code = NOT_DONE
    _farewell(visit)
    return code


class _Walk:
    """Where the person is, and what is to be said of it before they are asked."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.place = RETURN
        self.comes, self.wants_all = True, False

    def on(self) -> None:
        """Ask for one thing, and do it; what is refused is said, and nothing is lost by it."""
        try:
            self._arrive()
            self._hear()
        except Back:
            self.visit.talk.say("Back. Nothing more was changed.")
        except Refusal as refusal:
            self.visit.talk.refuse(refusal)
            at = self.place.standard
            if at and self.visit.view().standard(at) is None:
                self._go(RETURN)

    def _go(self, place: Place) -> None:
        self.place, self.comes = place, True

    def _arrive(self) -> None:
        """What can be done is read out in full for the first place of a kind, and whenever it is asked for."""
        if not self.comes:
            return
        self.comes = False
        kind, visit = _KINDS[self.place.kind], self.visit
        kind.where(visit, self.place.standard)
        whole = visit.first(self.place.kind) or self.wants_all
        read_out(visit.talk, kind.options(visit, self.place.standard), whole=whole)
        self.wants_all = False

    def _hear(self) -> None:
        kind, visit = _KINDS[self.place.kind], self.visit
        options = kind.options(visit, self.place.standard)
        try:
            line = visit.talk.ask(kind.prompt(visit, self.place.standard), _EXPLAINED)
        except Back:
            if self.place == RETURN:
                visit.talk.say("You are at the beginning of the return. Type stop to leave.")
            else:
                self._go(RETURN)
            return
        if line.strip().casefold() in MENU:
            self.comes = self.wants_all = True
        elif line.strip():
            then = self._done(options, line.strip())
            if then is not None:
                self._go(then)

    def _done(self, options: list[Option], line: str) -> Place | None:
        # “1.3” is a standard wherever one is; a bare number is one of what was read out.
        if not line.isdecimal():
            found = next((one for one in self.visit.view().standards() if one.number == line), None)
            if found is not None:
                return Place("standard", found.id)
        option, more = understood(options, line)
        return option.do(more)


def _farewell(visit: Visit) -> None:
    """What was saved, how the return stands, and anything that could not be saved, in full."""
    for path, text in visit.unsaved.items():
        visit.talk.say(f"This text could not be saved; copy it from here. It was for {path}:", text)
    visit.talk.say(visit.saved_in_words())
    try:
        view = visit.view()
    except Refusal:
        return
    visit.talk.say(review.progress_in_words(visit, view))
