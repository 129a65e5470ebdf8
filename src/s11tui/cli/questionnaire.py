"""`s11tui questionnaire`: what is asked."""

from typing import TYPE_CHECKING, Any

import click

from s11tui.cli import showing
from s11tui.cli.checking import check_file, checked_shape, edition_of_file, files_named, say_problems
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.questionnaire.shipped import find, shipped
from s11tui.text import counted

if TYPE_CHECKING:
    from s11tui.workspace.lines import EditionLine


@click.group(cls=Group)
def questionnaire() -> None:
    """Check, read and publish questionnaires.

    A questionnaire is a text file that a partnership can copy and change; publishing freezes it for ever.
    """


@questionnaire.command("list")
@pass_call
def list_(call: Call) -> None:
    """List the questionnaires that come with the program, and those published in your workspace.

    \b
    s11tui questionnaire list
    """
    published = _published(call)
    if call.json:
        rows: list[dict[str, Any]] = [
            {"id": name, "file": str(path), "published": False} for name, path in shipped().items()
        ]
        rows += [
            {"id": one.id, "version": one.version, "title": one.title, "sha256": one.sha256, "published": True}
            for one in published
        ]
        say_json(rows)
        return
    say("With the program (copy one to change it):")
    for name, path in shipped().items():
        say(f"  {name:<16} {path}")
    if published:
        say()
        say_table(
            ("published", "version", "title", "hash"),
            [(one.id, one.version, one.title, one.sha256[:12]) for one in published],
        )


@questionnaire.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="List references that nobody verified yet one by one.")
@pass_call
@click.pass_context
def check(context: click.Context, call: Call, files: tuple[str, ...], everything: bool) -> None:
    """Check questionnaires: every problem with its line, what it means and what to write instead.

    \b
    s11tui questionnaire check our-audit.toml

    Exit code 1 when any file has an error; warnings alone do not count.
    """
    found = [check_file(file) for file in files_named(files)]
    ok = all(checked.ok for checked in found)
    if call.json:
        say_json({"ok": ok, "files": [checked_shape(checked) for checked in found]})
    else:
        for checked in found:
            say_problems(checked, everything)
            if checked.ok:
                asked = f"{counted(checked.standards, 'standard')}, {counted(checked.questions, 'question')}"
                say(f"{checked.file}: in order, {asked}.")
    if not ok:
        wrong = sum(not checked.ok for checked in found)
        note(f"{counted(wrong, 'file')} cannot be published yet; mend the lines that are listed.")
        context.exit(1)


@questionnaire.command()
@click.argument("file", metavar="FILE")
@click.option("--kind", metavar="KIND", help="Only what an agency of this kind is asked, for example school.")
@click.option(
    "--phase", "phases", multiple=True, metavar="PHASE", help="Its phase, for example primary; may be repeated."
)
@click.option("--size", default="", metavar="SIZE", help="Its size: sole, small, medium or large.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag of it, for example boarding; may be repeated.")
@click.option("--profile", default="", metavar="NAME", help="Only what this profile asks, for example light.")
@pass_call
def show(
    call: Call, file: str, kind: str | None, phases: tuple[str, ...], size: str, tags: tuple[str, ...], profile: str
) -> None:
    """Show a questionnaire: all of it, or what one kind of agency is asked.

    FILE is a file, or the id of one that comes with the program.

    \b
    s11tui questionnaire show section11 --kind police
    s11tui questionnaire show our-audit.toml --kind school --phase primary --json

    Goes wrong when the file has errors, or there is no such kind, phase or profile.
    """
    edition = edition_of_file(str(find(file)))
    shown = showing.shown(edition, kind, phases, size, tags, profile)
    if call.json:
        say_json(shown)
        return
    for line in showing.in_words(shown):
        say(line)
    if not shown["areas"]:
        note("Nothing of it is asked of such an agency.")


@questionnaire.command()
@click.argument("file", metavar="FILE")
@pass_call
def publish(call: Call, file: str) -> None:
    """Freeze a questionnaire as an edition in your workspace. It never changes any more.

    \b
    s11tui questionnaire publish our-audit.toml

    Goes wrong when the file has errors, or its id and version were published with other content: give it a new version.
    """
    from s11tui.cli.acting import acting, opened
    from s11tui.cli.publishing import published_in, tell_unset

    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        edition = edition_of_file(str(find(file)), published_in(session))
        line = session.rounds.publish(edition)
        tell_unset(session, line.sha256)
    if call.json:
        say_json({"id": line.id, "version": line.version, "title": line.title, "sha256": line.sha256})
    else:
        say(f"{line.title} ({line.id} {line.version}) is published; its hash is {line.sha256}.")


@questionnaire.command("next")
@click.argument("file", metavar="FILE")
@click.option("--version", metavar="VERSION", help="Of the new file; otherwise 2026.1 becomes 2027.1.")
@click.option("-o", "--output", metavar="FILE", help="Where it goes; otherwise FILE with the version in its name.")
@pass_call
def next_(call: Call, file: str, version: str | None, output: str | None) -> None:
    """Draft next year's questionnaire from this year's file; your comments and layout are kept.

    The draft follows this version, and answers will be carried forward from it. A standard that you then rename needs
    “was”, one that you take out a [[dropped]].

    \b
    s11tui questionnaire next our-audit.toml

    Goes wrong when the file has errors, or the new file exists already.
    """
    from s11tui.cli.drafting import write_next

    target, edition = write_next(file, version, output)
    if call.json:
        say_json({"file": str(target), "version": edition.version, "follows": edition.follows})
    else:
        say(f"{target} is {edition.version} and follows {edition.follows}. Change it, check it, then publish it.")


@questionnaire.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@pass_call
def diff(call: Call, old: str, new: str) -> None:
    """Show what became of every standard and question of one edition in another.

    What is new, reworded, renamed, merged, split or ended, and what the form will do with the earlier answers. OLD and
    NEW are files, ids of questionnaires that come with the program, or ids of editions in your workspace: the newest,
    or ID@VERSION.

    \b
    s11tui questionnaire diff our-audit.toml our-audit-2028.1.toml
    s11tui questionnaire diff our-audit@2027.1 our-audit-2028.1.toml --json

    Goes wrong when a file has errors, or there is no such questionnaire.
    """
    from s11tui.cli.comparing import compared_shape, edition_named, tell_unheeded
    from s11tui.cli.comparing_words import in_words
    from s11tui.questionnaire.comparing import compare

    before, after = edition_named(call, old), edition_named(call, new)
    tell_unheeded(before, after)
    comparison = compare(before, after)
    if call.json:
        say_json(compared_shape(before, after, comparison))
        return
    for line in in_words(before, after, comparison):
        say(line)


def _published(call: Call) -> "tuple[EditionLine, ...]":
    """The editions of the workspace; none where there is no workspace and none was named."""
    from s11tui.cli.acting import opened, reader
    from s11tui.workspace import usual_path

    if call.workspace is None and not usual_path(None).exists():
        return ()
    with opened(call) as workspace:
        return reader(workspace, call).reading.editions()
