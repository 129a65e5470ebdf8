"""Writing next year's questionnaire beside this year's."""

from pathlib import Path

from s11tui.cli.checking import edition_of_file
from s11tui.cli.inputs import line
from s11tui.errors import BadInput, CannotWrite
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.drafting import next_draft
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.reading import text_of
from s11tui.questionnaire.shipped import find


def write_next(file: str, version: str | None, output: str | None) -> tuple[Path, Edition]:
    """Write the file that follows a questionnaire; gives its path and what it says.

    Raises:
        BadInput: the file has errors, or the version is no version.
        CannotWrite: the new file is there already, or cannot be written.
    """
    source = find(file)
    edition_of_file(str(source))
    draft = next_draft(text_of(source.read_bytes()), line(version) if version else None)
    checked = check(draft.encode(), source.name)
    if checked.edition is None:
        raise BadInput("The new version is not one that a questionnaire can have.", "Write for example 2027.1.")
    target = Path(output) if output else Path(f"{source.stem}-{checked.edition.version}.toml")
    try:
        with target.open("x", encoding="utf-8", newline="\n") as new:
            new.write(draft)
    except FileExistsError:
        raise CannotWrite(f"{target} exists already.", "Name another file with -o; nothing was changed.") from None
    except OSError as fault:
        raise CannotWrite(f"{target} cannot be written ({fault.strerror}).", "Name another file with -o.") from None
    return target, checked.edition
