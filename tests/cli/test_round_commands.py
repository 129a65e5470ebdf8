"""A round at a glance, its papers, and good practice, by command."""

from pathlib import Path

import pytest

RETURN = "police-tiny-2027"


@pytest.fixture
def open_(submitted: Path, run) -> Path:
    """Moderation of the police's return is open."""
    assert run("moderate", "open", RETURN).code == 0
    return submitted


def test_a_round_at_a_glance_and_its_papers(open_: Path, run, refused, tmp_path: Path) -> None:
    run("moderate", "agree", RETURN, "training", "ri", "--reason", "No list was seen.")
    found = run("overview", "round", "tiny-2027", "--json").json
    assert found["returns"]["invited"] == sum(
        found["returns"][name] for name in ("submitted", "outstanding", "exempt", "withdrawn")
    )
    assert [one["reason"] for one in found["lowered"]] == ["No list was seen."]
    assert found["unshared"] == 1
    shown = run("overview", "round")
    assert "No list was seen." in shown.out
    assert "for the panel only" in shown.out
    assert run("overview", "round", "--shared", "--json").json["lowered"] == []
    refused("overview", "round", "--as", "lee")
    where = ("-o", str(tmp_path / "out"))
    names = [
        Path(run("report", *words, *where, "--json").json["files"][0]).name
        for words in (
            ("summary", "tiny-2027"),
            ("summary", "--panel"),
            ("actions", "--round", "tiny-2027"),
            ("actions", "--agency", "police", "--overdue"),
            ("practice",),
        )
    ]
    assert names == [
        "executive-summary-tiny-2027.pdf",
        "executive-summary-tiny-2027-for-the-panel.pdf",
        "action-plan-tiny-2027.pdf",
        "overdue-actions-exampleshire-police.pdf",
        "good-practice-all-rounds.pdf",
    ]
    assert all((tmp_path / "out" / name).read_bytes().startswith(b"%PDF") for name in names)
    refused("report", "summary", "--as", "lee")


def test_good_practice_from_the_mark_to_the_annual_report(open_: Path, run, refused, tmp_path: Path) -> None:
    marked = run("practice", "mark", RETURN, "2.1", "--text", "Police staff born 03/04/2015 teach.", "--why", "Rare")
    assert marked.code == 0
    assert "whose it is" in marked.err
    assert "date of birth" in marked.err
    run("practice", "mark", RETURN, "2.1", "--text", "A wrong one.")
    (first, wrong) = sorted(run("practice", "list", "--json").json, key=lambda one: "wrong" in one["extract"])
    assert (first["why"], first["shared"], first["may_be_shared"]) == ("Rare", False, False)
    assert run("practice", "unmark", RETURN, wrong["practice"][:8]).code == 0
    assert run("practice", "list", "--as", "lee", "--json").json == []
    refused("practice", "consent", RETURN, first["practice"], "named")
    run("moderate", "agree", RETURN, "--rest", "confirmed")
    run("moderate", "share", RETURN)
    assert run("practice", "list", "--as", "lee", "--json").json == []
    said = "=Two young people teach *each* session."
    assert run("practice", "consent", RETURN, first["practice"][:6], "unnamed", "--text", said).code == 0
    (seen,) = run("practice", "list", "--as", "lee", "--json").json
    assert (seen["extract"], seen["agency"], seen["return"], seen["why"]) == (said, "", "", "")
    where = ("-o", str(tmp_path))
    for form, begins in (("txt", said), ("md", f"    {said}"), ("csv", f'"\'{said}"')):
        file = Path(run("practice", "export", "--format", form, *where).out.strip())
        text = file.read_text(encoding="utf-8-sig")
        assert begins in text
        assert "olice" not in text
    run("practice", "consent", RETURN, first["practice"], "no")
    assert run("practice", "list", "--as", "lee", "--json").json == []
    assert run("practice", "list", "--json").json[0]["consent"] == "no"
