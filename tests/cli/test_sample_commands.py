"""Drawing, showing, changing and checking a sample from the command line."""

from pathlib import Path

import pytest

from support.many_schools import copied_many, many_schools

ROUND = "section-175-2027"


@pytest.fixture(scope="module")
def schools_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schools") / "schools.s11"
    many_schools(path, 12, waiting=1)
    return path


@pytest.fixture
def schools(schools_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "schools.s11"
    copied_many(schools_template, path).ws.close()
    monkeypatch.setenv("S11TUI_WORKSPACE", str(path))
    return path


def test_a_sample_from_draw_to_check(schools: Path, run, refused) -> None:
    sample = ("moderate", "sample")
    assert "was drawn yet" in run(*sample, "show", ROUND).err
    assert "submitted" in refused(*sample, "pick", "school-011-section-175-2027", "--reason", "x").err
    drawn = run(*sample, "draw", ROUND, "--number", "4", "--seed", "7", "--json").json
    assert (drawn["seed"], drawn["wanted"], drawn["draws"], len(drawn["picked"])) == (7, 4, 1, 4)
    assert drawn["picked"][0]["reasons"] == ["gives 1 standard the lowest grade"]
    assert sum(one["submitted"] for one in drawn["strata"]) == 11
    said = run(*sample, "show", ROUND).out
    assert "Seed 7, 4 wanted" in said
    assert all(one["agency"] in said for one in drawn["picked"])
    out, beside = drawn["picked"][0]["return"], drawn["rest"][-1]
    without = run(*sample, "unpick", out, "--reason", "Seen last week.")
    assert "Not picked, though a lowest grade is claimed" in without.out
    assert "Seen last week." in without.out
    more = run(*sample, "pick", beside, "--reason", "A visit.", "--json").json
    assert (more["picked"][-1]["return"], more["picked"][-1]["how"]) == (beside, "by hand")
    assert "A visit." in run("moderate", "matters", beside).err
    assert run(*sample, "check", ROUND, "--json").json["ok"] is True
    assert "comes out the same" in run(*sample, "check", ROUND).out
    done = run("moderate", "acknowledge", "--rest", ROUND)
    assert len(done.out.split()) == len(more["rest"])
    assert "not moderated: the self-grades stand, unverified" in done.err
    shown = run("return", "show", done.out.split()[0], "--json").json
    assert {(one["outcome"], one["agreed_verified"]) for one in shown["standards"]} == {("not moderated", False)}
    said = run("return", "show", done.out.split()[0]).out
    assert said.count("not moderated, the self-grade stands unverified") == 4
    assert "agreed" not in said
    assert refused("moderate", "acknowledge", beside).err
    assert refused(*sample, "show", ROUND, "--as", "scru-tineer").err
    assert refused(*sample, "draw", ROUND, "--number", "0").err


def test_the_calibration_of_a_round(schools: Path, run, refused) -> None:
    said = run("overview", "calibration", ROUND)
    assert "All graded standards" in said.out
    assert "nothing is said: fewer than 10 cases · 0 cases, 0 the same" in said.out
    told = run("overview", "calibration", ROUND, "--quadratic", "--json").json
    assert (told["weighting"], told["total"]["undecided"], told["returns"]) == ("quadratic", 44, 11)
    outside = run("overview", "calibration", ROUND, "--as", "scru-tineer")
    assert "Only what was shared" in outside.err
    for who in ("mo-derator", "lead-0"):
        assert refused("overview", "calibration", ROUND, "--as", who).err
