"""Hostile texts through the doors of the commands, and found again in every form that a return goes out in."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from s11tui.cli.guard import attempt
from s11tui.exchange.worksheets import read
from s11tui.workspace.entries import Given
from support.hostile import EVERYTHING, LONG, ONE_LINE, READABLE, admitted, called, obeyed
from support.hostile_partnership import begin_hostile, copied_hostile, hostile_file, hostile_toml, sign
from support.partnership import Partnership

Run = Callable[..., str]
WANTED = admitted(EVERYTHING)
NAME = " ".join(admitted(called("N")).split())


@pytest.fixture(scope="module")
def hostile_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "template.s11"
    begin_hostile(path)
    return path


@pytest.fixture
def hostile(hostile_template: Path, tmp_path: Path) -> Partnership:
    """A partnership of which everything is hostile, with one text that the fonts of reports can draw."""
    one = copied_hostile(hostile_template, tmp_path / "hostile.s11")
    one.fill((Given("people", "in-place", READABLE), Given("policy", "more", LONG)))
    return one


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command that has to succeed; gives back what it said, in which a terminal would obey nothing."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))

    def run(*words: str) -> str:
        capsys.readouterr()
        code = attempt(words)
        said = capsys.readouterr()
        assert code == 0, said.err
        assert not obeyed(said.out + said.err)
        return said.out

    return run


def letters(text: str) -> str:
    """Without white space, which wrapping moves."""
    return "".join(text.split())


def in_pdf(file: Path) -> str:
    return letters("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages))


def assert_all_there(shown: Any) -> None:
    """A return in JSON says what the door let in."""
    policy, people, _ = shown["standards"]
    assert policy["title"] == NAME
    assert policy["answers"]["in-place"] == WANTED
    assert policy["answers"]["more"] == LONG
    assert policy["answers"]["posts"] == [{"post": WANTED.strip(), "many": "2"}]
    assert policy["self_reason"] == WANTED
    assert people["answers"]["in-place"] == READABLE
    assert policy["evidence"][0]["title"] == ONE_LINE
    assert letters(policy["actions"][0]["what"]) == letters(WANTED)


def test_json_and_the_terminal(hostile: Partnership, run: Run, tmp_path: Path) -> None:
    where = ("-w", str(hostile.ws.path))
    assert_all_there(json.loads(run("return", "show", hostile.ref, "--json", *where)))
    file = Path(run("export", "json", hostile.ref, "-o", str(tmp_path), *where).strip())
    (shown,) = json.loads(file.read_text(encoding="utf-8"))["returns"]
    assert_all_there(shown)
    for words in (
        ("return", "show", hostile.ref), ("return", "show", hostile.ref, "policy"), ("return", "list"),
        ("person", "list"), ("agency", "list"), ("round", "list"), ("library", "list"),
        ("return", "history", hostile.ref),
    ):  # fmt: skip
        assert run(*words, *where)


@pytest.mark.parametrize("kind", ["xlsx", "html"])
def test_worksheets_and_back(hostile: Partnership, run: Run, tmp_path: Path, kind: str) -> None:
    where = ("-w", str(hostile.ws.path), "--as", "lee-lead")
    run("worksheet", "out", hostile.ref, "--format", kind, "-o", str(tmp_path / "out"), *where)
    (file,) = (tmp_path / "out").iterdir()
    filled = read(file.read_bytes(), file.name)
    assert filled.values["policy/in-place"] == WANTED
    assert filled.values["policy/more"] == LONG
    assert filled.values["people/in-place"] == READABLE
    before = hostile.view().head
    told = json.loads(run("worksheet", "in", str(file), "--yes", "--json", *where))
    assert told["taken"] == 0
    assert hostile.view().head == before, "a sheet that nobody touched changes nothing"


def test_reports_hold_what_their_fonts_can_draw(hostile: Partnership, run: Run, tmp_path: Path) -> None:
    sign(hostile)
    where = ("-w", str(hostile.ws.path), "-o", str(tmp_path / "out"))
    text = in_pdf(Path(run("report", "return", hostile.ref, *where).strip()))
    assert letters(READABLE) in text
    assert letters("[@click=app.quit]press here[/]") in text
    assert text.count("ofalonganswer,with“quotes”") == LONG.count("answer")
    blank = in_pdf(Path(run("report", "blank", hostile.ref, *where).strip()))
    assert letters("N [/] [@click=app.quit]x[/] [bold ]0;t31m") in blank
    assert "press here[/]".replace(" ", "") in blank


def test_answers_come_in_by_each_way(partnership: Partnership, run: Run, tmp_path: Path) -> None:
    where = ("-w", str(partnership.ws.path), "--as", "lee-lead")
    answer = ("return", "answer", partnership.ref)
    run(*answer, "policy/in-place", f"--text={EVERYTHING}", *where)
    file = tmp_path / "answer.txt"
    as_file = EVERYTHING.encode("utf-8", "replace")
    file.write_bytes(as_file)
    run(*answer, "policy/how-you-know", "--file", str(file), *where)
    file.write_bytes(EVERYTHING.encode("utf-16", "surrogatepass"))
    run(*answer, "policy/difference", "--file", str(file), *where)
    batch = {
        "standards": [
            {"id": "training", "answers": {"in-place": EVERYTHING, "how-you-know": LONG}},
            {"id": "recruitment", "answers": {"vacancies": [{"post": EVERYTHING}]}, "self_grade": "good",
             "self_reason": EVERYTHING},
        ]
    }  # fmt: skip
    (tmp_path / "answers.json").write_text(json.dumps(batch), encoding="utf-8")
    run(*answer, "--from", str(tmp_path / "answers.json"), *where)
    shown = {one.id: one for one in partnership.view().standards()}
    values = {one.path: one.value for standard in shown.values() for one in standard.questions}
    assert values["policy/in-place"] == values["training/in-place"] == WANTED
    assert values["policy/how-you-know"] == admitted(as_file.decode())
    assert letters(str(values["policy/difference"]).replace("\ufffd", "")) == letters(WANTED)
    assert values["training/how-you-know"] == LONG
    assert values["recruitment/vacancies"] == [{"post": WANTED.strip(), "since": "", "how-many": ""}]
    assert shown["recruitment"].self_reason == WANTED


def test_the_register_and_questionnaires(partnership: Partnership, run: Run, tmp_path: Path) -> None:
    where = ("-w", str(partnership.ws.path))
    toml = tmp_path / "[@click=app.quit] = \u5b89.toml"
    toml.write_text(hostile_toml(), encoding="utf-8")
    run("questionnaire", "check", str(toml))
    run("agency", "add", EVERYTHING, "--kind", "charity", "--id", "odd", *where)
    run("person", "add", EVERYTHING, "--role", "lead", "--agency", "odd", "--id", "odd-lead", *where)
    run("round", "open", str(toml), f"--title={EVERYTHING}", "--due", "2027-06-30", *where)
    (agency,) = [one for one in json.loads(run("agency", "list", "--json", *where)) if one["agency"] == "odd"]
    (person,) = [one for one in json.loads(run("person", "list", "--json", *where)) if one["name"] == ONE_LINE]
    assert agency["name"] == ONE_LINE
    assert person["name"] == ONE_LINE
    assert ONE_LINE in [one["title"] for one in json.loads(run("round", "list", "--json", *where))]
    assert partnership.ws.store.one("SELECT title FROM editions WHERE id = 'hostile'") == (NAME,)
    assert partnership.ws.verify().ok


def test_the_library_and_sign_off(partnership: Partnership, run: Run, tmp_path: Path) -> None:
    partnership.fill()
    where = ("-w", str(partnership.ws.path))
    file = hostile_file(tmp_path)
    told = [f"--shows={EVERYTHING}", f"--owner={EVERYTHING}", f"--held-at={EVERYTHING}", "--file", str(file)]
    run("library", "add", "--agency", "police", *told, *where, "--", EVERYTHING)
    run("return", "original", partnership.ref, f"--title={EVERYTHING}", "--file", str(file), *where)
    partnership.lead.submitting.send(partnership.ref)
    run("return", "decline", partnership.ref, f"--reason={EVERYTHING}", *where, "--as", "sig-natory")
    assert partnership.view().declined_reason == WANTED
    signs = ("return", "submit", partnership.ref, f"--name={EVERYTHING}", f"--role={EVERYTHING}")
    run(*signs, "--scan", str(file), f"--evidence={EVERYTHING}", f"--ratify-body={EVERYTHING}",
        "--ratify-by", "2027-07-01", *where)  # fmt: skip
    run("return", "ratify", partnership.ref, "--on", "2026-10-01", f"--minute={EVERYTHING}", *where)
    run("return", "receipt", partnership.ref, *where)
    view = partnership.view()
    (item,) = (one.item for one in partnership.lead.library.lines(view.agency.id))
    (signature,), (original,) = view.signatures, view.originals
    assert (item.title, item.owner, item.held_at, signature.name, signature.role) == (ONE_LINE,) * 5
    assert (signature.shown, original.title) == (ONE_LINE, ONE_LINE)
    assert item.shows == WANTED.strip()
    assert view.ratification is not None
    assert (view.ratification.body, view.ratification.minute) == (ONE_LINE, WANTED.strip())
    names = {one.name for one in (item.file, signature.scan, original.file) if one}
    assert names == {"click-app.quit-x-0-t-1-1.pdf"}
