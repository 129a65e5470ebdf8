"""Pack, minutes and letters of a meeting that was really held: from the record, as each person may see it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from s11tui.audit.meeting import Attendee
from s11tui.errors import NotNow
from s11tui.reports.document import Document
from s11tui.reports.letter import letter_document, letter_file_name
from s11tui.reports.meeting_pack import pack_document, pack_file_name
from s11tui.reports.minutes import minutes_document, minutes_file_name
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner
from s11tui.workspace.meeting_papers import MeetingPapers, papers_of
from support.hostile import HOSTILE
from support.meetings import ROUND, Three, three_agencies
from support.partnership import Partnership

Written = Callable[[Document], Any]
DRAWN = ("markup of reports", "markup that acts", "formula", "quotation marks", "ends of other formats")


def planned(one: Partnership) -> tuple[str, Three]:
    three = three_agencies(one)
    people = (one.mo.person.id, one.ada.person.id)
    plan = Plan("Follow-up", "2027-03-01", "14:00", "Town hall", 25, people=people,
                returns=(three.first, three.second))  # fmt: skip
    return one.chair.meetings.plan(ROUND, plan).slug, three


def held(one: Partnership) -> tuple[str, Three]:
    """A meeting over two agencies, both ways; the second is talked about and not decided."""
    slug, three = planned(one)
    desk, judge = one.chair.meetings, one.chair.moderating
    one.clock.jump(hours=4)
    desk.start(slug)
    lead = Attendee("", "safeguarding lead", one.lead.person.id, "police")
    desk.attend(slug, [Attendee("", "chair", one.chair.person.id), lead], [Attendee("Ann Away", "health")])
    desk.turn_to(slug, three.first)
    judge.agree(three.first, "policy", "ri", "Nothing was shown.\n\nWe asked twice.", slug)
    judge.agree(three.first, "lead-role", "met", "We met them.", slug)
    judge.cannot_tell(three.first, "training", "The register was lost.", slug)
    judge.rest(three.first, "confirmed", slug)
    judge.mark_practice(three.first, "policy", "They ask children.", why="SECRET why", meeting=slug)
    task = Task("Learning sub-group", "2027-06-30", Owner("sub-group"))
    desk.note(slug, "undertaking", "We send a list.", about=three.first, standard="policy", task=task)
    desk.note(slug, "ask", "A list of contacts", about=three.first)
    desk.note(slug, "said", "SECRET remark", about=three.first)
    one.chair.actions.add(three.first, "policy", "Show the policy", "Head of policy", "2027-05-31", meeting=slug)
    one.clock.jump(minutes=22)
    desk.declare_conflict(slug, "Ada Moderator", three.second, "My sister works there.")
    desk.turn_to(slug, three.second)
    one.clock.jump(minutes=10)
    desk.note(slug, "decision", "More money for training?")
    desk.note(slug, "barrier", "No rooms.", task=Task("Council", "2027-09-01", Owner("partner"), "Find rooms"))
    desk.end(slug)
    return slug, three


def in_order(said: str, *wanted: str) -> None:
    place = 0
    for words in wanted:
        place = said.index(words, place)


def pack_of(papers: MeetingPapers) -> Document:
    return pack_document(papers.meeting, papers.returns)


def minutes_of(papers: MeetingPapers) -> Document:
    return minutes_document(papers.meeting, papers.returns, papers.arrangements)


def test_the_pack_holds_what_matters_in_full(partnership: Partnership, written: Written) -> None:
    slug, _ = planned(partnership)
    papers = papers_of(partnership.chair, slug)
    read = written(pack_of(papers))
    said = read.spoken()
    assert read.problems() == []
    assert all("For the panel: not for the agency" in page.extract_text() for page in read.pypdf().pages)
    in_order(said, "Meeting pack: Follow-up", "If what you read says that a child is at risk", "999",
             "For the panel: not for the agency", "Monday 1 March 2027", "Town hall", "Mo Derator, Ada Moderator",
             "Agenda", "14:00 to 14:25 Exampleshire Police", "14:25 to 14:50 Northtown Police",
             "1. Exampleshire Police", "5 asked, 5 answered, 4 self-graded", "A child at risk? Call now",
             "Why it is on the table The proposals differ, one is “Requires improvement”.", "Self-grade: Good",
             "A policy, read by all.", "We ask at supervision.", "Evidence None is named.",
             "Proposed: Requires improvement By Mo Derator. Checked by having tested it; impact on children claimed.",
             "Not shown to us.", "Your notes", "The rest", "Actions that are not closed",
             "Train the two teams", "2. Northtown Police",
             "Open question to the agency, by Mo Derator Who covers holidays? No reply yet.")  # fmt: skip
    assert pack_file_name(papers.meeting) == "pack-follow-up.pdf"
    assert written(pack_of(papers_of(partnership.chair, slug))).data == read.data


def test_what_is_decided_already_stands_in_the_pack(partnership: Partnership, written: Written) -> None:
    slug, _ = held(partnership)
    said = written(pack_of(papers_of(partnership.chair, slug))).spoken()
    in_order(said, "Ada Moderator, with Northtown Police: My sister works there.",
             "Decided: Requires improvement Lowered, 1 March 2027 at 14:00. Nothing was shown. We asked twice.",
             "Decided: Cannot tell The self-grade stands, unverified, 1 March 2027 at 14:00. The register was lost.",
             "Said at a meeting before • Undertaken for it: We send a list.")  # fmt: skip


def test_a_round_graded_separately_first_keeps_its_proposals_for_the_meeting(
    partnership: Partnership, written: Written
) -> None:
    slug, _ = planned(partnership)
    papers = papers_of(partnership.chair, slug)
    blind = {name: replace(view, separately=True) for name, view in papers.returns.items()}
    said = repr(pack_document(papers.meeting, blind))
    for secret in ("Not shown to us.", "the proposals differ", "is proposed where", "Checked by"):
        assert secret.casefold() not in said.casefold()
    assert "revealed together at the meeting" in said


def test_who_takes_no_part_gets_a_copy_without_that_agency(partnership: Partnership, written: Written) -> None:
    slug, _ = held(partnership)
    for session in (partnership.insider, partnership.ada):
        papers = papers_of(session, slug)
        hidden = {"Exampleshire Police", "Northtown Police"} - {one.agency.name for one in papers.returns.values()}
        assert hidden == ({"Exampleshire Police"} if session is partnership.insider else {"Northtown Police"})
        for document in (pack_of(papers), minutes_of(papers)):
            assert "Left out of this copy: whoever printed it takes no part in this agency’s turn" in repr(document)
    papers = papers_of(partnership.insider, slug)
    said = repr((pack_of(papers), minutes_of(papers)))
    for secret in ("Nothing was shown.", "A list of contacts", "They ask children.", "Show the policy"):
        assert secret not in said


def test_the_minutes_say_who_came_what_was_decided_and_who_does_what(
    partnership: Partnership, written: Written
) -> None:
    slug, _ = held(partnership)
    papers = papers_of(partnership.chair, slug)
    read = written(minutes_of(papers))
    said = read.spoken()
    assert read.problems() == []
    in_order(said, "Minutes: Follow-up Monday 1 March 2027", "have not been shared yet with Exampleshire Police",
             "14:00 to 14:32", "Town hall", "Cha Irwoman", "Present",
             "Lee Lead, safeguarding lead (Exampleshire Police)",
             "Apologies • Ann Away, health", "Ada Moderator, with Northtown Police: My sister works there.",
             "From then on the record took no proposal and no decision about this agency from them.",
             "2 agencies of 2 on the agenda had a turn.",
             "4 grades settled: 2 confirmed, 1 lowered and 1 could not be told.",
             "3 actions agreed. 1 thing put to the partners for decision.",
             "1. Exampleshire Police Time taken 22 minutes (14:00 to 14:22), of 25 planned",
             "Good Requires improvement Lowered", "Requires improvement Cannot tell Cannot tell",
             "lowered, because Nothing was shown. We asked twice.", "cannot tell, because The register was lost.",
             "Confirmed on reading (1)", "Strong practice:", "They ask children.", "not asked yet",
             "Asked of the partnership • A list of contacts", "We send a list. (action a", "Noted • SECRET remark",
             "Show the policy Head of policy 31 May 2027", "We send a list. Learning sub-group 30 June 2027",
             "2. Northtown Police Time taken 10 minutes", "No grade was decided at this meeting.",
             "Without an outcome (4)", "Outside any agency’s turn", "No rooms. (action a",
             "Put to the partners for decision • More money for training?", "Find rooms Council 1 September 2027",
             "Agreed as a true record", papers.meeting.head)  # fmt: skip
    assert "SECRET why" not in said
    assert "DRAFT" not in said
    assert minutes_file_name(papers.meeting) == "minutes-follow-up.pdf"


def test_minutes_of_a_meeting_that_goes_on_are_a_draft_and_none_are_made_before(
    partnership: Partnership, written: Written
) -> None:
    slug, three = planned(partnership)
    with pytest.raises(NotNow, match="it has not begun"):
        minutes_of(papers_of(partnership.chair, slug))
    partnership.chair.meetings.start(slug)
    partnership.chair.meetings.turn_to(slug, three.first)
    papers = papers_of(partnership.chair, slug)
    read = written(minutes_of(papers))
    assert all("DRAFT" in page.extract_text() for page in read.pypdf().pages)
    assert minutes_file_name(papers.meeting) == "minutes-follow-up-draft.pdf"
    other = partnership.chair.meetings.plan(ROUND, Plan("Off", "2027-04-01")).slug
    partnership.chair.meetings.cancel(other, "Snow")
    with pytest.raises(NotNow, match="it was called off"):
        minutes_of(papers_of(partnership.chair, other))
    assert "Snow" in repr(pack_of(papers_of(partnership.chair, other)))


def test_letters_after_the_meeting_are_drafts_until_shared_then_the_same_for_all(partnership: Partnership) -> None:
    slug, three = held(partnership)
    one = partnership
    view = one.manager.reading.open(three.first)
    assert letter_file_name(view).endswith("-draft.pdf")
    draft = repr(letter_document(view))
    assert "SECRET" not in draft
    for words in ("settled the grades at “Follow-up”", "We asked twice.", "They ask children.", "A list of contacts",
                  "Show the policy"):  # fmt: skip
        assert words in draft
    with pytest.raises(NotNow):
        letter_document(one.lead.reading.open(three.first))
    one.chair.moderating.share(three.first)
    letters = [letter_document(who.reading.open(three.first)) for who in (one.lead, one.manager, one.mo, one.chair)]
    assert letters.count(letters[0]) == len(letters)
    assert "SECRET" not in repr(letters[0])
    one.chair.meetings.start(slug)
    one.chair.meetings.turn_to(slug, three.first)
    one.chair.meetings.note(slug, "offer", "SECRET offer, after sharing", about=three.first)
    again = [letter_document(who.reading.open(three.first)) for who in (one.lead, one.manager)]
    assert again[0] == again[1], "what is noted after sharing was not shared"
    one.lead.moderating.challenge(three.first, {"policy": "We did show it."})
    waiting = [letter_document(who.reading.open(three.first)) for who in (one.lead, one.manager)]
    assert waiting[0] == waiting[1]
    one.chair.moderating.decide(three.first, "policy", "ri", "Heard; not shown.")
    decided = [letter_document(who.reading.open(three.first)) for who in (one.lead, one.manager)]
    assert decided[0] == decided[1]
    assert "We did show it." in repr(decided[0])


@pytest.mark.parametrize("name", DRAWN)
def test_every_text_of_the_papers_arrives_whole(partnership: Partnership, written: Written, name: str) -> None:
    text = f"first {HOSTILE[name]} last"
    slug, _ = held(partnership)
    papers = papers_of(partnership.chair, slug)
    meeting = replace(
        papers.meeting,
        title=text,
        place=text,
        notes=tuple(replace(one, text=text) for one in papers.meeting.notes),
        attendance=tuple(replace(one, name=text, role=text) for one in papers.meeting.attendance),
        conflicts=tuple((text, agency, text) for _, agency, _ in papers.meeting.conflicts),
    )
    wanted = "".join(text.split())
    # title, place, the conflict's two, five notes, two people's two each, two of whom stand again at their agency
    for document, least in (
        (pack_document(meeting, papers.returns), 4),
        (minutes_document(meeting, papers.returns, papers.arrangements), 12),
    ):
        read = written(document)
        assert read.problems() == []
        assert "".join(read.spoken().split()).count(wanted) >= least
