"""The guard's two doors: a text, and the name of a file."""

from s11tui.audit.privacy.births import births
from s11tui.audit.privacy.cases import case_numbers
from s11tui.audit.privacy.file_names import as_text, names_in_file_name
from s11tui.audit.privacy.names import initials, names
from s11tui.audit.privacy.numbers import nhs_numbers, upns
from s11tui.audit.privacy.postcodes import postcodes
from s11tui.audit.privacy.trace import Trace, apart


def traces_in(text: str) -> tuple[Trace, ...]:
    """What in a text could tell who a child is: in order of start, never overlapping."""
    return apart(_all_in(text))


def traces_in_file_name(name: str) -> tuple[Trace, ...]:
    """What in the name of a file could tell who a child is; separators are underscores, hyphens, dots and spaces."""
    text = as_text(name)
    found = apart([*_all_in(text), *names_in_file_name(text)])
    return tuple(Trace(one.kind, one.start, one.end, name[one.start : one.end]) for one in found)


def _all_in(text: str) -> list[Trace]:
    numbers = sorted([*nhs_numbers(text), *upns(text), *births(text)], key=lambda one: one.start)
    return [*numbers, *case_numbers(text), *postcodes(text), *initials(text), *names(text, numbers)]
