"""What one person likes on this computer: colours, mouse, keys. Kept in a small file that they may also write by hand.

Nothing of the record stands in it, so a broken file costs nothing but the choices in it: it is told, left as it is,
and kept beside before anything is written in its place.
"""

import os
import tomllib
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import platformdirs

from s11tui.errors import CannotWrite
from s11tui.text import named_path

VARIABLE = "S11TUI_SETTINGS"
COLOURS = ("dark", "light", "high-contrast", "terminal")
_NAME = "settings.toml"
_LARGEST = 65_536
"""Bytes; nobody's choices are longer, and a wrong file must not be read for minutes."""
_LONGEST_KEY = 40
_HEAD = "# What you chose in s11tui on this computer. You may change it by hand while s11tui is closed.\n\n"
_MEND = "Mend it by hand, or choose again in s11tui: the old file is then kept beside it."


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the person chose.

    Attributes:
        colours: one of COLOURS.
        mouse: whether the app takes the mouse; otherwise the terminal keeps it for its own selection.
        welcomed: whether the welcome was gone through to a workspace.
        keys: keys by the action of the command that they belong to, as they stand in the file.
    """

    colours: str = COLOURS[0]
    mouse: bool = True
    welcomed: bool = False
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Settings:
    """The file of one person's choices.

    Attributes:
        now: what holds.
        trouble: one sentence or two about what could not be read; empty where all is well.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_path()
        self.now, self.trouble = _read(self.path)

    def choose(self, **chosen: object) -> None:
        """Change what holds, and write it down.

        Raises:
            CannotWrite: it holds until the program ends, and could not be written down.
        """
        self.now = replace(self.now, **chosen)  # type: ignore[arg-type]  # the names are those of Preferences
        try:
            _write(self.path, chosen, self.trouble != "")
        except OSError as fault:
            raise CannotWrite(
                f"That holds until you leave, but {self.path} could not be written"
                f" ({(fault.strerror or str(fault)).lower()}).",
                "Ask whoever looks after this computer.",
            ) from fault
        self.trouble = ""


def settings_path() -> Path:
    """The file that the environment names, else the usual place of this system's settings."""
    named = os.environ.get(VARIABLE)
    return named_path(named) if named else Path(platformdirs.user_config_dir("s11tui", appauthor=False)) / _NAME


def _read(path: Path) -> tuple[Preferences, str]:
    """What stands in the file, and what is wrong with it in words."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Preferences(), ""
    except OSError as fault:
        return Preferences(), f"Your settings in {path} could not be read ({(fault.strerror or str(fault)).lower()})."
    if len(data) > _LARGEST:
        return Preferences(), f"Your settings in {path} are too long to be settings, and were left aside. {_MEND}"
    try:
        read = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Preferences(), f"Your settings in {path} are not written as they should be; nothing was taken. {_MEND}"
    return _understood(read, path)


def _understood(read: Mapping[str, object], path: Path) -> tuple[Preferences, str]:
    """The values that make sense; the others are named."""
    chosen: dict[str, object] = {}
    wrong: list[str] = []
    for name, fits in (("colours", COLOURS), ("mouse", (True, False)), ("welcomed", (True, False))):
        if name not in read:
            continue
        value = read[name]
        # 1 == True, so the types are compared as well.
        if any(type(value) is type(one) and value == one for one in fits):
            chosen[name] = value
        else:
            wrong.append(name)
    keys = read.get("keys", {})
    if isinstance(keys, dict):
        kept = {name: key.lower() for name, key in keys.items() if _is_key(name) and _is_key(key)}
        chosen["keys"] = MappingProxyType(kept)
        wrong += ["keys"] if len(kept) != len(keys) else []
    else:
        wrong.append("keys")
    words = f"In your settings in {path}, what stands for {' and '.join(wrong)} is not understood and was left aside."
    return Preferences(**chosen), words if wrong else ""  # type: ignore[arg-type]  # each was checked above


def _is_key(value: object) -> bool:
    """Whether it may be the name of an action or key; what a terminal would obey is none."""
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_KEY and value.isascii() and value.isprintable()


def _write(path: Path, chosen: Mapping[str, object], keep_old: bool) -> None:
    """Bring the file up to what was chosen just now; comments and whatever else stands in it stay."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    path.parent.mkdir(parents=True, exist_ok=True)
    if keep_old:
        _keep_beside(path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD)
    except (ParseError, ValueError, RecursionError):
        document = tomlkit.parse(_HEAD)
    for name, value in chosen.items():
        if isinstance(value, Mapping):
            _write_table(document, name, value)
        else:
            document[name] = value
    _replace(path, tomlkit.dumps(document))


def _write_table(document: MutableMapping[str, Any], name: str, values: Mapping[str, object]) -> None:
    """Change a table entry by entry, so that its comments stay."""
    import tomlkit

    table = document.get(name)
    if not isinstance(table, dict):
        document[name] = table = tomlkit.table()
    for gone in [one for one in table if one not in values]:
        del table[gone]
    for one, value in values.items():
        table[one] = value


def _keep_beside(path: Path) -> None:
    """Copy a file that was not understood to a name of its own, before it is written anew."""
    if path.is_file():
        beside = path.with_name(f"{path.name}.broken")
        number = 1
        while beside.exists():
            number += 1
            beside = path.with_name(f"{path.name}.broken-{number}")
        beside.write_bytes(path.read_bytes())


def _replace(path: Path, text: str) -> None:
    """Write a whole file or nothing of it."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
