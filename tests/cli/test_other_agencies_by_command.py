"""No command tells somebody of one agency anything of another: whatever they name, whatever they list and write out."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from s11tui.cli.guard import attempt
from s11tui.cli.root import root
from s11tui.workspace import Workspace
from support.rights_changes import MARK, everything_at_the_school
from support.rights_world import ROUND, begin, world
from support.thorough import THOROUGH

OF_THE_FILE = {
    "demo": "makes a partnership of its own",
    "init": "makes a workspace of its own",
    "questionnaire check": "reads a file that is given to it",
    "questionnaire show": "the same",
    "questionnaire next": "the same",
    "questionnaire diff": "the same",
    "verify": "for whoever owns the file, and tells of its chains only",
    "backup": "for whoever owns the file",
    "restore": "the same",
    "doctor": "the same",
    "serve": "the same",
    "enter": "opens the app",
}
"""Commands that nobody acts in, with why: what they do is no matter of rights in the record."""
_COMMON = {"workspace", "as_person", "json"}
_SHARE = 1 if THOROUGH else 4
"""One of how many command lines is tried in the everyday run."""


@dataclass(frozen=True)
class Things:
    """What can be named of one agency: slugs, or ids where there are only these."""

    ref: str
    agency: str
    person: str
    item: str
    action: str
    meeting: str
    query: str
    practice: str
    note: str
    evidence: str
    original: str

    def argument(self, name: str) -> str | None:
        """What stands for an argument of a command, by its name in the help; None where nobody has said."""
        name = name.rstrip(".")
        name = name[1:].removesuffix("]") if name.startswith("[") else name
        return {
            "RETURN": self.ref, "AGENCY": self.agency, "PERSON": self.person, "ITEM": self.item,
            "ACTION": self.action, "MEETING": self.meeting, "QUERY": self.query, "PRACTICE": self.practice,
            "NOTE": self.note, "ROUND": ROUND, "STANDARD": "policy", "STANDARD/QUESTION": "policy/in-place",
            "STANDARD[/QUESTION]": "policy/in-place",
            "GRADE": "ri", "KIND": "ask", "NAME": "lado", "VALUE": "01632 960001", "QUESTIONNAIRE": "section11-small",
            "TITLE": "Poster", "STATE": "in hand", "VERSION": "1", "ANSWER": "unnamed", "FILE": self.original,
            "FILE.csv": self.original, "DIR": ".",
        }.get(name)  # fmt: skip

    def naming(self) -> dict[str, str]:
        """Options that name something, each tried on its own."""
        return {
            "--agency": self.agency, "--meeting": self.meeting, "--return": self.ref, "--for": self.person,
            "--person": self.person, "--item": self.item, "--earlier": self.evidence, "--remove": self.evidence,
            "--present": self.person, "--apologies": self.person, "--owner-agency": self.agency, "--home": self.agency,
            "--host": self.agency, "--about": self.ref, "--save-file": self.evidence, "--group": "trust",
            "--chair": self.person, "--find": MARK, "--round": ROUND,
        }  # fmt: skip


NEEDED = {
    "--title": "Next", "--due": "2027-09-01", "--reason": "why", "--what": "Do it", "--owner": "The board",
    "--owned-by": "sub-group", "--text": "hm", "--kind": "school", "--role": "lead", "--name": "Chief Officer",
    "--how": "tested", "--number": "1", "--day": "2027-04-02", "--to": "con-tributor", "--from": "lee-lead",
    "--trust": "12345 67890 12345 67890 12345 67890", "--who": "Somebody", "--agency": "elm", "--conflict": "a friend",
}  # fmt: skip
"""What options are given that a command cannot do without."""


def commands(command: click.Command = root, *path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its words."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from commands(found, *path, name)


def _choice(one: click.Parameter) -> str | None:
    """The first of what can be chosen; None where anything can be said."""
    if isinstance(one.type, click.Choice):
        return str(next(iter(one.type.choices)))
    return "1" if one.type.name.startswith("integer") else None


def lines(words: str, command: click.Command, things: Things) -> Iterator[list[str]]:
    """Command lines: with all that is needed; without what may be left out; each thing that can be named besides."""
    context = click.Context(command)
    needed, short, options = [], [], dict[str, click.Parameter]()
    for one in command.params:
        if isinstance(one, click.Argument):
            given = _choice(one) or things.argument(one.make_metavar(context))
            assert given is not None, (
                f"“s11tui {words}” takes {one.make_metavar(context)}: say in Things.argument what that is of another "
                "agency; or name the command in OF_THE_FILE, with why nobody acts in it."
            )
            needed.append(given)
            short += [given] if one.required else []
        elif one.name not in _COMMON:
            options[one.opts[-1]] = one
            if one.required:
                value = _choice(one) or NEEDED.get(one.opts[-1])
                assert value, f"“s11tui {words}” needs {one.opts[-1]}: say in NEEDED what is given."
                needed += [one.opts[-1], value]
                short += [one.opts[-1], value]
    begun = [*words.split(), *needed]
    yield begun
    yield [*begun, "--json"]
    if short != needed:
        yield [*words.split(), *short, "--json"]
    for option, value in things.naming().items():
        if option in options:
            value = _choice(options[option]) or value
            yield [*begun, option, value]
            yield [*words.split(), *short, option, value, "--json"]


@dataclass(frozen=True)
class Partners:
    """A partnership in a file, with all that can be named of the school, which is another's, and of the police."""

    path: Path
    theirs: Things
    ours: Things
    unknown: tuple[str, ...]


