"""The one door through which people's text comes in.

What is admitted arrives unchanged in the record and in every export. Dropped are only characters that
could command a terminal, hide text or break a format: C0 (except tab and newline), DEL, C1, surrogates,
non-characters and bidirectional overrides. Joiners stay (emoji and several scripts need them) and
nothing is normalised.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST = 1_000_000
"""Characters in one answer; far beyond a book chapter, short of hurting anybody's machine."""

_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True)
class Admitted:
    """Text that came through the door.

    Attributes:
        text: what goes into the record.
        dropped: how many characters were left out.
        notice: a sentence for the person, empty where nothing was dropped.
    """

    text: str
    dropped: int = 0

    @property
    def notice(self) -> str:
        if not self.dropped:
            return ""
        things = (
            "1 hidden control character was" if self.dropped == 1 else f"{self.dropped} hidden control characters were"
        )
        return f"{things} left out of what you entered; every letter you can see was kept."


def admit(raw: str) -> Admitted:
    """Admit text from a person, a file or another machine."""
    text = _SURROGATE_PAIR.sub(_join_pair, _LINE_ENDS.sub("\n", raw))
    kept, dropped = _DROPPED.subn("", text)
    if len(kept) > LONGEST:
        dropped += len(kept) - LONGEST
        kept = kept[:LONGEST]
    return Admitted(kept, dropped)


def admit_line(raw: str) -> Admitted:
    """Admit text that must stand on one line: newlines and tabs become spaces."""
    admitted = admit(raw)
    return Admitted(" ".join(admitted.text.split()), admitted.dropped)


def is_admissible(text: str) -> bool:
    """Whether `admit` would leave it as it is."""
    return admit(text).text == text


def words_in(text: str) -> int:
    """How many words a person would count."""
    return len(text.split())


def _join_pair(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens, for typing; `item` where nothing is left."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("’", "").replace("'", "")).strip("-")
    return plain[:60].rstrip("-") or "item"


_LONGEST_NAME = 120
_DEVICES = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        *(f"com{number}" for number in range(1, 10)),
        *(f"lpt{number}" for number in range(1, 10)),
    ]
)
"""Names that Windows keeps for devices, whatever the ending."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def safe_name(name: str) -> str:
    """A name that every file system takes; the ending stays, `file` stands where nothing is left."""
    plain = _UNSAFE.sub("-", name).strip("-. ")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    ending = ending[:12].strip("-")
    stem = stem[: _LONGEST_NAME - len(ending) - 1].rstrip("-. ") or "file"
    if stem.split(".")[0].lower() in _DEVICES:
        stem = f"_{stem}"
    return f"{stem}.{ending}" if ending else stem


def named_path(named: str | Path) -> Path:
    """The path that a person wrote, with `~` for their own folder.

    The folder of somebody whom this machine does not know stays as it is written: no file is found there, which is said
    as it is of any other.
    """
    try:
        return Path(named).expanduser()
    except RuntimeError:
        return Path(named)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 return`, `3 returns`, `2 replies`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def capital(words: str) -> str:
    """Words with a capital first letter; all others stay as they are."""
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str], last: str = "or") -> str:
    """`a, b or c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def near(given: str, known: Iterable[str], otherwise: str) -> str:
    """`Did you mean …?` with the known names that are close, else the other sentence."""
    # Only what goes wrong needs it.
    from difflib import get_close_matches

    plain = {one.casefold(): one for one in known}
    close = get_close_matches(given.casefold()[:200], list(plain), n=3, cutoff=0.6)
    return f"Did you mean {listed([plain[one] for one in close])}?" if close else otherwise
