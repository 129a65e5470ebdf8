"""The action register and chasing by commands."""

import csv
import io
from pathlib import Path

import pytest
from icalendar import Calendar

RETURN = "police-tiny-2027"
CHASE = ("chase", "--before", "400")


@pytest.fixture
def shared(submitted: Path, run) -> Path:
    """Grades are shared, with one action of the agency, one of a sub-group, and one about the arrangements."""
    run("moderate", "open", RETURN)
    run("moderate", "agree", RETURN, "--rest", "confirmed")
    add = ("action", "add", "--due", "2027-06-30", "--owner")
    assert run(*add, "DCI Hill", RETURN, "training", "--what", "=Train, “all”;\nboth teams").code == 0
    assert run(*add, "QA group", RETURN, "--what", "Theme list", "--owned-by", "sub-group").code == 0
    assert run(*add, "MASH", "--arrangement", "--what", "One form", "--owner-agency", "club").code == 0
    assert run("moderate", "share", RETURN).code == 0
    return submitted


def test_adding_and_filtering(shared: Path, run, refused) -> None:
    found = run("action", "list", "--json").json
    assert [(one["action"], one["owner_kind"], one["return"]) for one in found] == [
        ("a1", "agency", RETURN), ("a2", "sub-group", RETURN), ("a3", "partner", ""),
    ]  # fmt: skip

    def slugs(*words: str) -> list[str]:
        return [one["action"] for one in run("action", "list", "--json", *words).json]

    assert slugs("--owner-kind", "partner") == ["a3"]
    assert slugs("--agency", "police") == ["a1", "a2"]
    assert slugs("--agency", "club") == ["a3"]
    assert slugs("--round", "tiny-2027") == ["a1", "a2"]
    assert slugs("--state", "said-done") == slugs("--overdue") == []
    assert slugs("--as", "lee") == ["a1", "a2"], "an action about the arrangements is not the police's"
    assert "Theme list" in run("action", "list").out
    refused("action", "list", "--agency", "nobody")
    refused("action", "add", "--what", "x", "--owner", "y", "--due", "2027-06-30")
    refused("action", "add", RETURN, "--arrangement", "--what", "x", "--owner", "y", "--due", "2027-06-30")
    refused("action", "add", RETURN, "--what", "x", "--owner", "y", "--due", "soon")
    refused("action", "show", "a3", "--as", "lee")


def test_said_done_not_accepted_said_done_and_verified_with_a_grade(shared: Path, run, refused) -> None:
    run("action", "update", "a1", "in-hand", "--note", "One course was held.")
    run("action", "update", "a1", "in-hand", "--note", "And a second.")
    refused("action", "update", "a1", "said-done")
    evidence = ("--evidence", "Register", "--held-at", "Academy", "--date", "2027-05-12", "--evidence", "Minutes")
    refused("action", "update", "a1", "said-done", "--evidence", "One", "--date", "2027-05-12", "--date", "2027-05-13")
    run("action", "update", "a1", "said-done", *evidence)
    assert "reason" in refused("action", "update", "a1", "open").err
    run("action", "update", "a1", "open", "--note", "Two teams are missing.")
    run("action", "update", "a1", "said-done", "--note", "All of them now.")
    refused("action", "verify", "a1", "--how", "tested", "--as", "lee")
    assert run("action", "verify", "a1", "--how", "tested", "--grade", "outstanding").code == 0
    shown = run("action", "show", "a1", "--json").json
    assert (shown["state"], shown["grade"], shown["evidence"]) == ("verified closed", "outstanding", 2)
    assert [step["state"] for step in shown["log"]] == [
        "open", "in hand", "in hand", "said done", "open", "said done", "verified closed",
    ]  # fmt: skip
    assert shown["log"][3]["evidence"][0] == {"title": "Register", "held_at": "Academy", "date": "2027-05-12"}
    assert shown["log"][-1]["how"] == "tested"
    words = run("action", "show", "a1").out
    assert "shown: Register, Academy, 2027-05-12" in words
    assert "slipped back" in words


