"""From what a person typed to the value of an answer."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.printed import printed
from s11tui.audit.values import parse, parse_table, validated
from s11tui.errors import BadInput
from s11tui.questionnaire.models import Column, Option, Question
from s11tui.text import admit
from support.editions import LEAD_QUESTIONS, RECRUITMENT_QUESTIONS, question
from support.hostile import people_text

YES_NO = LEAD_QUESTIONS[0]
METHOD, CHECKS, VACANCIES = RECRUITMENT_QUESTIONS
RATE = question("rate", "number", min=0, max=100, unit="%")
NUMBER = question("people", "number")
DAY = question("since", "date")
LONG = question("said", "long-text")
EVERY = (
    YES_NO,
    METHOD,
    CHECKS,
    VACANCIES,
    RATE,
    NUMBER,
    DAY,
    LONG,
    question("line", "text"),
    question("remark", "note"),
)

typed = st.one_of(
    people_text.map(lambda raw: admit(raw).text),
    st.sampled_from(
        ["yes", " NO ", "panel", "By the head", "dbs, References", "12.50", "1e3", "2027-03-19", "post\nx"]
    ),
)


@given(st.sampled_from(EVERY), typed)
def test_what_is_parsed_is_a_value_or_is_refused(asked: Question, raw: str) -> None:
    try:
        value = parse(asked, raw)
    except BadInput:
        return
    assert validated(asked, value) == value
    json.dumps(value)
    assert isinstance(printed(asked, value), str)


@given(st.sampled_from((YES_NO, METHOD, CHECKS, NUMBER, DAY)), typed)
def test_parsing_what_was_parsed_changes_nothing(asked: Question, raw: str) -> None:
    try:
        value = parse(asked, raw)
    except BadInput:
        return
    again = ",".join(str(one) for one in value) if isinstance(value, list) else value
    assert parse(asked, again) == value


@given(people_text.map(lambda raw: admit(raw).text))
def test_text_is_kept_to_the_letter(raw: str) -> None:
    assert parse(LONG, raw) == raw
    assert validated(LONG, raw) == raw
    assert printed(LONG, raw) == raw


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_numbers_keep_their_value_and_lose_no_digit(number: Decimal) -> None:
    value = parse(NUMBER, f" {number:,} ")
    assert isinstance(value, str)
    assert Decimal(value) == number
    assert "E" not in value
    assert "," not in value


@pytest.mark.parametrize(
    "raw", ["", "twelve", "1/2", "NaN", "inf", "-Infinity", "sNaN", "1e999999", "1e-999999", "9" * 41, "12 13", "0x1f"]
)
def test_what_is_no_number_is_refused(raw: str) -> None:
    with pytest.raises(BadInput, match="not a number"):
        parse(NUMBER, raw)


def test_numbers_have_bounds() -> None:
    assert parse(RATE, "100 %") == "100"
    for raw, says in (("-0.1", "smallest is 0"), ("100.01", "largest is 100")):
        with pytest.raises(BadInput, match=says):
            parse(RATE, raw)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_iso(day: date) -> None:
    assert parse(DAY, f" {day.isoformat()}\n") == day.isoformat()
    assert str(day.year) in printed(DAY, day.isoformat())


def test_options_go_by_id_before_label() -> None:
    crossed = question("pick", "one", options=(Option(id="a", label="B"), Option(id="b", label="A")))
    assert parse(crossed, "a") == "a"
    assert parse(crossed, "B") == "b"
    assert [parse(METHOD, raw) for raw in ("panel", "BY A PANEL", " head ")] == ["panel", "panel", "head"]
    with pytest.raises(BadInput, match=r"panel \(By a panel\); head"):
        parse(METHOD, "by lot")


def test_each_choice_counts_once() -> None:
    assert parse(CHECKS, "dbs, References, DBS,,") == ["dbs", "refs"]
    assert validated(CHECKS, ["refs", "refs"]) == ["refs"]
    assert parse(CHECKS, "") == []


cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12).map(str.strip)


@given(st.lists(st.tuples(cells, st.integers(0, 99)).filter(any), max_size=5))
def test_tables_travel_through_csv(rows: list[tuple[str, int]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["How many", "POST"])
    writer.writerows([(number, post) for post, number in rows])
    wanted = [{"post": post, "since": "", "how-many": str(number)} for post, number in rows]
    assert parse_table(VACANCIES, out.getvalue()) == wanted
    assert validated(VACANCIES, wanted) == wanted  # type: ignore[arg-type]  # rows, as a table takes them


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("post,colour\nx,red", "no column “colour”"),
        ("post,Post\nx,y", "named twice"),
        ("post\nOfficer, senior", "more cells"),
        ("post,since\nx,yesterday", "not a date"),
        ("post,how-many\nx,few", "not a number"),
        ('post\n"' + "x" * 200_000 + '"', "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_kept_whole_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        parse_table(VACANCIES, text)


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (VACANCIES, ["row"]),
        (VACANCIES, [{"colour": "red"}]),
        (LONG, ["x"]),
        (YES_NO, ["yes"]),
        (YES_NO, ""),
        (DAY, [{}]),
    ],
)
def test_values_of_another_shape_are_refused(asked: Question, value: Any) -> None:
    with pytest.raises(BadInput):
        validated(asked, value)


def test_column_ids_come_before_titles() -> None:
    crossed = question("t", "table", columns=(Column(id="a", title="b"), Column(id="b", title="a")))
    assert parse_table(crossed, "a,b\n1,2") == [{"a": "1", "b": "2"}]


def test_values_in_words() -> None:
    assert printed(YES_NO, None) == ""
    assert printed(YES_NO, "no") == "No"
    assert printed(METHOD, "head") == "By the head"
    assert printed(CHECKS, ["dbs", "refs"]) == "DBS, References"
    assert printed(RATE, "97.5") == "97.5%"
    assert printed(question("n", "number", unit="staff"), "3") == "3 staff"
    assert printed(DAY, "2027-03-09") == "9 March 2027"
    assert printed(VACANCIES, [{"post": "x", "how-many": "2"}]) == "Post: x; Since: ; How many: 2"
