"""What is asked of a piece of evidence, on every screen that asks."""

from collections.abc import Mapping

from s11tui.audit.library import LibraryItem
from s11tui.tui.bridge import Bridge
from s11tui.tui.delivering import file_hint, named_file
from s11tui.tui.screens.ask import Field
from s11tui.workspace.desks.library import Described


def evidence_fields(bridge: Bridge, item: LibraryItem | None = None) -> tuple[Field, ...]:
    """The fields, filled with what an item says already."""
    return (
        Field("title", "What is it?", value=item.title if item else "", hint="for example: Board minutes, March 2027"),
        Field(
            "held_at",
            "Where is it held?",
            value=item.held_at if item else "",
            hint="a folder, a system, a link; may stay empty",
        ),
        Field("date", "From which day?", value=item.date if item else "", hint="year-month-day; may stay empty"),
        Field("shows", "What does it show?", "text", value=item.shows if item else "", hint="may stay empty"),
        Field("owner", "Who keeps it?", value=item.owner if item else "", hint="a role rather than a name"),
        Field(
            "review_by",
            "To be looked at again by",
            value=item.review_by if item else "",
            hint="year-month-day; may stay empty",
        ),
        Field("file", "A file to keep with it", hint=_file_hint(bridge, item)),
    )


def _file_hint(bridge: Bridge, item: LibraryItem | None) -> str:
    if item is not None and item.file is not None:
        return f"{item.file.name} is kept; another named here replaces it"
    return file_hint(bridge)


def described(bridge: Bridge, given: Mapping[str, str], item: LibraryItem | None = None) -> Described:
    """What was filled in, as the library takes it.

    Raises:
        BadInput: on a host, the file is none that they brought.
    """
    held_at = given["held_at"]
    has_file = item is not None and item.place == "file"
    # A kept file stays kept, whatever is said of where it is held besides.
    place = "file" if has_file else "link" if held_at.lower().startswith(("http://", "https://")) else "place"
    return Described(
        title=given["title"],
        shows=given["shows"],
        place=place,
        held_at=held_at,
        date=given["date"],
        owner=given["owner"],
        review_by=given["review_by"],
        file=named_file(bridge, given["file"]),
    )
