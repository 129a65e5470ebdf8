"""The feedback letter: all that the agency may know, nothing that is the panel's own, in sentences."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from s11tui.audit.view_models import (
    ActionView,
    AreaView,
    NoteView,
    OutcomeView,
    PracticeView,
    ProposalView,
    QueryView,
    ReturnView,
    SignatureView,
    StandardView,
)
from s11tui.errors import NotNow
from s11tui.reports.document import Document
from s11tui.reports.letter import letter_document, letter_file_name
from support.hostile import HOSTILE

MakeView = Callable[..., ReturnView]
Written = Callable[[Document], Any]

AT = "2027-04-10T09:30:00.000Z"
SIGNED = SignatureView(1, "Chris Chief", "Chief Constable", "2027-03-10T09:00:00.000Z", "signed in", "ab" * 32)
DRAWN = ("markup of reports", "markup that acts", "formula", "quotation marks", "ends of other formats")


def outcome(word: str, grade: str, label: str, **more: Any) -> OutcomeView:
    plain = OutcomeView(word, grade, label, label[:1], "amber", "", "Cleo Chair, meeting chair", AT,
                        "Follow-up meeting", "discussed", shared=True, meeting_id="m1")  # fmt: skip
    return replace(plain, **more)


def moderated(make_view: MakeView, **more: Any) -> ReturnView:
    """A return with a grade lowered, one raised, one not told, one confirmed, one not moderated; shared."""
    (first, *_) = make_view().standards()
    ri = "Requires improvement"

    def one(number: str, **changes: Any) -> StandardView:
        return replace(first, id=f"s{number}", number=number, title=f"Title of {number}", **changes)

    standards = (
        one("1.1", outcome=outcome("lowered", "ri", ri, reason="No decision changed.\n\nNone at all.",
                                   challenged="We did show it.", agency_view="We did show it.",
                                   decision="the outcome stands")),
        one("1.2", self_grade="ri", outcome=outcome("raised", "outstanding", "Outstanding", reason="Seen by us.")),
        one("1.3", outcome=outcome("cannot tell", "good", "Good", reason="The minutes were lost.")),
        one("1.4", outcome=outcome("confirmed", "good", "Good", basis="on reading")),
        one("1.5", outcome=outcome("not moderated", "good", "Good", decider="", meeting="", basis="")),
    )  # fmt: skip
    strong = PracticeView("p1", "s1.2", "strong", "Every team asks a child.", "SECRET why", "", "", "m1", shared=True)
    standards = (standards[0], replace(standards[1], practices=(strong,)), *standards[2:])
    plain = make_view(
        state="grades shared",
        revision=1,
        moderated=True,
        reply_by="2027-04-24",
        signatures=(SIGNED,),
        areas=(AreaView("only", "1", "Only area", "", standards),),
        notes=(
            NoteView("ask", "A list of contacts.", "Follow-up meeting", "a-note", shared=True),
            NoteView("offer", "Two places on our course.", "Follow-up meeting", shared=True),
            NoteView("barrier", "Nobody to release.", "Follow-up meeting", shared=True),
            NoteView("undertaking", "Write to the schools.", "Follow-up meeting", shared=True),
        ),
        actions=(
            ActionView("x1", "a1", "Two case studies", "Chief Inspector", "2027-06-30", "open", "s1.1"),
            ActionView("x2", "a2", "Send the list", "Learning sub-group", "2027-05-31", "open", owner_kind="sub-group"),
        ),
    )
    return replace(plain, **more)


def of_the_panel(view: ReturnView) -> ReturnView:
    """The same return as the panel sees it, with all that is its own."""

    def seen(standard: StandardView) -> StandardView:
        mine = PracticeView("p9", standard.id, "learning", "SECRET extract", "SECRET why")
        query = QueryView("q", "SECRET query", "Mo", AT, "panel")
        proposal = ProposalView("SECRET Mo", "p", "ri", "Requires improvement", "SECRET reason", "read", "", AT)
        return replace(
            standard,
            practices=(*standard.practices, mine),
            queries=(query,),
            proposals=(proposal,),
            hidden_proposals=2,
            comments=(("A", AT, "SECRET comment"),),
        )

    (area,) = view.areas
    secret = ActionView("x9", "a9", "SECRET action", "SECRET owner", "2027-06-30", "proposed", shared=False)
    notes = tuple(NoteView(kind, f"SECRET {kind}") for kind in ("ask", "said", "decision", "undertaking"))
    return replace(
        view,
        sees_panel=True,
        labels=("stale",),
        areas=(replace(area, standards=tuple(map(seen, area.standards))),),
        actions=(*view.actions, secret),
        notes=(*view.notes, *notes),
    )


def test_all_of_a_letter_in_order(make_view: MakeView, written: Written) -> None:
    read = written(letter_document(moderated(make_view)))
    said = read.spoken()
    assert read.problems() == []
    place = 0
    for words in ("Section 11 self-audit 2027: feedback to Exampleshire Police",
                  "Chris Chief, Chief Constable The safeguarding lead Exampleshire Police",
                  "Dear Chris Chief and colleagues,",
                  "Of the 5 standards that you graded, we confirmed 1, raised 1 and lowered 1. "
                  "For 1 we could not tell. We did not moderate 1.",
                  "What happens next", "Please reply by 24 April 2027.", "“Ask for this grade to be looked at again”",
                  "recorded as “no reply received”", "You have 1 action to see through, due on 30 June 2027.",
                  "If a child is at risk", "999 · Front door: 01234 567 890 · Out of hours: 01234 567 891",
                  "What we confirmed", "It was confirmed on reading", "1.4 Title of 1.4",
                  "What changed, and why", "1.1 Title of 1.1 Good Requires improvement Lowered",
                  "1.2 Title of 1.2 Requires improvement Outstanding Raised",
                  "1.3 Title of 1.3 Good Cannot tell Cannot tell",
                  "1.1: lowered from “Good” to “Requires improvement” No decision changed. None at all.",
                  "You asked us to look again. Your view: We did show it. We heard you, and the outcome stands.",
                  "1.2: raised from “Requires improvement” to “Outstanding” Seen by us.",
                  "1.3: we could not tell The minutes were lost.",
                  "There your own grade stands, unverified, and is printed so. • 1.5 Title of 1.5",
                  "What you do well We agreed the highest grade, “Outstanding”, for 1.2 Title of 1.2.",
                  "Strong practice, at 1.2 Every team asks a child. We would like to share this with others.",
                  "You asked: A list of contacts.", "You offered: Two places on our course.",
                  "What stands in your way: Nobody to release.", "We undertook: Write to the schools.",
                  "We will: Send the list. Learning sub-group, by 31 May 2027 (open).",
                  "1.1 Two case studies Chief Inspector 30 June 2027 Open", "Yours sincerely"):  # fmt: skip
        place = said.index(words, place)


def test_panel_and_agency_print_the_same_letter_once_grades_are_shared(make_view: MakeView, written: Written) -> None:
    for state in ("grades shared", "agreed", "closed"):
        agency = moderated(make_view, state=state)
        mine = letter_document(agency)
        assert letter_document(of_the_panel(agency)) == mine
        assert "SECRET" not in repr(mine)
    assert (
        written(letter_document(of_the_panel(moderated(make_view)))).data
        == written(letter_document(moderated(make_view))).data
    )


def test_before_sharing_the_panel_prints_a_draft_and_the_agency_nothing(make_view: MakeView, written: Written) -> None:
    view = moderated(make_view, state="in moderation", reply_by="")
    (area,) = view.areas
    unshared = tuple(
        replace(one, outcome=replace(one.outcome, shared=False, stale=one.number == "1.4"), practices=())
        for one in area.standards
        if one.outcome
    )
    panel = of_the_panel(replace(view, areas=(replace(area, standards=unshared),)))
    read = written(letter_document(panel))
    said = read.spoken()
    assert all("DRAFT: NOT SHARED YET" in page.extract_text() for page in read.pypdf().pages)
    assert "1 standard has no outcome yet for what the agency says now." in said
    assert "What is not decided yet • 1.4 Title of 1.4" in said
    for secret in ("SECRET why", "SECRET query", "SECRET reason", "SECRET comment", "SECRET said", "SECRET action"):
        assert secret not in said, "even a draft holds only what would be shared"
    assert letter_file_name(panel) == "letter-exampleshire-police-section-11-2027-draft.pdf"
    hidden = tuple(replace(one, outcome=None) for one in unshared)
    with pytest.raises(NotNow, match="no grade has been decided and shared"):
        letter_document(replace(view, areas=(replace(area, standards=hidden),), notes=(), actions=()))


@pytest.mark.parametrize("state", ["not started", "in progress", "ready", "awaiting sign-off", "submitted", "returned",
                                   "exempt", "withdrawn"])  # fmt: skip
def test_there_is_no_letter_where_nothing_was_judged(make_view: MakeView, state: str) -> None:
    with pytest.raises(NotNow, match=f"no letter to Exampleshire Police yet: its return is {state}"):
        letter_document(moderated(make_view, state=state))


@pytest.mark.parametrize("state", ["acknowledged", "closed"])
def test_an_acknowledged_return_gets_thanks_and_no_verdict(make_view: MakeView, written: Written, state: str) -> None:
    (first, *_) = make_view().standards()
    one = replace(first, outcome=outcome("not moderated", "good", "Good", decider="", meeting=""))
    areas = (AreaView("only", "1", "Only area", "", (one,)),)
    read = written(letter_document(make_view(state=state, revision=1, areas=areas, signatures=(SIGNED,))))
    said = read.spoken()
    assert "Your return was not picked to be moderated this time." in said
    assert "they stand as your own, unverified" in said
    assert "You graded 1 standard: “Good” for 1." in said
    assert "What changed" not in said
    assert "Your actions" in said
    assert "Yours sincerely" in read.pypdf().pages[0].extract_text()
    assert read.problems() == []


@pytest.mark.parametrize(
    ("state", "how", "words"),
    [
        ("agreed", "accepted by the agency", "You accepted these grades, and they are agreed."),
        ("agreed", "no reply received", "the record says “no reply received”"),
        ("agreed", "decided after a challenge", "You asked us to look again, we did, and the grades are now agreed."),
        ("closed", "", "This return is closed. You do not have to reply."),
    ],
)
def test_what_happens_next_depends_on_the_state(make_view: MakeView, state: str, how: str, words: str) -> None:
    assert words in repr(letter_document(moderated(make_view, state=state, accepted_how=how)))


def test_while_a_challenge_waits_the_letter_says_so(make_view: MakeView) -> None:
    view = moderated(make_view, state="in moderation")
    (area,) = view.areas
    first, *rest = area.standards
    assert first.outcome is not None
    asked = replace(first, outcome=replace(first.outcome, agency_view="", decision=""))
    view = replace(view, areas=(replace(area, standards=(asked, *rest)),))
    for one in (view, of_the_panel(view)):
        said = repr(letter_document(one))
        assert "You asked us to look again at 1.1 Title of 1.1." in said
        assert "We have not decided this yet." in said
        assert "DRAFT" not in said


def test_what_would_make_it_long_stands_behind_the_letter(make_view: MakeView, written: Written) -> None:
    (first, *_) = make_view().standards()
    good = outcome("confirmed", "good", "Good")
    many = tuple(
        replace(first, id=f"s{at}", number=f"1.{at}", title=f"Standard {at}", outcome=good) for at in range(1, 31)
    )
    acts = tuple(ActionView(f"x{at}", f"a{at}", f"Do {at}", "Head", "", "open", "s1") for at in range(9))
    view = moderated(make_view, areas=(AreaView("only", "1", "A", "", many),), actions=acts)
    read = written(letter_document(view))
    pages = [page.extract_text() for page in read.pypdf().pages]
    at = next(number for number, text in enumerate(pages) if "Yours sincerely" in text)
    assert at <= 1, "the letter itself has at most two pages"
    behind = read.spoken().partition("Yours sincerely")[2]
    assert "You graded 30 standards, and we confirmed every one of your grades." in read.spoken()
    assert all(f"1.{number} Standard {number}" in behind for number in range(1, 31))
    assert all(f"Do {number} Head No day set Open" in behind for number in range(9))


@pytest.mark.parametrize("name", DRAWN)
def test_every_text_arrives_whole(make_view: MakeView, written: Written, name: str) -> None:
    text = f"first {HOSTILE[name]} last"
    view = moderated(make_view)
    (area,) = view.areas
    first, second, *rest = area.standards
    assert first.outcome is not None
    told = replace(first.outcome, reason=text, agency_view=text, challenged=text)
    practice = replace(second.practices[0], extract=text, consent="named", consent_by=text)
    view = replace(
        view,
        areas=(replace(area, standards=(replace(first, outcome=told), replace(second, practices=(practice,)), *rest)),),
        notes=(NoteView("ask", text, "", shared=True),),
        actions=(
            replace(view.actions[0], what=text, owner=text),
            replace(view.actions[1], what=text, owner=text),
        ),
        agency=replace(view.agency, name=text),
        partnership=text,
        signatures=(replace(SIGNED, name=text, role=text),),
    )  # fmt: skip
    read = written(letter_document(view))
    assert read.problems() == []
    wanted = "".join(text.split())
    assert "".join(read.spoken().split()).count(wanted) >= 8


def test_a_long_reason_arrives_whole(make_view: MakeView, written: Written) -> None:
    view = moderated(make_view)
    (area,) = view.areas
    first, *rest = area.standards
    assert first.outcome is not None
    text = "\n\n".join(f"Paragraph {at} of the reason, which goes on for some time. " * 4 for at in range(60))
    told = replace(first, outcome=replace(first.outcome, reason=text))
    read = written(letter_document(replace(view, areas=(replace(area, standards=(told, *rest)),))))
    assert "".join(text.split()) in "".join(read.spoken().split())
