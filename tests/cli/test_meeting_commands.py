"""A meeting planned and run by commands alone."""

from pathlib import Path

RETURN = "police-tiny-2027"


def test_a_meeting_by_commands(submitted: Path, run, refused) -> None:
    assert "No meeting is planned" in run("meeting", "list").err
    run("moderate", "open", RETURN)
    made = run(
        "meeting", "plan", "tiny-2027", "--title", "Follow-up, May", "--day", "2027-05-04", "--at", "9.30", "--json"
    ).json
    meeting = made["meeting"]
    assert (made["starts"], made["state"], made["minutes"]) == ("09:30", "planned", 20)
    assert [one["return"] for one in made["agenda"]] == [RETURN], "what waits for the panel is on the agenda"
    (line,) = run("meeting", "list", "--json").json
    assert (line["meeting"], line["round"], line["agencies"]) == (meeting, "tiny-2027", 1)
    refused("meeting", "plan", "tiny-2027", "--title", "X", "--day", "soon")
    changed = run("meeting", "change", meeting, "--place", "Online", "--minutes", "15", "--json").json
    assert (changed["place"], changed["minutes"], changed["title"]) == ("Online", 15, "Follow-up, May")
    refused("meeting", "turn", meeting, RETURN)
    assert run("meeting", "start", meeting).code == 0
    refused("meeting", "attend", meeting)
    came = run("meeting", "attend", meeting, "--present", "lee", "--guest", "Pat Lee, nurse", "--json").json
    assert [(one["name"], one["role"]) for one in came["present"]] == [
        ("Lee", "safeguarding lead / DSL"), ("Pat Lee", "nurse"),
    ]  # fmt: skip
    assert "turn of" in run("meeting", "turn", meeting, RETURN).out
    run("meeting", "conflict", meeting, RETURN, "--who", "Pat Lee", "--what", "A cousin works there.")
    agreed = run("moderate", "agree", RETURN, "training", "ri", "--reason", "No list.", "--meeting", meeting)
    assert agreed.code == 0
    run("meeting", "note", meeting, "ask", "--text", "A list of contacts.", "--about", RETURN)
    refused("meeting", "note", meeting, "undertaking", "--text", "Send it.", "--owner", "Manager")
    run("meeting", "note", meeting, "undertaking", "--text", "Send it.", "--owner", "Manager", "--due", "2027-06-01")
    run("meeting", "note", meeting, "said", "--text", "A slip.")
    assert run("meeting", "take-back", meeting, "3").code == 0
    owner = ("--owner", "QA", "--owned-by", "sub-group", "--due", "2027-07-01", "--what", "Write the list")
    assert run("meeting", "action", meeting, "1", *owner).code == 0
    assert {one["what"] for one in run("action", "list", "--json").json} >= {"Send it.", "Write the list"}
    assert run("meeting", "close-turn", meeting).code == 0
    ended = run("meeting", "end", meeting)
    assert "have no outcome yet" in ended.err
    shown = run("meeting", "show", meeting, "--json").json
    assert [(one["kind"], bool(one["action"])) for one in shown["notes"]] == [("ask", True), ("undertaking", True)]
    assert shown["passed"] == shown["between"] + sum(one["seconds"] for one in shown["agenda"])
    for words in ("ended", "Pat Lee (nurse)", "A cousin works there.", "1. asked of the partnership", "1 of 3 decided"):
        assert words in run("meeting", "show", meeting).out
    refused("meeting", "cancel", meeting, "--reason", "Snow.")
    refused("meeting", "show", meeting, "--as", "lee")
    refused("meeting", "show", "nothing")
    assert run("verify").code == 0
