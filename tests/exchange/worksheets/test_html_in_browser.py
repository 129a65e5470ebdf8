"""What the form's own script does, in a real browser: it keeps, asks, counts and saves as the record would."""

import json
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from s11tui.exchange.worksheets import page as page_files
from s11tui.exchange.worksheets.html import write_html
from s11tui.exchange.worksheets.html_reading import read_html
from s11tui.exchange.worksheets.parts import rows_of, table
from s11tui.exchange.worksheets.understanding import iso_day
from s11tui.questionnaire.conditions import Value, holds
from s11tui.questionnaire.models import Condition
from s11tui.text import admit, words_in
from s11tui.workspace.entries import Given
from support.browser import Window, browsing
from support.hostile import HOSTILE, REAL_TEXTS
from support.partnership import Partnership
from support.sheets import brought, sheet_of

SAVE = "nav [data-do=save]"
POLICY = '[data-path="policy/in-place"] textarea'
ADMITTED = {name: admit(HOSTILE[name]).text for name in REAL_TEXTS if admit(HOSTILE[name]).text.strip()}
KEPT = "words => document.getElementById('s11-filled').textContent.includes(words)"

Write = Callable[..., Path]


@pytest.fixture
def write(partnership: Partnership, tmp_path: Path) -> Write:
    def write(name: str = "form.html") -> Path:
        path = tmp_path / name
        path.write_bytes(write_html(sheet_of(partnership)))
        return path

    return write


def save(window: Window, folder: Path) -> Path:
    window.page.locator(SAVE).focus()
    return window.saved(folder)


def test_hostile_texts_stand_in_the_page_and_in_the_file_as_they_are(
    partnership: Partnership, write: Write, tmp_path: Path
) -> None:
    fields = [one for one in sheet_of(partnership).items() if one.kind == "long-text"]
    half = len(ADMITTED) // 2
    standing, typed = dict(list(ADMITTED.items())[:half]), dict(list(ADMITTED.items())[half:])
    paths = [one.path for one in fields]
    heap = "".join(standing.values())
    partnership.fill((Given(*paths[0].split("/"), heap), Given("recruitment", "vacancies", [{"post": heap[:3000]}])))
    with browsing(tmp_path / "mine") as window:
        window.open(write())
        before = window.page.evaluate("document.getElementsByTagName('*').length")
        assert window.value(f'[data-path="{paths[0]}"] textarea') == heap
        for path, text in zip(paths[1:], typed.values(), strict=False):
            window.page.locator(f'[data-path="{path}"] textarea').fill(text)
        saved = save(window, tmp_path)
        assert window.page.evaluate("document.getElementsByTagName('*').length") == before
        window.open(saved)
        assert window.value(f'[data-path="{paths[1]}"] textarea') == next(iter(typed.values()))
        assert window.faults == []
        assert all(one.startswith("file:") for one in window.asked_for)
    bringing = brought(partnership, read_html(saved.read_bytes()))
    assert {one.path: one.value for one in bringing.changes} == dict(zip(paths[1:], typed.values(), strict=False))


def test_leaving_warns_until_it_is_saved_to_a_file(write: Write, tmp_path: Path) -> None:
    with browsing(tmp_path / "mine") as window:
        asked: list[str] = []

        def leave(dialog: Dialog) -> None:
            asked.append(dialog.type)
            time.sleep(0.5)  # a person reads the question; the browser puts away what it keeps meanwhile
            dialog.accept()

        window.page.on("dialog", leave)
        window.open(write())
        window.page.reload()
        assert asked == []
        window.page.locator(POLICY).press_sequentially("xy")
        window.page.reload()
        assert asked == ["beforeunload"]
        expect(window.page.locator(POLICY)).to_have_value("xy")
        save(window, tmp_path)
        window.page.reload()
        assert asked == ["beforeunload"]
        window.page.locator("[data-do=forget]").click()
        assert window.page.evaluate("localStorage.length") == 0


def test_what_was_typed_last_is_kept_before_the_question_comes(write: Write, tmp_path: Path) -> None:
    with browsing(tmp_path / "mine") as window:
        window.open(write())
        kept = window.page.evaluate(
            """selector => {
              const box = document.querySelector(selector);
              for (const letter of "abc") {
                box.value += letter;
                box.dispatchEvent(new Event("input", { bubbles: true }));
              }
              window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
              return Object.values(localStorage);
            }""",
            POLICY,
        )
    assert [json.loads(one)["values"] for one in kept] == [{"policy/in-place": "abc"}]


def test_a_browser_that_keeps_nothing_says_so(write: Write, tmp_path: Path) -> None:
    with browsing(tmp_path / "mine") as window:
        window.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
        )
        window.open(write())
        assert "does not keep" in window.text("#warning")
        window.page.locator(POLICY).fill("Typed all the same")
        saved = save(window, tmp_path)
        assert window.faults == []
    assert read_html(saved.read_bytes()).values["policy/in-place"] == "Typed all the same"


def test_of_two_versions_the_newer_is_shown_and_the_other_is_not_lost(write: Write, tmp_path: Path) -> None:
    form = write()
    with browsing(tmp_path / "mine") as window:
        window.open(form)
        window.page.locator(POLICY).fill("Typed here")
        window.page.wait_for_function(KEPT, arg="Typed here")
    with browsing(tmp_path / "theirs") as window:
        window.open(form)
        window.page.locator(POLICY).fill("Typed elsewhere, later")
        saved = save(window, tmp_path)
    with browsing(tmp_path / "mine") as window:
        window.open(form)
        assert window.value(POLICY) == "Typed here"
        window.open(saved)
        assert window.value(POLICY) == "Typed elsewhere, later"
        window.page.locator("[data-do=other]").click()
        assert window.value(POLICY) == "Typed here"
        window.page.locator("[data-do=other]").click()
        assert window.value(POLICY) == "Typed elsewhere, later"


