"""The spreadsheet that goes out: what is locked, hidden, offered and printed."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from s11tui.exchange.worksheets.cells import KEYS, LARGEST, LISTS, META, MOST_LINES, START, parts
from s11tui.exchange.worksheets.model import Area, worksheet_of
from s11tui.exchange.worksheets.xlsx import titles, write_xlsx
from s11tui.questionnaire.models import Option
from s11tui.workspace.entries import Given, Shown
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import Partnership, begin, opened
from support.sheets import ANSWER_COLUMN, LABEL, Book, edition_of, sheet_of


@pytest.fixture
def book(partnership: Partnership) -> Book:
    partnership.fill()
    return Book(write_xlsx(sheet_of(partnership, made_for="Con Tributor")))


def texts(book: Book, sheet: str) -> str:
    return "\n".join(str(cell.value) for row in book.excel[sheet].iter_rows() for cell in row[LABEL:] if cell.value)


def test_one_sheet_to_begin_with_and_one_an_area(book: Book) -> None:
    assert book.excel.sheetnames == [START, "1 Leadership", "2 Practice", "3 About you", LISTS, META]
    assert [one.title for one in book.excel.worksheets if one.sheet_state == "visible"] == book.excel.sheetnames[:4]
    start = texts(book, START)
    for wanted in ("Exampleshire Police", "Con Tributor", "Fri 19 March 2027", "999", "01632 960000", "Do not name"):
        assert wanted in start


def test_answers_are_free_and_everything_else_is_locked(book: Book) -> None:
    free = 0
    for sheet in book.excel.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert row[0].value in ("answer", "table", "evidence", "action")
                    assert cell.column > ANSWER_COLUMN
                    assert (cell.number_format, cell.alignment.wrap_text) == ("@", True)
                    free += 1
    assert not book.answer("policy/in-place").protection.locked
    assert free > 30


def test_ids_are_hidden_and_it_prints_on_a4(book: Book) -> None:
    sheet = book.excel["1 Leadership"]
    assert all(sheet.column_dimensions[letter].hidden for letter in "ABCDEFG"[: len(KEYS)])
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "A3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def offered(book: Book, path: str) -> str:
    """The list that the cell of an answer is chosen from."""
    cell = book.answer(path)
    rules = cell.parent.data_validations.dataValidation
    return next(rule.formula1 for rule in rules if cell.coordinate in rule.sqref)


def test_choices_are_offered_by_their_labels(book: Book) -> None:
    assert offered(book, "policy/#grade") == '"Outstanding,Good,Requires improvement,Inadequate,Not applicable"'
    assert offered(book, "lead-role/trained") == '"Yes,No"'
    assert offered(book, "recruitment/method") == '"By a panel,By the head"'
    assert book.answer("policy/#grade").value == "Good"
    assert book.answer("recruitment/checks").value == "DBS; References"


@pytest.mark.parametrize("label", ["Very long " * 30, "Yes, mostly", "Say “no” & <go>", 'A "good" one'])
def test_choices_that_a_rule_cannot_hold_stand_in_a_sheet(tmp_path, label: str) -> None:
    edition = small_edition()
    practice = edition.areas[1]
    recruitment = practice.standards[1]
    options = (Option(id="a", label=label.strip()), Option(id="b", label="Other"))
    method = recruitment.questions[0].model_copy(update={"options": options})
    recruitment = recruitment.model_copy(update={"questions": (method, *recruitment.questions[1:])})
    practice = practice.model_copy(update={"standards": (practice.standards[0], recruitment)})
    begin(
        tmp_path / "own.s11",
        HandClock(),
        edition.model_copy(update={"areas": (edition.areas[0], practice, edition.areas[2])}),
    )
    partnership = opened(tmp_path / "own.s11", HandClock())
    try:
        book = Book(write_xlsx(sheet_of(partnership)))
    finally:
        partnership.ws.close()
    assert offered(book, "recruitment/method") == "lists!$A$1:$A$2"
    assert [book.excel[LISTS][f"A{row}"].value for row in (1, 2)] == [label.strip(), "Other"]


def test_help_stands_beside_what_is_asked(book: Book) -> None:
    def beside(path: str) -> str:
        return str(book.rows("answer", path)[0][ANSWER_COLUMN + 1].value)

    assert "Needed, but only if the answer to “Trained?” is “Yes”." in beside("lead-role/trained-on")
    assert "2027-03-19" in beside("lead-role/trained-on")
    assert "• Outstanding: Needs a piece of evidence." in beside("training/#grade")
    assert "In per cent." in beside("training/rate")
    assert "• Identity" in beside("recruitment/checks")


def test_there_is_room_for_more_evidence_actions_and_rows(book: Book) -> None:
    assert len(book.rows("evidence", "recruitment")) == 3
    assert len(book.rows("action", "training")) == 2
    assert len(book.rows("table", "recruitment/vacancies")) == 4
    shown = texts(book, "2 Practice")
    assert "Inspection letter" in shown
    assert "Train the two teams" in shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_a_text_stays_a_text(partnership: Partnership, text: str) -> None:
    partnership.fill((Given("policy", "in-place", text), Shown("policy", text)))
    book = Book(write_xlsx(sheet_of(partnership)))
    cell = book.answer("policy/in-place")
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    kinds = {cell.data_type for sheet in book.excel.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}  # an empty cell says n


def test_no_cell_holds_more_than_it_can(partnership: Partnership) -> None:
    long = "😀 wide and long\n" * 6000
    partnership.fill((Given("policy", "in-place", long),))
    book = Book(write_xlsx(sheet_of(partnership)))
    held = [row[ANSWER_COLUMN].value for row in book.rows("answer", "policy/in-place")]
    assert "".join(held) == long
    assert all(len(one.encode("utf-16-le")) // 2 <= LARGEST and one.count("\n") <= MOST_LINES for one in held)
    assert book.rows("answer", "policy/in-place")[1][LABEL].value == "(goes on, part 2)"


@pytest.mark.parametrize("text", ["", "a", "x" * LARGEST, "x" * (LARGEST + 1), "😀" * LARGEST, "\n" * 1000])
def test_parts_of_a_text_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text
    assert len(list(parts(text))) >= 1


def test_titles_of_sheets_are_safe_short_and_unlike_each_other() -> None:
    names = ["History", "lists", "a/b\\c[d]:*?", "'quoted'", "", "x" * 50, "X" * 50, "😀" * 40, "start here"]
    areas = tuple(Area(str(number), "", name, "", ()) for number, name in enumerate(names))
    made = list(titles(areas))
    assert len({one.casefold() for one in made}) == len(made)
    for title in made:
        assert title
        assert not set("[]:*?/\\") & set(title)
        assert not title.startswith("'")
        assert len(title.encode("utf-16-le")) // 2 <= 31
        assert title.casefold() not in ("history", "lists", "s11", "start here")
        Workbook().create_sheet(title)


def test_a_colleague_without_an_open_standard_still_gets_a_file_that_opens(partnership: Partnership) -> None:
    partnership.submitted()
    view = partnership.view()
    data = write_xlsx(worksheet_of(view, edition_of(partnership), made_at="2027-03-01T10:00:00.000Z"))
    assert load_workbook(io.BytesIO(data)).sheetnames[0] == START
