"""Plain mode over two streams, without a terminal."""

import io
from dataclasses import dataclass

from s11tui.cli.plain import fill_in
from s11tui.cli.plain.talk import Talk
from s11tui.cli.plain.whole import at_risk
from support.partnership import Partnership


@dataclass
class Said:
    """What came of one conversation."""

    code: int
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def refusals(self) -> list[str]:
        """What was not done; where a person types, it stands behind the prompt that no terminal broke off."""
        return [f"Not done.{line.partition('Not done.')[2]}" for line in self.lines if "Not done." in line]


def talked(
    one: Partnership,
    *lines: str,
    who: str = "lead",
    ref: str = "",
    typed: bool = False,
    strict: bool = False,
    original: str = "",
    editor: bool = False,
) -> Said:
    """Say these lines in plain mode, the last of them the end.

    Args:
        typed: whether it is as if a person typed them at a terminal.
        editor: whether an editor may be opened.
    """
    session, heard = getattr(one, who), io.StringIO("".join(f"{line}\n" for line in lines), newline="\n")
    said = io.StringIO()
    contacts = at_risk(one.ws.partnership())
    talk = Talk(heard, said, interactive=typed, strict=strict, at_risk=contacts, editor=editor)
    code = fill_in(session, ref or one.ref, talk, original)
    return Said(code, said.getvalue())
