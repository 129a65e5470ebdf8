"""`s11tui report blank`: the blank form on paper."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from s11tui.cli import showing
from s11tui.cli.acting import on_return, opened, standard_of
from s11tui.cli.checking import edition_of_file
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import near, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.asking import Facts
from s11tui.questionnaire.shipped import find

if TYPE_CHECKING:
    from s11tui.questionnaire.showing import ShownStandard
    from s11tui.reports.document import Document


@dataclass(frozen=True, slots=True)
class _Form:
    """A form to be written: its pages, the file's name, and the workspace that it came from, if any."""

    document: "Document"
    name: str
    workspace: Path | None


@dataclass(frozen=True, slots=True)
class _Agency:
    """What was said of an agency that no return names."""

    kind: str | None
    phases: tuple[str, ...]
    size: str
    tags: tuple[str, ...]
    profile: str

    def is_given(self) -> bool:
        """Whether anything was said."""
        return bool(self.kind or self.phases or self.size or self.tags or self.profile)

    def facts(self) -> Facts | None:
        """The facts; None where nothing was said."""
        given = Facts(self.kind or "", self.phases, self.size, self.tags, self.profile)
        return given if self.is_given() else None


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--questionnaire", metavar="FILE", help="A file, or the id of one that comes with the program.")
@click.option("--kind", metavar="KIND", help="With --questionnaire: for an agency of this kind, for example school.")
@click.option("--phase", "phases", multiple=True, metavar="PHASE", help="Its phase; may be repeated.")
@click.option("--size", default="", metavar="SIZE", help="Its size: sole, small, medium or large.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag of it; may be repeated.")
@click.option("--profile", default="", metavar="NAME", help="Only what this profile asks, for example light.")
@click.option("--standard", "standards", multiple=True, metavar="STANDARD", help="Only this one; may be repeated.")
@exports_option
@pass_call
def blank(
    call: Call,
    ref: str | None,
    questionnaire: str | None,
    kind: str | None,
    phases: tuple[str, ...],
    size: str,
    tags: tuple[str, ...],
    profile: str,
    standards: tuple[str, ...],
    output: str | None,
) -> None:
    """Write the blank form of a return, or of a questionnaire, to be filled in by hand. Prints the file's path.

    It holds no answers. Each standard starts on a page of its own, for the colleague who knows most about it.

    \b
    s11tui report blank police-section-11-2027
    s11tui report blank police-section-11-2027 --standard 1.3
    s11tui report blank --questionnaire section175 --kind school --phase primary

    Goes wrong when the questionnaire has errors, nothing of it is asked of such an agency, or DIR cannot be written.
    """
    agency = _Agency(kind, phases, size, tags, profile)
    if (ref is None) == (questionnaire is None):
        raise click.UsageError("Name either a return or a --questionnaire.")
    if ref is not None and agency.is_given():
        raise click.UsageError("A return knows its agency: leave out --kind, --phase, --size, --tag and --profile.")
    form = (
        _of_return(call, ref, standards) if ref is not None else _of_file(call, str(questionnaire), agency, standards)
    )
    path = _written(form, output)
    if call.json:
        say_json({"return": ref, "questionnaire": questionnaire, "files": [str(path)]})
    else:
        say(str(path))


def _of_return(call: Call, ref: str, standards: tuple[str, ...]) -> _Form:
    from s11tui.reports.blank_report import blank_document, blank_file_name

    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        edition = session.reading.edition(view.edition.sha256)
        home = session.workspace.path
    wanted = _unique(standard_of(view, one).id for one in standards)
    return _Form(blank_document(view, edition, wanted), blank_file_name(view, wanted), home)


def _of_file(call: Call, questionnaire: str, agency: _Agency, standards: tuple[str, ...]) -> _Form:
    from s11tui.reports.blank_report import blank_edition_document, blank_edition_file_name

    edition = edition_of_file(str(find(questionnaire)))
    shown = showing.shown(edition, agency.kind, agency.phases, agency.size, agency.tags, agency.profile)
    asked = [standard for area in shown["areas"] for standard in area["standards"]]
    if not asked:
        raise BadInput(
            f"Nothing of {edition.title} is asked of such an agency.",
            f"See what is asked with “s11tui questionnaire show {edition.id}”.",
        )
    wanted = _unique(_standard(asked, one)["id"] for one in standards)
    facts = agency.facts()
    partnership, settings, home = _partnership(call)
    document = blank_edition_document(edition, facts, partnership, settings, wanted)
    return _Form(document, blank_edition_file_name(edition, facts, wanted), home)


def _partnership(call: Call) -> tuple[str, dict[str, str], Path | None]:
    """The partnership's name and numbers for the cover; nothing where there is no workspace and none was named."""
    from s11tui.workspace import usual_path

    if call.workspace is None and not usual_path(None).exists():
        return "", {}, None
    with opened(call) as workspace:
        found = workspace.partnership()
        return found.name, dict(found.settings), workspace.path


def _unique(ids: Iterable[str]) -> Collection[str] | None:
    """The standards named, each once; None where none is, which means all."""
    return tuple(dict.fromkeys(ids)) or None


def _standard(asked: "list[ShownStandard]", given: str) -> "ShownStandard":
    wanted = given.strip()
    by_id = {one["id"]: one for one in asked}
    found = by_id.get(wanted) or next((one for one in asked if one["number"] == wanted), None)
    if found is None:
        known = "See them with “s11tui questionnaire show”."
        raise NotFound(f"There is no standard “{given}” in what is asked.", near(given, by_id, known))
    return found


def _written(form: _Form, output: str | None) -> Path:
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.writing import write_file

    folder = folder_of(output, form.workspace)
    with Progress("Writing the form") as progress:

        def write(target: BinaryIO) -> None:
            write_pdf(form.document, target, progress)

        return write_file(folder, form.name, write)
