"""What people type or hand over in files, through the one door of `s11tui.text`."""

import sys
from pathlib import Path

from s11tui import clock
from s11tui.cli.printing import note
from s11tui.errors import BadInput
from s11tui.text import LONGEST, Admitted, admit, admit_line, capital

LARGEST_FILE = 20_000_000
"""Bytes; no answer and no list of agencies comes near it."""


class Door:
    """Admits many texts, and tells once how much was left out of them all."""

    def __init__(self) -> None:
        self._dropped = 0

    def words(self, raw: str) -> str:
        """Text of several lines, admitted.

        Raises:
            BadInput: it is longer than any answer may be; nothing is cut off unasked.
        """
        if len(raw) > LONGEST:
            raise BadInput(
                f"A text of {len(raw):,} characters is longer than an answer may be.",
                f"Shorten it to {LONGEST:,}, or name it as evidence.",
            )
        return self._counted(admit(raw))

    def line(self, raw: str) -> str:
        """Text on one line, admitted."""
        return self._counted(admit_line(raw))

    def tell(self) -> None:
        """Say what was left out, if anything was."""
        notice = Admitted("", self._dropped).notice
        if notice:
            note(notice)

    def _counted(self, admitted: Admitted) -> str:
        self._dropped += admitted.dropped
        return admitted.text


def words(raw: str) -> str:
    """Text of several lines, admitted; a notice says what was left out."""
    door = Door()
    text = door.words(raw)
    door.tell()
    return text


def line(raw: str) -> str:
    """Text on one line, admitted; a notice says what was left out."""
    door = Door()
    text = door.line(raw)
    door.tell()
    return text


def name(raw: str, what: str) -> str:
    """A name on one line that is not empty. `what` is whose: `the agency's name`."""
    text = line(raw)
    if not text:
        raise BadInput(f"{capital(what)} is empty.", "Write it in quotes after the command.")
    return text


def day(raw: str) -> str:
    """A calendar day in ISO form, from what a person wrote."""
    return clock.day(line(raw)).isoformat()


def text_or_file(text: str | None, file: str | None) -> str:
    """What --text or --file gives, unaltered but for what must not come in.

    Raises:
        BadInput: neither or both were given, or the file cannot be read.
    """
    if (text is None) == (file is None):
        raise BadInput("An answer needs either --text or --file.", "Give one of them; --file - reads what is piped in.")
    return words(text if text is not None else read_file(str(file)))


def read_file(path: str) -> str:
    """The text of a file, whichever editor wrote it; `-` is standard input.

    UTF-8 and UTF-16 are told by their first bytes; what is neither is taken for a Windows file.

    Raises:
        BadInput: it cannot be read, or is far too large.
    """
    if path == "-":
        return decoded(sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input")
    return decoded(bytes_of_file(Path(path), path), path)


def bytes_of_file(file: Path, named: str, most: int = LARGEST_FILE) -> bytes:
    """What is in a file, no more than one byte beyond the largest; `named` is how the person wrote its path.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        if file.is_dir():
            raise BadInput(f"{named} is a folder.", "Name a file in it.")
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise BadInput(
            f"{named} cannot be read ({reason}).", "Check its name and folder, and your right to read it."
        ) from None
    except ValueError:
        raise BadInput(f"“{named}” cannot be the name of a file.", "Check how it is written.") from None


def decoded(data: bytes, source: str) -> str:
    """Bytes as text."""
    if len(data) > LARGEST_FILE:
        raise BadInput(
            f"{source} is larger than {LARGEST_FILE // 1_000_000} MB.", "Nothing here needs a file of that size."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        note(f"{source} is not UTF-8, so it was read as a Windows file; check that accents and pound signs are right.")
        return data.decode("cp1252", errors="replace")


def per_standard(standards: tuple[str, ...], reasons: tuple[str, ...], *, what: str = "reason") -> dict[str, str]:
    """Each standard with its reason: one reason serves all, else there is one for each, in order.

    Raises:
        BadInput: the numbers do not match.
    """
    said = [words(reason) for reason in reasons]
    if len(said) == 1:
        said *= len(standards)
    if len(said) != len(standards) or not all(one.strip() for one in said):
        raise BadInput(
            f"Each standard needs a {what}: {len(standards)} named, {len(reasons)} given.",
            f"Give one --{what} for all of them, or one for each in the same order.",
        )
    return dict(zip(standards, said, strict=True))
