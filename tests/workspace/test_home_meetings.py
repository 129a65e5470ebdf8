"""What home says of follow-up meetings, and of good practice that waits for an agency's word."""

from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.lines import HomeLine
from support.dumps import dump
from support.partnership import Partnership


def first(partnership: Partnership, who: str) -> HomeLine:
    return getattr(partnership, who).reading.home().todo[0]


def todo(partnership: Partnership, who: str, *kinds: str) -> list[tuple[str, str]]:
    home = getattr(partnership, who).reading.home()
    return [(one.title, one.detail) for one in home.todo if one.kind in kinds]


def test_a_near_meeting_is_told_to_its_chair_and_a_running_one_first_to_the_whole_panel(
    partnership: Partnership,
) -> None:
    partnership.submitted()
    returns = (partnership.ref, partnership.school)
    near = Plan("Spring meeting", "2027-03-12", "14:00", "Town hall", chair="cha-irwoman", returns=returns)
    meeting = partnership.manager.meetings.plan("section-11-2027", near).slug
    partnership.manager.meetings.plan("section-11-2027", Plan("Far", "2027-05-12", chair="cha-irwoman"))
    assert todo(partnership, "chair", "planned") == [("Spring meeting", "14:00 · Town hall · 2 agencies")]
    assert todo(partnership, "mo", "planned", "meeting") == todo(partnership, "manager", "planned", "meeting") == []
    partnership.chair.meetings.start(meeting)
    for who in ("chair", "manager", "mo", "follow_up", "scrutineer"):
        told = first(partnership, who)
        assert (told.kind, told.title, told.ref) == ("meeting", "A meeting is going on: Spring meeting", meeting), who
        assert told.detail == "2 agencies · began 10:00"
    for who in ("lead", "contributor", "signatory", "other_lead"):
        assert "Spring meeting" not in dump(getattr(partnership, who).reading.home()), "an agency is told nothing"
    partnership.clock.jump(days=1)
    assert first(partnership, "mo").detail == "2 agencies · began Mon 1 March", "the day, where it is not today"
    partnership.chair.meetings.end(meeting)
    assert todo(partnership, "chair", "planned", "meeting") == []


def test_a_lead_is_told_what_may_be_shared_once_grades_were_and_until_that_is_answered(
    partnership: Partnership,
) -> None:
    partnership.decided()
    mark = partnership.chair.moderating.mark_practice
    mark(partnership.ref, "policy", "They ask children.")
    mark(partnership.ref, "training", "They were asked.", consent="named", consent_by="Lee")
    assert todo(partnership, "lead", "consent") == [], "nothing of the panel before grades are shared"
    partnership.chair.moderating.share(partnership.ref)
    waits = "1 extract waits for your yes or no; nothing is shared before"
    assert todo(partnership, "lead", "consent") == [("May your good practice be shared? · Exampleshire Police", waits)]
    for who in ("contributor", "signatory", "other_lead", "chair"):
        assert todo(partnership, who, "consent") == []
    standard = partnership.view().standard("policy")
    assert standard is not None
    partnership.lead.moderating.consent(partnership.ref, standard.practices[0].id, "no")
    assert todo(partnership, "lead", "consent") == []
