"""The board with 330 agencies and 60 standards, beside a bare Textual table of the same cells.

Both run headless in one process, in turn, in the same terminal size. Opening is from the push of the screen until it
is painted, by the clock on the wall: ours reads the board from the record meanwhile, the bare table is handed its
cells. Moving is the processor time from a key to the painted screen; by the clock it is too short for Textual's pilot,
which waits in steps of 20 ms. What counts is the median.

    python bench/bench_board.py [--file FILE] [--rounds 5] [--steps 60] [--most-opening 2] [--most-moving 1]

The workspace is made at the first run (half a minute) and kept in the folder for temporary files.
"""

import argparse
import asyncio
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from board_file import CHAIR, board_file
from measuring import finish, machine, say
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import DataTable

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from s11tui.tui.screens.board import BoardScreen
from s11tui.workspace import Workspace
from s11tui.workspace.board_lines import Board
from s11tui.workspace.board_marks import text

SIZE = (120, 40)
KEYS = ("down", "right", "down", "down", "right", "up", "right", "left")
UNTIMED = 4


class Bare(Screen[None]):
    """A table of strings: name, state, and each cell as it is written on the board."""

    def __init__(self, heads: list[str], rows: list[list[str]]) -> None:
        super().__init__()
        self._heads, self._rows = heads, rows

    def compose(self) -> ComposeResult:
        yield DataTable(fixed_columns=2)

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*self._heads)
        table.add_rows(self._rows)
        table.focus()


def cells_of(board: Board) -> tuple[list[str], list[list[str]]]:
    """What the bare table is handed: its heads and rows."""
    heads = ["agency", "state", *(column.number for column in board.columns)]
    rows = [
        [row.line.agency_name, row.line.state, *(text(row.cell(column.id)) for column in board.columns)]
        for row in board.rows
    ]
    return heads, rows


async def timed(pilot: Pilot[None], screen: Screen[None], shown: Callable[[], bool], count: int) -> tuple[float, float]:
    """Milliseconds from the push to the painted screen, and of processor time from a key to the painted screen."""
    began = perf_counter()
    await pilot.app.push_screen(screen)
    while not shown():
        await asyncio.sleep(0.001)
    await pilot.pause()
    opened = (perf_counter() - began) * 1000
    taken = []
    for key in islice(cycle(KEYS), count + UNTIMED):
        began = process_time()
        pilot.app.simulate_key(key)
        await pilot.pause()
        taken.append((process_time() - began) * 1000)
    return opened, median(taken[UNTIMED:])


async def bare(heads: list[str], rows: list[list[str]], count: int) -> tuple[float, float]:
    async with App().run_test(size=SIZE) as pilot:
        screen = Bare(heads, rows)
        return await timed(pilot, screen, lambda: bool(screen.query(DataTable)) and screen.is_current, count)


async def ours(path: Path, count: int) -> tuple[float, float]:
    bridge = Bridge(path)
    bridge.open(CHAIR).result()
    try:
        async with PartnershipApp(bridge).run_test(size=SIZE) as pilot:
            screen = BoardScreen()
            found = await timed(pilot, screen, lambda: screen.arranged is not None, count)
            assert screen.arranged is not None
            assert screen.arranged.rows == tuple(screen.board.rows if screen.board else ()), "it did not show them all"
            return found
    finally:
        bridge.close()


async def measure(path: Path, rounds: int, count: int) -> tuple[list[float], list[float]]:
    """Medians of opening and moving: the bare table's, and ours."""
    with Workspace.open(path) as workspace:
        board = workspace.session(CHAIR).reading.board()
    heads, rows = cells_of(board)
    say(f"{len(board.rows)} agencies by {len(board.columns)} standards")
    found: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for run in range(-1, rounds):
        plain, own = await bare(heads, rows, count), await ours(path, count)
        if run >= 0:
            found[0].append(plain)
            found[1].append(own)
    return tuple([median(one) for one in zip(*side, strict=True)] for side in found)  # type: ignore[return-value]  # two


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--most-opening", type=float, default=2)
    parser.add_argument("--most-moving", type=float, default=1)
    given = parser.parse_args()
    say(machine())
    plain, own = asyncio.run(measure(board_file(given.file), given.rounds, given.steps))
    ratios = {}
    for at, (what, most) in enumerate((("opening", given.most_opening), ("moving a cell", given.most_moving))):
        ratios[what] = (own[at] / plain[at], most)
        say(f"{what:14} bare {plain[at]:8.1f} ms   ours {own[at]:8.1f} ms   ratio {ratios[what][0]:.2f}")
    finish(ratios)


if __name__ == "__main__":
    main()
