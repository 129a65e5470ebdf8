"""Last year's answers in the form: still true, and what waits to be confirmed."""

from s11tui.audit.view_models import QuestionView, StandardView
from s11tui.text import counted
from s11tui.tui.screens.form_part import FormPart


class FormCarrying(FormPart):
    """The part of the form that brings last year forward."""

    def can_bring(self, standard: StandardView) -> bool:
        """Whether an answer of last year could become this year's with one key."""
        return standard.editable and any(_could_hold(one) for one in standard.questions)

    def action_still_true(self) -> None:
        self.after_typing(self._still_true)

    def _still_true(self) -> None:
        box, standard = self.page.box_in_use, self.standard
        waiting = [one for one in standard.questions if one.to_confirm]
        here = next((one for one in standard.questions if box and one.id == box.place.question), None)
        if here is not None and _could_hold(here):
            typed = self.keeper.typed_texts.get(box.place) if box else None
            if typed is None or not typed.strip():
                if box is not None:
                    self.keeper.forget(box.place)
                self.later(self._confirm(standard.id, here.id, "Kept as it was last year."))
                return
            self.notice.tell("You have written something here; it stands. Empty the box to take last year’s instead.")
        elif waiting:
            words = f"{counted(len(waiting), 'answer')} kept as last year."
            self.later(self._confirm(standard.id, None, words))
        else:
            self.notice.tell("Put the cursor into a box with an answer of last year beside it.")

    async def _confirm(self, standard: str, question: str | None, words: str) -> None:
        original = self.keeper.original
        await self.changed(
            lambda session: session.answering.confirm(self.view.id, standard, question, original=original), words
        )

    def bring_evidence(self, evidence: str) -> None:
        """Bring a piece of last year's evidence over to the standard that is open."""
        standard, original = self.standard, self.keeper.original
        if not standard.editable:
            return
        self.later(
            self.changed(
                lambda session: session.answering.bring_evidence(
                    self.view.id, standard.id, evidence, original=original
                ),
                "Brought over. Look whether it is still in date.",
            )
        )

    def action_to_confirm(self) -> None:
        self.go_to_next(lambda one: one.mark == "confirm", "Nothing of last year waits to be confirmed.")

    def action_mine(self) -> None:
        self.go_to_next(lambda one: one.mine and one.mark != "done", "Nothing that you were given is left to do.")


def _could_hold(question: QuestionView) -> bool:
    """Whether last year's answer can become this year's as it is."""
    return question.value is None and question.carried is not None and question.carried.holds
