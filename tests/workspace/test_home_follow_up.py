"""What home says of follow-up: feedback owed, replies that run out, actions of every owner."""

from s11tui.audit.register import Grant
from s11tui.workspace.entries import Owner
from s11tui.workspace.lines import HomeLine
from support.partnership import Partnership


def lines(partnership: Partnership, who: str, kind: str) -> list[HomeLine]:
    home = getattr(partnership, who).reading.home()
    return [one for one in (*home.todo, *home.waiting) if one.kind == kind]


def titles(partnership: Partnership, who: str, kind: str) -> list[str]:
    return [one.title for one in lines(partnership, who, kind)]


def test_feedback_owed_ages_and_shrinks_when_it_is_given(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.clock.jump(days=19)
    for who in ("manager", "chair"):
        assert [(one.title, one.detail) for one in lines(partnership, who, "owed")] == [
            ("Feedback owed to 1 agency", "the oldest, Exampleshire Police, has waited 19 days")
        ]
    for who in ("lead", "mo", "scrutineer", "follow_up"):
        assert lines(partnership, who, "owed") == []
    partnership.manager.people.add_person("Part Chair", [Grant("meeting-chair", kinds=("school",))], "part-chair")
    part = partnership.ws.session("part-chair").reading.home()
    assert "owed" not in {one.kind for one in part.todo}, "who judges a few answers for no whole partnership"
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    assert len(lines(partnership, "manager", "owed")) == 1, "decided is not told"
    partnership.chair.moderating.share(partnership.ref)
    assert lines(partnership, "manager", "owed") == []
    partnership.lead.moderating.challenge(partnership.ref, {"policy": "Look again."})
    assert partnership.view().state == "in moderation"
    assert lines(partnership, "manager", "owed") == [], "it had its feedback, as the board says too"
    (told,) = lines(partnership, "chair", "return")
    assert told.detail == "the agency asks for grades to be looked at again · shared today"


def test_acknowledging_gives_feedback_too(partnership: Partnership) -> None:
    partnership.submitted()
    assert len(lines(partnership, "manager", "owed")) == 1
    partnership.manager.moderating.acknowledge(partnership.ref)
    assert lines(partnership, "manager", "owed") == []


def test_replies_run_out_are_over_and_are_settled_at_once(partnership: Partnership) -> None:
    partnership.shared()
    assert lines(partnership, "manager", "replies") == lines(partnership, "manager", "settle") == []
    partnership.clock.jump(days=12)
    assert titles(partnership, "manager", "replies") == ["The time to reply runs out for 1 agency"]
    partnership.clock.jump(days=3)
    assert titles(partnership, "manager", "settle") == ["The time to reply is over for 1 agency"]
    assert lines(partnership, "manager", "replies") == lines(partnership, "chair", "settle") == []
    assert partnership.manager.moderating.settle_silent() == (partnership.ref,)
    assert lines(partnership, "manager", "settle") == []
    assert partnership.view().state == "agreed"


def test_actions_stand_on_the_home_of_those_who_have_to_do_with_them(partnership: Partnership) -> None:
    partnership.decided()
    add = partnership.chair.actions.add
    add(partnership.ref, None, "SECRET themes", "QA group", "2027-03-05", owned_by=Owner("sub-group"))
    partnership.manager.actions.add_arrangement("One form", "Head", "2027-03-06", owned_by=Owner("partner", "elm"))
    assert titles(partnership, "other_lead", "action") == ["Action: One form"]
    assert titles(partnership, "lead", "action") == ["Action: Train the two teams"]
    partnership.chair.moderating.share(partnership.ref)
    partnership.clock.jump(days=8)
    home = partnership.lead.reading.home()
    assert [one.title for one in home.waiting if one.kind == "action"] == ["Action: SECRET themes"]
    assert [one.title for one in home.todo if one.kind == "action"] == ["Action: Train the two teams"]
    for who in ("manager", "chair", "follow_up"):
        assert titles(partnership, who, "register") == ["2 actions are overdue"]
    for who in ("mo", "scrutineer", "lead", "other_lead"):
        assert lines(partnership, who, "register") == []
    partnership.lead.actions.progress("a1", "said done", "Look.")
    partnership.other_lead.actions.progress("a3", "said done", "Look.")
    wanted = ["2 actions wait to be verified", "1 action is overdue"]
    assert titles(partnership, "follow_up", "register") == wanted
    assert titles(partnership, "trust_lead", "register") == ["1 action waits to be verified", "1 action is overdue"], (
        "the other is of their own trust"
    )
    assert titles(partnership, "insider", "register") == ["1 action waits to be verified"], (
        "nothing of their own agency"
    )
