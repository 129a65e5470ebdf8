"""Talking by lines over two streams.

What is heard comes in through the one door; what is said can command no terminal. The words of `EVERYWHERE` are
understood at every prompt.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from s11tui.cli.plain.script import Lines
from s11tui.cli.printing import harmless, one_line
from s11tui.errors import BadInput, Refusal
from s11tui.text import LONGEST, admit, admit_line, words_in

EVERYWHERE: Mapping[str, str] = {
    "?": "explains what is asked",
    "back": "goes back, and changes nothing",
    "risk": "says who to call if a child is at risk",
    "stop": "leaves; what was saved stays saved",
}
"""What is understood at every prompt, and what it does."""

END = "."
"""Ends a long text, on a line of its own."""

TAKEN = (*EVERYWHERE, "help", END)
"""What a line of text must not be, unless a backslash stands before it."""

_TERMINAL_LINE = 1023 if sys.platform == "darwin" else 4095
"""Bytes; what is typed beyond that on one line is dropped by the terminal itself before any program sees it."""


class Back(Exception):
    """The person leaves what is being asked."""


class Stop(Exception):
    """The person leaves plain mode, or nothing more comes in."""


class Misunderstood(Exception):
    """Something was refused, and the script wants that to be the end."""


class Talk:
    """One conversation.

    Args:
        interactive: whether a person types; else a script is read, and what it says is written out beside the prompts.
        strict: whether the first refusal ends the conversation.
        at_risk: the lines that say who to call about a child.
        editor: whether there is a terminal that an editor may take over for a while.
    """

    def __init__(
        self,
        source: Lines,
        target: TextIO,
        *,
        interactive: bool,
        strict: bool = False,
        at_risk: Sequence[str] = (),
        editor: bool = False,
    ) -> None:
        self._source, self._target = source, target
        self.interactive, self.strict = interactive, strict
        self.at_risk = tuple(at_risk)
        self.has_editor = editor
        self.pending = ""

    def say(self, *lines: str) -> None:
        """Lines for the person."""
        for line in lines:
            self._target.write(f"{harmless(line)}\n")
        self._target.flush()

    def refuse(self, refusal: Refusal) -> None:
        """Say what could not be done, and what to do about it.

        Raises:
            Misunderstood: this ends a strict script.
        """
        self.say(f"Not done. {refusal}")
        if self.strict:
            raise Misunderstood

    def ask(self, prompt: str, explained: str) -> str:
        """One line from the person, as they typed it; the words of `EVERYWHERE` are heard here.

        Raises:
            Back: the person goes back.
            Stop: the person leaves, or nothing more comes in.
        """
        while True:
            line = self.line(prompt)
            if not self.heard_everywhere(line, explained):
                return line

    def heard_everywhere(self, line: str, explained: str) -> bool:
        """Whether a line was one of the words that are understood everywhere; it was answered then."""
        word = line.strip().casefold()
        if word not in (*EVERYWHERE, "help"):
            return False
        self.pending = ""
        match word:
            case "?":
                self.say(explained, in_one_sentence(EVERYWHERE))
            case "back":
                raise Back
            case "stop":
                raise Stop
            case _:
                self.say(*self.at_risk)
        return True

    def line(self, prompt: str = "") -> str:
        """One line as it came in; the prompt is a line of its own, and ends in a colon.

        Raises:
            Stop: nothing more comes in.
        """
        if prompt:
            self._target.write(f"{one_line(prompt)}: ")
            self._target.flush()
        line = self._source.readline()
        self.pending = line.removesuffix("\n")  # should the person be interrupted before it is taken
        if not line:
            self._target.write("\n" if prompt else "")
            raise Stop
        line = line.removesuffix("\n").removesuffix("\r")
        if prompt and not self.interactive:
            self._target.write(f"{one_line(line)}\n")
        if self.interactive and len(line.encode(errors="replace")) >= _TERMINAL_LINE:
            self.say(
                "Look again: that line was as long as a terminal passes on, so its end may be missing. Type shorter"
                " lines, or use the word edit."
            )
        return line

    def admit(self, raw: str) -> str:
        """Text of a person; says what was left out of it.

        Raises:
            BadInput: it is longer than any answer may be.
        """
        if len(raw) > LONGEST:
            raise BadInput(
                f"A text of {len(raw):,} characters is longer than an answer may be.", f"Shorten it to {LONGEST:,}."
            )
        admitted = admit(raw)
        if admitted.notice:
            self.say(admitted.notice)
        return admitted.text

    def admit_line(self, raw: str) -> str:
        """The same on one line."""
        return admit_line(self.admit(raw)).text


def in_one_sentence(words: Mapping[str, str]) -> str:
    """`Always: “?” explains; “back” goes back.`"""
    return f"Always: {'; '.join(f'{quoted(word)} {does}' for word, does in words.items())}."


def quoted(word: str) -> str:
    """A word that can be typed."""
    return f"“{word}”"


def sentence(text: str) -> str:
    """Text on one line that ends like a sentence, so that it is read as one."""
    line = " ".join(text.split())
    return line if line.endswith((".", "?", "!", ":", "…")) or not line else f"{line}."


def paragraphs(text: str) -> list[str]:
    """A questionnaire's text, a line for each paragraph: its own line ends are those of whoever wrote it in an editor.

    What looks like a list keeps its lines.
    """
    lines: list[str] = []
    going_on = False
    for line in map(str.strip, text.strip().split("\n")):
        if going_on and line and not line.startswith(("-", "*", "•")) and not line[0].isdecimal():
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
        going_on = bool(line)
    return lines


def unescaped(line: str, words: Sequence[str]) -> str:
    """A line that was to be text although it looks like one of the words: one backslash before it is left out."""
    bare = line.strip().lstrip("\\").casefold()
    return line.replace("\\", "", 1) if line.lstrip().startswith("\\") and bare in words else line


def words_counted(text: str, most: int | None) -> str:
    """`12 words, at most 300 asked for.`"""
    number = words_in(text)
    count = "1 word" if number == 1 else f"{number} words"
    if most is None:
        return f"{count}."
    return f"{count}, and at most {most} are asked for{': shorten it if you can' if number > most else ''}."


Keep = Callable[[str], None]
"""Keeps a text that is not finished."""
