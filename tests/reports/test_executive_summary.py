"""The executive summary: two pages whatever the round holds, accessible, and what matters first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from s11tui.audit.round_summary import Moderated, ReturnCounts, RoundSummary
from s11tui.audit.statistics import Movement
from s11tui.reports.summary import summary_paper
from s11tui.reports.summary.room import ROOMS, first, short
from s11tui.reports.summary.sentences import facts, headline
from support.summaries import extreme_summary, judged, usual_summary


@pytest.fixture
def printed_summary(written: Callable) -> Callable[[RoundSummary], object]:
    return lambda summary: written(summary_paper(summary).document)


def test_a_usual_summary_says_what_matters_on_two_pages(printed_summary: Callable) -> None:
    found = printed_summary(usual_summary())
    assert len(found.pypdf().pages) == 2
    assert found.problems() == []
    spoken = found.spoken()
    for words in (
        "28 of 30 returns are in; one is overdue.",
        "31 invited: 28 submitted, three of them late; two outstanding",
        "Of 64 self-grades the partners verified 50, in 12 returns: seven went down, three went up.",
        "12 → 9",
        "Nothing was shown.",
        "Write it down",
        "41 days",
        "For decision: Pay for a night line. (action a9)",
        "Elm School: Nobody answers at night.",
        "Young people sit on every panel.",
        "A named governor. (Exampleshire Police)",
        "five grades better",
        "Elm School has waited 51 days for feedback.",
    ):
        assert words in spoken.replace("\u00a0", " "), words
    assert spoken.index("What is urgent") < spoken.index("In numbers") < spoken.index("Grades by area")
    assert "Young people sit on every panel. (" not in spoken


def test_whatever_a_round_holds_it_stands_on_two_pages(printed_summary: Callable) -> None:
    summary = extreme_summary()
    found = printed_summary(summary)
    assert len(found.pypdf().pages) <= 2
    assert found.problems() == []
    spoken = found.spoken()
    assert "FOR THE PANEL ONLY" in spoken
    assert "more: see “s11tui overview round section-11-2027”" in spoken
    assert "<b>bold</b>" in spoken
    assert summary_paper(summary).name.endswith("-for-the-panel.pdf")


def test_an_empty_round_says_so(printed_summary: Callable) -> None:
    found = printed_summary(RoundSummary("Exampleshire", "Europe/London", None, as_of="2027-05-03T14:02:00.000Z"))
    assert len(found.pypdf().pages) == 1
    assert "Nothing is urgent" in found.spoken()


def test_the_numbers_in_the_sentences_add_up() -> None:
    summary = usual_summary(
        returns=ReturnCounts("", 7, 3, 2, 1, 1),
        moderated=Moderated(1, 2, 0, 3, 4, 1, 1, 1),
        movement=Movement(2, 0, 1, 0, 3, 4),
        urgent=(),
        overdue=(),
        asked=(),
    )
    assert headline(summary).endswith("Nothing is urgent, and no action is overdue.")
    rows = dict(facts(summary, ROOMS[0]))
    assert rows["Returns"] == "7 invited: three submitted; two outstanding; one exempt; one withdrawn."
    assert rows["Not verified"] == (
        "Seven self-grades stand as the agencies gave them: three not moderated and four not decided yet."
    )


def test_what_the_panel_has_not_shared_is_never_taken_for_shared(printed_summary: Callable) -> None:
    summary = usual_summary(unshared=1, lowered=(replace(judged(), shared=False),), lowest=())
    spoken = printed_summary(summary).spoken()
    assert "FOR THE PANEL ONLY" in spoken
    assert "Not shared yet." in spoken
    assert "FOR THE PANEL ONLY" not in printed_summary(usual_summary()).spoken()


def test_texts_are_cut_at_a_words_end_and_say_so() -> None:
    assert short("Only a few words", 40) == "Only a few words"
    assert short("All of these words are too many for it", 20) == "All of these words…"
    assert short("W" * 100, 10) == "W" * 9 + "…"
    assert first(range(5), 4) == ((0, 1, 2, 3, 4), 0)
    assert first(range(9), 4) == ((0, 1, 2, 3), 5)
