"""How far an action is: its log, and the steps that may follow."""

from collections.abc import Mapping

from s11tui.audit.view_models import ActionView
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.words import day_of


class ActionSteps(Ask):
    """Says how far an action is."""

    def __init__(self, action: ActionView) -> None:
        log = "\n".join(f"{day_of(step.at)}: {step.state}, {step.who}. {step.note}" for step in action.log)
        following = action.steps or (action.state,)
        fields = (
            Field("state", "It is now", "choice", following[0], choices=tuple((one, one) for one in following)),
            Field("note", "What was done, and what shows it", "text"),
        )
        intro = f"{action.owner} · by {day_of(action.due)} · {action.state}\n{log}"
        super().__init__(action.what, intro, fields, "Record", self._step)
        self._action = action

    async def _step(self, given: Mapping[str, str]) -> None:
        from s11tui.tui.screens.desk import Desk

        below = next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Desk))
        await below.bridge.call(
            lambda session: session.actions.progress(self._action.id, given["state"], given["note"])
        )
