"""How the moderate screen keeps what a member of the panel chooses and writes until it is sent: also over a crash."""

from dataclasses import replace

from s11tui.errors import Refusal
from s11tui.tui.jotting import BACK, Jottings, judgements_in, marks_in
from s11tui.tui.judgement import Judgement
from s11tui.tui.screens.moderate_beside import ModerateBeside
from s11tui.tui.widgets.judging_rows import first_judgement
from s11tui.tui.widgets.writing import Writing


class ModerateKeeping(ModerateBeside):
    """The part of the moderate screen that keeps. It is the listener of its jottings."""

    _jottings: Jottings | None = None
    _in_trouble = False

    @property
    def jottings(self) -> Jottings:
        """What is written here and not sent, on its way into the record."""
        if self._jottings is None:
            self._jottings = Jottings(self.bridge, self.view.id, {}, self, self)
        return self._jottings

    @property
    def judgement(self) -> Judgement:
        """What this person has chosen and written here, sent or not."""
        return self.bridge.unsent.get(self.place_here) or first_judgement(self.view, self.standard)

    @property
    def place_here(self) -> tuple[str, str, str]:
        """Where what this person has not sent is kept while the app runs."""
        return (self.view.viewer, self.view.id, self.standard.id)

    @property
    def back(self) -> dict[str, str]:
        return self.bridge.going_back.setdefault((self.view.viewer, self.view.id), {})

    def show_judgement(self) -> None:
        """Show what this person has chosen and written."""
        raise NotImplementedError

    async def take_up(self) -> None:
        """Take up what an earlier session left unsent, where nothing newer was written since."""
        ref, viewer = self.view.id, self.view.viewer
        kept = await self.attempt(lambda session: session.jotting.kept(ref))
        if not kept or not self.is_mounted:
            return
        self.keep()
        for standard, judgement in judgements_in(kept).items():
            self.bridge.unsent.setdefault((viewer, ref, standard), judgement)
        for standard, why in marks_in(kept, BACK).items():
            self.back.setdefault(standard, why)
        self.jottings.know(kept)
        self.show_judgement()

    def judge(self, judgement: Judgement, *, show: bool = True) -> None:
        """Take what is chosen and written now."""
        self.bridge.unsent[self.place_here] = replace(judgement, written=True)
        self.jottings.judged(self.standard.id, judgement)
        if show:
            self.show_judgement()

    def sent(self, place: tuple[str, str, str]) -> None:
        """Let go of what was written there: it is recorded."""
        self.bridge.unsent.pop(place, None)
        self.jottings.judged(place[2], None)

    def keep(self) -> None:
        """Keep what stands in the box, should its message still be on its way."""
        text = self.query_one("#why", Writing).text
        if text != self.judgement.reason:
            self.judge(replace(self.judgement, reason=text), show=False)
        self.jottings.marked(BACK, self.back)

    def on_screen_resume(self) -> None:
        # Which standards are to go back may have been marked meanwhile.
        if self._jottings is not None:
            self.jottings.marked(BACK, self.back)

    async def settle(self) -> None:
        await self.typing_done()
        self.keep()
        await self.jottings.save()

    def kept(self) -> None:
        if self.is_mounted and self._in_trouble:
            self._in_trouble = False
            self.banner.over()

    def troubled(self, refusal: Refusal) -> None:
        if self.is_mounted:
            self._in_trouble = True
            self.banner.trouble(refusal)
