"""How somebody looks at the board, kept while the program runs: who leaves it finds it again as it was."""

from dataclasses import dataclass, field

from s11tui.workspace.board_order import Arrangement


@dataclass(slots=True)
class BoardMemory:
    """What was chosen on the board.

    Attributes:
        round: the round that it showed; None for the newest.
        at: ids of the return and of the column under the cursor.
    """

    round: str | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)
    at: tuple[str, str] = ("", "")
