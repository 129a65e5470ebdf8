"""Counts of many partnerships in one table: nothing before it was agreed, nobody without consent, no small numbers."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from s11tui.cli.export import FORMAT
from s11tui.cli.shapes import return_whole
from support.partnership import COMPLETE, Partnership

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "examples"))
import national

POLICE, EDITION = frozenset({"police"}), "e1"


def export(partnership: Partnership) -> dict[str, object]:
    """What the manager's export holds, as it is in the file."""
    reading = partnership.manager.reading
    found = [return_whole(reading.open(line.id)) for line in reading.returns()]
    made: dict[str, object] = json.loads(json.dumps({"format": FORMAT, "partnership": "=1+1", "returns": found}))
    return made


def decided(partnership: Partnership) -> None:
    partnership.fill(COMPLETE)
    partnership.lead.submitting.submit(partnership.ref, "Chief Officer", "chief-officer")
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")


def test_a_return_counts_once_it_is_agreed_and_not_before(partnership: Partnership) -> None:
    decided(partnership)
    assert not national.counts(export(partnership), POLICE)
    partnership.chair.moderating.share(partnership.ref)
    assert not national.counts(export(partnership), POLICE), "the agency may still challenge it"
    partnership.lead.moderating.accept(partnership.ref)
    found = national.counts(export(partnership), POLICE)
    assert {(place.kind, place.standard, grade): many for (place, grade), many in found.items()} == {
        ("police", "policy", "good"): 1,
        ("police", "lead-role", "met"): 1,
        ("police", "training", "ri"): 1,
        ("police", "recruitment", "outstanding"): 1,
    }
    assert not national.counts(export(partnership), frozenset({"elm"})), "it has not consented"


def test_no_words_and_no_names_leave(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(partnership)
    partnership.chair.moderating.share(partnership.ref)
    partnership.lead.moderating.accept(partnership.ref)
    (tmp_path / "export.json").write_text(json.dumps(export(partnership)), encoding="utf-8")
    (tmp_path / "consents.txt").write_text("police\n", encoding="utf-8")
    words = ["count", str(tmp_path / "export.json"), "--consents", str(tmp_path / "consents.txt")]
    assert national.main(words) == 0
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 5
    for secret in ("A policy, read by all", "Exampleshire", "Lee", "=1+1", "Two teams"):
        assert secret not in said
    assert [many for *_, many in national.read_counts(said.splitlines())] == [1] * 4


def rows(**grades: int) -> list[tuple[national.Place, str, int]]:
    return [(national.Place(EDITION, "school", "policy"), grade, many) for grade, many in grades.items()]


def test_small_numbers_are_hidden_so_that_the_sum_does_not_give_them_away() -> None:
    head, row = national.table([rows(good=20, ri=2, inadequate=9), rows(good=5), rows(good=5)])
    assert head[3:] == ["partnerships", "agencies", "good", "inadequate", "ri"]
    assert row[3:] == ["3", "41", "30", "few", "few"]
    _, row = national.table([rows(good=9, ri=3, inadequate=3), rows(good=5), rows(good=5)])
    assert row[3:] == ["3", "25", "19", "few", "few"]
    _, row = national.table([rows(good=20, ri=9)] * 2)
    assert set(row[3:]) == {"few"}, "two partnerships know each other's numbers"
    _, row = national.table([rows(good=1), rows(good=1), rows(good=7)])
    assert set(row[3:]) == {"few"}


@pytest.mark.parametrize("bad", ["=cmd()", "../x", "Hill School", "a,b"])
def test_what_is_no_count_is_refused(bad: str) -> None:
    said = io.StringIO()
    csv.writer(said).writerows([("edition", "kind", "standard", "grade", "agencies"), ("e", "school", bad, "good", 3)])
    with pytest.raises(national.Unusable, match="line 2"):
        list(national.read_counts(said.getvalue().splitlines()))


def test_what_is_no_export_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "export.json").write_text("[]", encoding="utf-8")
    (tmp_path / "consents.txt").write_text("", encoding="utf-8")
    words = ["count", str(tmp_path / "export.json"), "--consents", str(tmp_path / "consents.txt")]
    assert national.main(words) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "is no export of s11tui" in told.err