def test_a_page_that_the_browser_saved_itself_is_read_and_opens_again(write: Write, tmp_path: Path) -> None:
    add = '[data-lines=evidence][data-standard="policy"] [data-do=add]'
    with browsing(tmp_path / "mine") as window:
        window.open(write())
        window.page.locator(POLICY).fill("Typed <b>here</b>")
        window.page.locator(add).click()
        window.type("Minutes")
        window.page.locator(".saving [data-do=missing]").first.click()
        window.page.wait_for_function(KEPT, arg="Minutes")
        again = tmp_path / "again.html"
        again.write_text(window.page.content(), encoding="utf-8")
    with browsing(tmp_path / "theirs") as window:
        window.open(again)
        assert window.value(POLICY) == "Typed <b>here</b>"
        assert window.page.locator('[data-standard="policy"] [data-row]').count() == 1
        assert window.faults == []
    filled = read_html(again.read_bytes())
    assert filled.values["policy/in-place"] == "Typed <b>here</b>"
    assert filled.evidence == (("policy", ("Minutes", "", "")),)


def test_rows_are_added_and_removed_and_a_choice_is_cleared(
    partnership: Partnership, write: Write, tmp_path: Path
) -> None:
    partnership.fill()
    table_of = '[data-path="recruitment/vacancies"]'
    grade = '[data-path="training/#grade"]'
    with browsing(tmp_path / "mine") as window:
        window.open(write())
        window.page.locator(f"{table_of} [data-do=add]").click()
        window.type("Clerk")
        window.page.locator(f"{table_of} [data-do=remove]").first.click()
        assert window.value(f"{table_of} input") == "Clerk"
        window.page.locator(f"{grade} [data-do=clear]").click()
        assert window.page.locator(f"{grade} input:checked").count() == 0
        saved = save(window, tmp_path)
    filled = read_html(saved.read_bytes())
    assert filled.values["recruitment/vacancies"] == "Post,Since,How many\nClerk,,"
    assert filled.values["training/#grade"] == ""
    changes = {one.path: one.value for one in brought(partnership, filled).changes}
    assert changes["recruitment/vacancies"] == [{"post": "Clerk", "since": "", "how-many": ""}]


def test_a_grade_says_what_it_needs(write: Write, tmp_path: Path) -> None:
    reason = '[data-path="training/#reason"]'
    with browsing(tmp_path / "mine") as window:
        window.open(write())
        window.page.locator(".saving [data-do=missing]").first.click()
        assert not window.page.locator(f"{reason} .needed").is_visible()
        window.page.get_by_label("Inadequate").nth(1).check()
        assert window.page.locator(f"{reason} .needed").is_visible()
        assert "“Inadequate” needs an action" in window.text("#missing")
        window.page.locator('[data-path="training/#grade"] input').last.check()  # not applicable
        assert window.text('[data-mark="training"]') == "1 still needed"
        window.page.locator(f"{reason} textarea").fill("We train nobody.")
        assert window.text('[data-mark="training"]') == "Nothing more is needed"


CONDITIONS = [
    {"is": "yes"},
    {"is_not": "yes"},
    {"any_of": ["yes", "a"]},
    {"at_least": 3},
    {"at_most": 3.5},
    {"at_least": 1, "at_most": 2},
    {"before": "2027-03-01"},
    {"after": "2027-03-01"},
    {"answered": True},
    {"answered": False},
]
VALUES: list[Value | None] = [
    None, "", " \t", "\ufeff", "yes", "no", "3", "3.5", "-1", "2.0", "2027-03-01", "2026-12-31", "2028-01-01",
    [], ["a"], ["b"], ["yes", "b"], "seven",
]  # fmt: skip


def test_the_script_judges_as_the_record_does(tmp_path: Path) -> None:
    script = resources.files(page_files).joinpath("asking.js").read_text(encoding="utf-8")
    judge = """([conditions, values]) => conditions.map((condition) => values.map(
        (value) => holds(condition, new Map(value === null ? [] : [["s/q", value]]))))"""
    texts = [*ADMITTED.values(), 'a,"b"', '"', "a\n\nb", " ", ""]
    with browsing(tmp_path / "mine") as window:
        window.page.add_script_tag(content=script)
        conditions = [{"question": "s/q", **one} for one in CONDITIONS]
        said = window.page.evaluate(judge, [conditions, VALUES])
        assert said == [
            [holds(Condition.model_validate(one), "s", {} if value is None else {"s/q": value}) for value in VALUES]
            for one in conditions
        ]
        assert window.page.evaluate("texts => texts.map(wordsIn)", texts) == [words_in(text) for text in texts]
        csv = table([[one, "x"] for one in texts])
        assert window.page.evaluate("csvLines", csv) == rows_of(csv)
        rows = [["a", "b"], *([one, "x"] for one in texts)]
        columns = {"columns": [["1", "a", "text"], ["2", "b", "text"]]}
        written = window.page.evaluate("([item, rows]) => asCsv(item, rows)", [columns, rows[1:]])
        assert rows_of(written) == rows
        days = ["19/3/2027", "1.2.2026", "31/12/2026", "2027-03-19"]
        assert window.page.evaluate("days => days.map(isoDay)", days) == [iso_day(one) for one in days]
        wrong = ["31/2/2027", "soon", "2027-13-01", "", "19/3/27"]
        assert window.page.evaluate("days => days.map(isoDay)", wrong) == [""] * len(wrong)