def test_due_days_for_a_calendar(shared: Path, run, refused, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    assert run("action", "ics", "-o", str(target), "--json").json == {"events": 3, "files": [str(target)]}
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(events[0]["SUMMARY"]) == "Due: =Train, “all”; both teams (Exampleshire Police)"
    assert run("action", "ics", "--owner-kind", "partner", "-o", "-").out.count("BEGIN:VEVENT") == 1
    refused("action", "ics", "-o", str(tmp_path))
    run("action", "update", "a1", "not-proceeding", "--note", "Overtaken.")
    assert "both teams" not in run("action", "ics", "-o", "-").out
    run("round", "extend", "tiny-2027", "--due", "2027-04-09", "--reason", "x", "--agency", "club")
    calendar = run("round", "ics", "tiny-2027", "-o", "-").out
    assert [line for line in calendar.splitlines() if line.startswith("SUMMARY")] == [
        "SUMMARY:Tiny 2027: returns due",
        "SUMMARY:Exampleshire Police\\, Tiny 2027: time to reply ends",
        "SUMMARY:Northtown Sports Club\\, Tiny 2027: return due",
    ]
    refused("round", "ics", "none")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_chasing_returns(workspace: Path, run, refused, tmp_path: Path) -> None:
    run("person", "change", "lee", "--email", "lee@example.org", "--name", "=Lee")
    assert run("round", "chase").err == "No return is late or due soon.\n"
    found = run("round", *CHASE, "--json").json
    assert [(one["return"], one["stage"], one["lead"]["email"]) for one in found] == [
        (RETURN, 0, "lee@example.org"), ("club-tiny-2027", 0, ""),
    ]  # fmt: skip
    target = tmp_path / "chase.csv"
    assert run("round", *CHASE, "--csv", str(target)).out == f"{target}\n"
    written = rows(target.read_bytes().decode())
    assert list(written[0]) == [
        "return", "agency", "kind", "state", "due", "days_late", "stage", "lead", "lead_email", "second_role",
        "second_name", "second_email", "subject", "text",
    ]  # fmt: skip
    assert (written[0]["lead"], written[0]["second_name"], written[0]["days_late"]) == ("'=Lee", "Sam", "0")
    assert written[0]["text"] == found[0]["text"]
    assert rows(run("round", *CHASE, "tiny-2027", "--csv", "-").out) == written
    assert run("round", *CHASE, "--late").out == ""
    assert RETURN in run("round", *CHASE).out
    refused("round", "chase", "--second", "9", "--third", "9")
    refused("round", "chase", "--as", "lee")


def test_chasing_actions(shared: Path, run) -> None:
    found = run("action", *CHASE, "--json").json
    assert [(one["owner"], one["actions"]) for one in found] == [
        ("Exampleshire Police", ["a1"]), ("MASH", ["a3"]), ("QA group", ["a2"]),
    ]  # fmt: skip
    written = rows(run("action", *CHASE, "--csv", "-").out)
    assert [one["text"] for one in written] == [one["text"] for one in found]
    assert "QA group" in run("action", *CHASE).out


def test_people_change_and_hand_over(workspace: Path, run, refused) -> None:
    assert "no e-mail address" in refused("person", "add", "New", "--role", "manager", "--email", "new").err
    made = run("person", "add", "New", "--role", "manager", "--email", "new@example.org", "--json").json
    assert made["email"] == "new@example.org"
    run("person", "change", "new", "--role", "contributor", "--agency", "police", "--as", "pat-manager")
    run("person", "change", "new", "--without", "manager", "--as", "pat-manager")
    run("return", "assign", RETURN, "training", "--to", "lee")
    done = run("person", "hand-over", "--agency", "police", "--from", "lee", "--to", "new", "--json").json
    assert done == {
        "agency": "police", "from": "lee", "from_active": False, "to": "new", "returns": [RETURN], "drafts": 0,
    }  # fmt: skip
    (new,) = [one for one in run("person", "list", "--json").json if one["person"] == "new"]
    assert [(one["role"], one["agency"]) for one in new["roles"]] == [("contributor", "police"), ("lead", "police")]
    refused("person", "change", "new", "--leave", "--back")
    refused("person", "change", "pat-manager", "--leave")
    assert {one["person"] for one in run("person", "list", "--as", "new", "--json").json} == {"new", "sam", "carol"}
    assert "no longer active" in run("person", "list").out


def test_settling_and_acknowledging_in_bulk(shared: Path, run, refused) -> None:
    for words in (("settle",), ("settle", RETURN, "--all"), ("settle", RETURN, "--round", "tiny-2027")):
        refused("moderate", *words)
    for words in (("acknowledge",), ("acknowledge", RETURN, "--rest", "tiny-2027")):
        refused("moderate", *words)
    assert run("moderate", "settle", "--all", "--json").json == {"returns": []}, "the time to reply runs on"
    assert "No sample was drawn" in refused("moderate", "acknowledge", "--rest", "tiny-2027").err
    assert "until" in refused("moderate", "settle", RETURN).err