@pytest.fixture(scope="module")
def partners(tmp_path_factory: pytest.TempPathFactory) -> Partners:
    folder = tmp_path_factory.mktemp("by-command")
    begin(folder / "template.s11")
    one = world(folder / "template.s11", folder / "world.s11", "grades shared")
    everything_at_the_school(one)

    def things(agency: str, ref: str, person: str, item: str, meeting: str) -> Things:
        at = f"FROM {{}} t JOIN returns r ON r.id = t.\"return\" WHERE r.slug = '{ref}'"
        ids = [one.row(f"SELECT t.id {at.format(table)}") for table in ("queries", "practices", "evidence")]
        note = one.row(
            f"SELECT n.id FROM meeting_notes n JOIN meetings m ON m.id = n.meeting WHERE m.slug = '{meeting}'"
        )
        action = one.row(f"SELECT t.slug {at.format('actions')}")
        return Things(ref, agency, person, item, action, meeting, ids[0], ids[1], note, ids[2], str(one.paper))

    theirs = things("elm", one.school, "hed-teacher", "e2", f"about-{MARK}")
    ours = things("police", one.ref, "con-tributor", "e1", "running")
    unknown = (MARK, "Elm", "Hed Teacher", "Sig Elm", one.school, one.ws.registry.agency("elm").id,
               one.ws.registry.return_id(one.school))  # fmt: skip
    one.ws.close()
    return Partners(folder / "world.s11", theirs, ours, unknown)


understood: list[bool] = []
"""Of each command line whether it said anything to the program at all."""
Told = Callable[[list[str], str], str]


@pytest.fixture
def told(
    partners: Partners, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """All that a command line says and writes as a person, without the words that were typed."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("S11TUI_WORKSPACE", str(partners.path))

    def told(words: list[str], who: str) -> str:
        out = tmp_path / "out"
        (out / "exports").mkdir(parents=True)
        monkeypatch.chdir(out)
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        capsys.readouterr()
        code = attempt([*words, "--as", who])
        said = "".join(capsys.readouterr())
        assert "fault of the program" not in said, (words, said)
        assert code in (0, 1) or "--" in said, (words, said)
        understood.append(code != 2)
        for file in sorted(out.rglob("*"), reverse=True):
            if file.is_file():
                said += f"\n{file.name}\n{file.read_bytes().decode('utf-8', 'replace')}"
                file.unlink()
            else:
                file.rmdir()
        for word in sorted(words, key=len, reverse=True):
            said = said.replace(word, "")
        return said

    return told


def chosen(partners: Partners, things: Things) -> list[list[str]]:
    """The command lines that are tried: by chance, but the same each time."""
    every = [line for words, one in commands() if words not in OF_THE_FILE for line in lines(words, one, things)]
    return [line for number, line in enumerate(every) if not random.Random(number).randrange(_SHARE)]


@pytest.mark.parametrize("who", ["con-tributor", "sig-natory", "gro-up", "lee-lead"] if THOROUGH else ["con-tributor"])
@pytest.mark.parametrize("whose", ["theirs", "ours"])
def test_no_command_tells_of_another_agency(partners: Partners, told: Told, who: str, whose: str) -> None:
    tried = chosen(partners, getattr(partners, whose))
    assert len(tried) > 50
    assert MARK in told(["agency", "list"], "partnership-manager"), "whoever may know of it, is told"
    leaks = {}
    understood.clear()
    for words in tried:
        said = told(words, who)
        found = [one for one in partners.unknown if one in said]
        if found:
            leaks[" ".join(words)] = (found, said[:300])
    assert sum(understood) > 0.97 * len(tried), "most are such as a person could type"
    assert not leaks, "\n".join(map(str, leaks.items()))
    with Workspace.open(partners.path) as ws:
        assert ws.verify().problems == ()
