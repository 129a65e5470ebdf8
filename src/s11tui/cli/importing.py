"""What the commands that read a whole list have in common: all that is wrong is told, and nothing is added."""

from collections.abc import Sequence
from typing import NoReturn

from s11tui.cli.options import Call
from s11tui.cli.printing import say, say_json
from s11tui.errors import BadInput
from s11tui.exchange.named_columns import LineProblem
from s11tui.text import counted


def refuse_list(call: Call, file: str, problems: Sequence[LineProblem], nothing: dict[str, object]) -> NoReturn:
    """Say all that is wrong with a file, then that nothing was added.

    Args:
        nothing: what the JSON says where nothing was added, without its problems.

    Raises:
        BadInput: always.
    """
    if call.json:
        say_json({**nothing, "problems": [{"line": one.line, "message": one.says} for one in problems]})
    else:
        for one in problems:
            say(f"{file}:{one.line}: {one.says}")
    raise BadInput(
        f"Nothing was added: {file} has {counted(len(problems), 'problem')}.",
        "Mend the lines that are listed and import it again.",
    )
