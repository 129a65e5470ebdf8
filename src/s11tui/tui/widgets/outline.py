"""The outline of a return: areas and standards with their marks, beside the page."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from s11tui.audit.view_models import AreaView, ReturnView, StandardView
from s11tui.tui.words import line, mark


class Outline(OptionList):
    """Areas and standards; only lines that differ are drawn again."""

    DEFAULT_CSS = """
    Outline {
        width: 36; height: 1fr; border: none; border-right: solid $rule; padding: 0; background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: none; border-right: solid $accent; background-tint: transparent 0%; }
        & > .option-list--option-disabled { color: $foreground; text-style: bold; }
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $accent 22%; }
        & > .option-list--option-hover { background: $surface; }
    }
    """

    @dataclass
    class Chosen(Message):
        """A standard was chosen."""

        standard: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown: list[Content] = []
        self._view: tuple[ReturnView, str] | None = None
        self._positions: dict[str, int] = {}

    def show(self, view: ReturnView, current: str) -> None:
        """Show the outline of a return, with a pointer at the standard that is open."""
        self._view = view, current
        width = max(_NARROWEST, self.size.width - _EDGE)
        lines: list[tuple[str, Content]] = []
        for area in view.areas:
            lines.append((f"area:{area.id}", _area_line(area, width)))
            lines += [(one.id, _standard_line(one, one.id == current, width)) for one in area.standards]
        waiting = _waiting(view)
        if waiting:
            lines.append(("area:", waiting))
        if len(lines) != len(self._shown) or [name for name, _ in lines if name in self._positions] != list(
            self._positions
        ):
            self.clear_options()
            self._positions = {name: number for number, (name, _) in enumerate(lines)}
            self.add_options(Option(content, id=name, disabled=name.startswith("area:")) for name, content in lines)
        else:
            for number, (_, content) in enumerate(lines):
                if not content.is_same(self._shown[number]):
                    self.replace_option_prompt_at_index(number, content)
        self._shown = [content for _, content in lines]
        self.highlighted = self._positions.get(current)

    def on_resize(self) -> None:
        # Titles are shortened to the width there is.
        if self._view is not None:
            self.show(*self._view)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        if message.option_id:
            self.post_message(self.Chosen(message.option_id))


def _waiting(view: ReturnView) -> Content:
    """What waits in all of the return, at its foot: one's own, to confirm, and what needs somebody."""
    standards = view.standards()
    mine = sum(one.mine for one in standards)
    confirm = sum(one.mark == "confirm" for one in standards)
    urgent = sum(one.mark == "needs-you" for one in standards)
    counts = [f"Mine {mine}" if mine else "", f"to confirm {confirm}" if confirm else ""]
    counts.append(f"! {urgent} {'needs' if urgent == 1 else 'need'} you" if urgent else "")
    return Content.styled(" · ".join(filter(None, counts)), "$quiet not bold")


def _area_line(area: AreaView, width: int) -> Content:
    done = f"{area.done}/{len(area.standards)}"
    return _fit(Content(f"{area.number} "), line(area.title), Content.styled(f" {done}", "$quiet not bold"), width)


def _standard_line(standard: StandardView, here: bool, width: int) -> Content:
    pointer = Content.styled("▸", "$accent") if here else Content(" ")
    number = Content(f" {standard.number} " if standard.number else " ")
    title = line(standard.title)
    if here:
        title = title.stylize("bold $accent")
    return _fit(Content.assemble(pointer, mark(standard.mark), number), title, Content(""), width)


_NARROWEST = 20
_EDGE = 3
"""Cells that border and scroll bar take."""


def _fit(before: Content, title: Content, after: Content, width: int) -> Content:
    """One line: titles are shortened here, since the page beside shows them in full."""
    room = width - before.cell_length - after.cell_length
    title = title.truncate(room, ellipsis=True)
    gap = " " * max(0, room - title.cell_length)
    return Content.assemble(before, title, gap, after)
