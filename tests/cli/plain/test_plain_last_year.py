"""The year before, at a standard: reading it, confirming it, bringing evidence over."""

from support.plain import talked
from support.two_years import TwoYears


def test_the_year_before_is_read_out(two_years: TwoYears) -> None:
    said = talked(two_years, "1.1", "last year", "1.2", "last-year", "ended")
    assert "Your grade then: Good. Why: It is read by all." in said.lines
    assert any(line.startswith("The agreed grade then: Requires improvement, lowered.") for line in said.lines)
    assert "We asked in 2024." in said.lines
    assert "Evidence then: Policy of 2024. Held at Intranet. It is not here this year." in said.lines
    assert any(line.startswith("Since last year: Reworded") for line in said.lines)


def test_one_answer_is_still_true(two_years: TwoYears) -> None:
    said = talked(two_years, "next to confirm", "1", "true")
    assert "Last year’s answer, to be confirmed or changed:" in said.text
    question = two_years.question("policy/in-place")
    assert (question.value, question.to_confirm) == ("A policy of 2024.", False)
    assert said.text.count("Confirmed") == 1


def test_all_of_a_standard_is_still_true(two_years: TwoYears) -> None:
    said = talked(two_years, "1.2", "still true", "true", "menu")
    assert "Last year, to “What is in place”:" in said.lines
    assert two_years.question("lead-role/trained").value == "yes"
    assert "trained-on" in two_years.waiting()["lead-role"]
    assert "Confirmed: 2 answers of last year." in said.text
    talked(two_years, "1.2", "confirm", "yes")
    assert "lead-role" not in two_years.waiting()


def test_anything_but_true_confirms_nothing(two_years: TwoYears) -> None:
    before = two_years.waiting()
    said = talked(two_years, "1.2", "still true", "perhaps", "1.2", "still true", "back")
    assert "Type true, or back." in said.refusals()[0]
    assert two_years.waiting() == before


def test_emptying_sets_last_years_answer_aside(two_years: TwoYears) -> None:
    talked(two_years, "1.1", "in-place", "empty")
    question = two_years.question("policy/in-place")
    assert (question.value, question.to_confirm) == (None, False)


def test_evidence_of_last_year_is_brought_over(two_years: TwoYears) -> None:
    said = talked(two_years, "1.1", "evidence", "last-year", "1", "evidence", "last year")
    (one,) = two_years.standard("policy").evidence
    assert (one.title, one.earlier) == ("Policy of 2024", True)
    assert "No evidence of last year is left to bring over." in said.refusals()[0]


def test_what_waits_is_listed(two_years: TwoYears) -> None:
    said = talked(two_years, "list")
    assert "1.1 Policy. To confirm. No grade." in said.lines
    assert "to confirm. It is wanted by" in said.text
