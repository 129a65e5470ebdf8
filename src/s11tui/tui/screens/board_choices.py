"""What can be chosen on the board: filters, the order, groups, and what its columns are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from s11tui.tui.board_memory import BoardMemory
from s11tui.tui.screens.choices import Choices, Told, any_of, one_of
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.board_words import arranged_words, legend
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.board_filters import FLAGS, OWED_LONGER, STATES, Filter, on_board
from s11tui.workspace.board_filters import words as filter_words
from s11tui.workspace.board_lines import Board, BoardColumn
from s11tui.workspace.board_order import GROUPS, SORTS, Arranged, Arrangement

_CLEAR = "clear"


class BoardChoices(Desk):
    """The part of the board's screen that keeps what was chosen; `rearranged` shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self.arranged: Arranged | None = None
        self.memory = BoardMemory()

    def rearranged(self, *, from_top: bool) -> None:
        """Show the board as it was chosen. `from_top`: the order is another, which is read from its beginning."""
        raise NotImplementedError

    @property
    def column_here(self) -> BoardColumn | None:
        """The column under the cursor."""
        raise NotImplementedError

    @property
    def wanted(self) -> Arrangement:
        """What is chosen now."""
        return self.memory.arrangement

    def choose(self, wanted: Arrangement) -> None:
        """Look at the board in another way."""
        before = self.wanted
        if wanted != before:
            self.memory.arrangement = wanted
            self.rearranged(from_top=(wanted.sort, wanted.group) != (before.sort, before.group))

    def action_filter(self) -> None:
        if self.board is not None:
            self.app.push_screen(Choices("Which returns?", self._filter_rows, self._pick_filter, self._told, "f3"))

    def action_arrange(self) -> None:
        if self.board is not None:
            self.app.push_screen(Choices("In which order?", self._order_rows, self._pick_order, self._told, "f2"))

    def action_clear(self) -> None:
        self.choose(replace(self.wanted, filters=(), letters=""))

    def action_legend(self) -> None:
        self.app.push_screen(Told("What the marks mean", legend(self.board)))

    def _told(self) -> str:
        if self.arranged is None:
            return ""
        shown = f"shows {len(self.arranged.rows)} of {len(self.arranged.board.rows)}"
        words = arranged_words(self.arranged, self.wanted)
        return words if shown in words else " · ".join(filter(None, (shown, words)))

    # Filters: of one family they widen, of different ones they narrow.

    def _filter_rows(self) -> list[Row]:
        rows = [Row(_CLEAR, plain("everything"), muted("every return of the round"), one_of(not self.wanted.filters))]
        for heading, filters in self._filters():
            found = [self._filter_row(one, about) for one, about in filters]
            rows += [_heading(heading), *found] if found else []
        return rows

    def _filters(self) -> Iterator[tuple[str, list[tuple[Filter, str]]]]:
        """Headings, each with its filters and what is said of them."""
        yield "How far", [(Filter(name), about) for name, about in STATES.items()]
        owed = [(Filter("owed", str(days)), "since it was submitted") for days in OWED_LONGER]
        yield "What there is", [*((Filter(name), about) for name, about in FLAGS.items()), *owed]
        here = self.column_here
        if here is not None and self.board is not None:
            title = f"{here.number} {here.title}".strip()
            board = self.arranged.board if self.arranged else self.board
            yield f"Under the cursor: {title}", [(Filter(here.id, one), "") for one in on_board(board, here.id)]
        for name, heading in (("kind", "Kind"), ("phase", "Phase"), ("trust", "Group"), ("grade", "A grade anywhere")):
            yield heading, [(Filter(name, one), "") for one in on_board(self.board, name)] if self.board else []

    def _filter_row(self, one: Filter, about: str) -> Row:
        words = filter_words(self.board, one) if self.board else str(one)
        return Row(str(one), plain(words), muted(about), any_of(one in self.wanted.filters))

    def _pick_filter(self, picked: str) -> None:
        if picked == _CLEAR:
            self.action_clear()
            return
        found = (one for _, filters in self._filters() for one, _ in filters if str(one) == picked)
        self.choose(self.wanted.toggled(next(found)))

    # Order and groups.

    def _order_rows(self) -> list[Row]:
        return [
            _heading("Sort by"),
            *(self._order_row("sort", *one, self.wanted.sort) for one in self._with_column(SORTS)),
            _heading("Group"),
            *(self._order_row("group", *one, self.wanted.group) for one in self._with_column(GROUPS)),
        ]

    def _with_column(self, known: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
        """What can be chosen: its name, what it is called, what is said of it; columns last."""
        yield from ((name, name, about) for name, about in known.items())
        chosen = self.wanted.sort if known is SORTS else self.wanted.group
        named = self.board.column(chosen) if self.board and chosen not in known else None
        for one in dict.fromkeys(filter(None, (self.column_here, named))):
            about = "the grade that stands there" + (", the lowest first" if known is SORTS else "")
            yield one.id, f"{one.number} {one.title}".strip(), about

    def _order_row(self, what: str, name: str, words: str, about: str, chosen: str) -> Row:
        return Row(f"{what} {name}", plain(words), muted(about), one_of(name == chosen))

    def _pick_order(self, picked: str) -> None:
        what, _, name = picked.partition(" ")
        self.choose(replace(self.wanted, sort=name) if what == "sort" else replace(self.wanted, group=name))

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        for heading, filters in self._filters() if self.board else ():
            for one, about in filters:
                words = filter_words(self.board, one) if self.board else ""
                verb = "No longer show only" if one in self.wanted.filters else "Show only"
                yield f"{verb}: {words}", about or heading, partial(self._pick_filter, str(one))
        for name, _, about in self._with_column(SORTS):
            yield f"Sort the board by {name}", about, partial(self._pick_order, f"sort {name}")
        for name, _, about in self._with_column(GROUPS):
            yield f"Group the board by {name}", about, partial(self._pick_order, f"group {name}")


def _heading(words: str) -> Row:
    return Row(f"heading {words}", strong(words), heading=True)
