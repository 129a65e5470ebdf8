"""Invented summaries of a round: one that a partnership might have, and one that nobody should."""

from dataclasses import replace
from itertools import cycle, islice
from typing import Any

from s11tui.audit.practice_bank import BankLine
from s11tui.audit.register import Round
from s11tui.audit.round_summary import (
    GradeTally,
    JudgedGrade,
    LateAction,
    Moderated,
    OpenChallenge,
    Owed,
    ReturnCounts,
    RoundSummary,
    Said,
    SinceBefore,
    StandardSince,
    Tally,
)
from s11tui.audit.statistics import Movement
from s11tui.audit.view_models import ActionView

ROUND = Round("o1", "section-11-2027", "Section 11 2027", "e", "2027-03-19", "2027-01-11T09:00:00.000Z")


def judged(at: int = 1, agency: str = "Exampleshire Police", reason: str = "Nothing was shown.") -> JudgedGrade:
    title = "How does safeguarding reach the top?"
    return JudgedGrade(
        f"r{at}", agency, f"s{at}", f"1.{at}", title, "Good", "green", "Inadequate", "red", "lowered", reason, 2
    )


def tally(at: int, title: str = "Leadership and accountability") -> Tally:
    grades = (
        GradeTally("good", "Good", "G", "green", 12, 9),
        GradeTally("ri", "Requires improvement", "RI", "amber", 3, 5),
        GradeTally("inadequate", "Inadequate", "I", "red", 0, 1),
    )
    return Tally(f"a{at}", str(at), title, "", "", grades, Movement(same=8, lowered=3, undecided=4))


def late(at: int = 1, what: str = "Write it down", agency: str = "Exampleshire Police", **more: Any) -> LateAction:
    action = ActionView(f"x{at}", f"a{at}", what, "Head of policy", "2027-02-01", "open", "s1", overdue=True)
    return LateAction(replace(action, agency=agency, ref=f"r{at}", **more), 40 + at)


def bank_line(extract: str = "Young people sit on every panel.", consent: str = "unnamed") -> BankLine:
    where = ("Section 11 2027", "voice", "3.1", "Do children shape what you do?", "Voice")
    return BankLine("p1", "r1", "Exampleshire Police", *where, "strong", extract, consent=consent, shared=True)


def usual_summary(**more: Any) -> RoundSummary:
    """Everything that a summary can hold, a little of each."""
    plain = RoundSummary(
        "Exampleshire Safeguarding Children Partnership",
        "Europe/London",
        ROUND,
        "Section 11 self-audit, version 2027.1",
        "2027-05-03T14:02:00.000Z",
        returns=ReturnCounts("", 31, 28, 2, 1, 0, 3, 1),
        by_kind=(ReturnCounts("School", 20, 18, 2), ReturnCounts("Police", 11, 10, 0, 1)),
        states=(("agreed", 20), ("submitted", 8), ("in progress", 2), ("exempt", 1)),
        moderated=Moderated(20, 30, 2, 4, 8, 12, 6, 10, 9),
        movement=Movement(40, 3, 7, 2, 4, 8),
        areas=tuple(tally(at) for at in range(1, 9)),
        standards=(tally(1),),
        lowered=(judged(), judged(2)),
        lowest=(judged(),),
        urgent=(judged(),),
        challenges=(OpenChallenge("r1", "Elm School", "s1", "1.1", "Policy", "We did show it."),),
        owed=Owed(6, 51, "Elm School", "elm"),
        overdue=(late(), late(2, "Pay for it", "")),
        slipped=(late().action,),
        barriers=(Said("barrier", "Nobody answers at night.", "Elm School", "elm", "Follow-up meeting"),),
        asked=(
            Said("decision", "Pay for a night line.", "", "", "Follow-up meeting", "a9"),
            Said("ask", "A list of contacts.", "Elm School", "elm", "12.5 What worries you?"),
        ),
        practices=(bank_line(), bank_line("A named governor.", "named")),
        practices_marked=(("learning", 1), ("strong", 3)),
        consents=(("", 1), ("named", 1), ("no", 1), ("unnamed", 1)),
        since=SinceBefore("Section 11 2025", 24, (StandardSince("s1", "1.1", "Policy", 5, 12, 3),), 2),
    )
    return replace(plain, **more)


HOSTILE = (
    "W" * 5_000,
    "‮evil\n\n\n\nmany\nlines\n" * 400,
    "<b>bold</b> & <img src=x> {front_door} $cmd =1+1 " * 80,
    "漢字とかな交じり文 " * 300,
    "word " * 30_000,
    "",
)


def extreme_summary(much: int = 400) -> RoundSummary:
    """Hundreds of everything, in texts that no page was made for."""
    texts = list(islice(cycle(HOSTILE), much))
    grades = [replace(judged(at, text, text), own=text, now=text, number=text[:50]) for at, text in enumerate(texts)]
    said = tuple(Said(kind, text, text, "r", text, "a1") for text in texts for kind in ("decision", "ask"))
    return usual_summary(
        partnership="P" * 3_000,
        round=replace(ROUND, title=HOSTILE[0]),
        edition=HOSTILE[4],
        scope=HOSTILE[2],
        unshared=9_999,
        by_kind=tuple(ReturnCounts(text, 9_999, 1, 9_998, 0, 0, 0, 9_998) for text in texts[:40]),
        areas=tuple(replace(tally(at, text), grades=_wild(text)) for at, text in enumerate(texts[:60])),
        lowered=tuple(grades),
        lowest=tuple(grades),
        urgent=tuple(grades),
        owed=Owed(9_999, 9_999, HOSTILE[0], "r"),
        overdue=tuple(late(at, text, text, owner=text) for at, text in enumerate(texts)),
        slipped=tuple(late(at, text, text).action for at, text in enumerate(texts)),
        barriers=tuple(Said("barrier", text, text, "r", text) for text in texts),
        asked=said,
        practices=tuple(replace(bank_line(text, "named"), agency=text) for text in texts),
        since=SinceBefore(HOSTILE[1], 999, (StandardSince("s1", "1.1", "Policy", 9_999, 9_999, 9_999),), 99),
    )


def _wild(text: str) -> tuple[GradeTally, ...]:
    hues = ("blue", "green", "amber", "red", "grey")
    return tuple(GradeTally(hue, text, text[:900], hue, 99_999, 88_888) for hue in hues)
