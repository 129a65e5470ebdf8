"""The HTML form in a real browser: filled in without a mouse, closed, opened again, saved, brought in."""

from pathlib import Path

import pytest

from s11tui.exchange.worksheets import read
from s11tui.exchange.worksheets.brought import take
from s11tui.exchange.worksheets.html import write_html
from support.browser import Window, browsing
from support.partnership import Partnership
from support.sheets import brought, sheet_of


def box(path: str) -> str:
    """The field of a question, for the keyboard and for the eye."""
    return f'[data-path="{path}"] :is(input, textarea)'


def button(deed: str, within: str) -> str:
    return f"{within} [data-do={deed}]"


SAVE = button("save", "nav")
ACTIONS = '[data-lines=actions][data-standard="training"]'
EVIDENCE = '[data-lines=evidence][data-standard="recruitment"]'


@pytest.fixture
def form(partnership: Partnership, tmp_path: Path) -> Path:
    path = tmp_path / "worksheet.html"
    path.write_bytes(write_html(sheet_of(partnership)))
    return path


def _write(window: Window, path: str, text: str) -> None:
    window.tab_to(box(path))
    window.type(text)


def _fill_leadership(window: Window) -> None:
    _write(window, "policy/in-place", "A policy, read by all.\nAnd <b>kept</b> up to date.")
    _write(window, "policy/how-you-know", "We ask at supervision.")
    window.tab_to(box("policy/#grade"))
    window.press("Space", "ArrowDown")  # the first, then the second: Good
    _write(window, "lead-role/in-place", "A named lead.")
    _write(window, "lead-role/how-you-know", "It is in the contract.")
    assert not window.page.locator(box("lead-role/trained-on")).is_visible()
    window.tab_to(box("lead-role/trained"))
    window.press("Space")
    _write(window, "lead-role/trained-on", "1/9/2026")
    window.tab_to(box("lead-role/#grade"))
    assert window.value(box("lead-role/trained-on")) == "2026-09-01"
    window.press("Space")


def _fill_training(window: Window) -> None:
    _write(window, "training/in-place", "Everybody each year.")
    _write(window, "training/rate", "93.5")
    window.tab_to(box("training/#grade"))
    window.press("Space", "ArrowDown", "ArrowDown")
    window.tab_to(button("add", ACTIONS))
    window.press("Enter")
    window.type("Train the two teams")
    window.press("Tab")
    window.type("Head of training")
    window.press("Tab")
    window.type("30 June 2027")


def _fill_recruitment(window: Window) -> None:
    window.tab_to(box("recruitment/checks"))
    window.press("Space", "Tab", "Space")
    window.tab_to(box("recruitment/vacancies"))
    window.type('Officer, "night"')
    window.press("Tab")
    window.type("1/5/2026")
    window.press("Tab")
    window.type("2")
    window.tab_to(button("add", EVIDENCE))
    window.press("Enter")
    window.type("Inspection letter")
    window.press("Tab")
    window.type("Intranet")
    window.press("Tab", "Tab")


def _assert_still_there(window: Window) -> None:
    assert window.value(box("policy/in-place")) == "A policy, read by all.\nAnd <b>kept</b> up to date."
    assert window.value(box("lead-role/trained-on")) == "2026-09-01"
    assert window.page.locator(box("policy/#grade")).nth(1).is_checked()
    assert window.value(f"{ACTIONS} input") == "Train the two teams"
    assert window.value(box("recruitment/vacancies")) == 'Officer, "night"'
    assert window.text('[data-mark="policy"]') == "Nothing more is needed"


def test_filled_in_without_a_mouse_closed_opened_saved_and_brought_in(
    partnership: Partnership, form: Path, tmp_path: Path
) -> None:
    with browsing(tmp_path / "mine") as window:
        window.open(form)
        assert window.text("#saving-title") == "Where you are: 13 still needed"
        _fill_leadership(window)
        _fill_training(window)
        _fill_recruitment(window)
        assert window.text("#saving-title") == "Where you are: 6 still needed"
        window.page.wait_for_function("() => document.getElementById('s11-filled').textContent.includes('Intranet')")
        assert "not saved to a file" in window.text("#kept")
    with browsing(tmp_path / "mine") as window:
        window.open(form)
        _assert_still_there(window)
        assert "is back" in window.text("#kept")
        window.tab_to(SAVE)
        saved = window.saved(tmp_path / "downloads")
        assert saved.name in window.text("#status")
        assert "send that file back" in window.text("#status")
    with browsing(tmp_path / "theirs") as window:
        window.open(saved)
        _assert_still_there(window)
        assert window.asked_for == [saved.as_uri()]
        assert window.faults == []
    assert saved.name.startswith("worksheet-exampleshire-police-20")
    bringing = brought(partnership, read(saved.read_bytes(), saved.name))
    assert bringing.unplaced == ()
    take(partnership.lead, partnership.ref, bringing)
    _assert_recorded(partnership)


def _assert_recorded(partnership: Partnership) -> None:
    view = partnership.view()
    by_id = {one.id: one for one in view.standards()}
    policy, lead, training, recruitment = (by_id[name] for name in ("policy", "lead-role", "training", "recruitment"))
    assert policy.questions[0].value == "A policy, read by all.\nAnd <b>kept</b> up to date."
    assert policy.self_grade == "good"
    assert {one.id: one.value for one in lead.questions}["trained-on"] == "2026-09-01"
    assert training.self_grade == "ri"
    assert [(one.what, one.owner, one.due) for one in training.actions] == [
        ("Train the two teams", "Head of training", "2027-06-30")
    ]
    said = {one.id: one.value for one in recruitment.questions}
    assert said["checks"] == ["dbs", "refs"]
    assert said["vacancies"] == [{"post": 'Officer, "night"', "since": "2026-05-01", "how-many": "2"}]
    assert [(one.title, one.held_at) for one in recruitment.evidence] == [("Inspection letter", "Intranet")]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_the_accessibility_checker_finds_nothing(
    partnership: Partnership, tmp_path: Path, dark: bool, filled: bool
) -> None:
    if filled:
        partnership.fill()
    form = tmp_path / "form.html"
    form.write_bytes(write_html(sheet_of(partnership)))
    with browsing(tmp_path / "mine", dark=dark) as window:
        window.open(form)
        assert window.complaints() == []
        window.page.locator(button("add", ACTIONS)).click()
        window.type("Nobody named yet")
        window.tab_to(button("add", EVIDENCE))
        window.page.locator(button("missing", ".saving")).first.click()
        assert window.page.locator("#missing").is_visible()
        assert "Say who will do it" in window.text(f"{ACTIONS} .problem")
        assert window.complaints() == []
        assert window.asked_for == [form.as_uri()]
        assert window.faults == []


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_scrolls_sideways(form: Path, tmp_path: Path, width: int) -> None:
    with browsing(tmp_path / "mine", width=width, height=256 if width == 320 else 900) as window:
        window.open(form)
        window.page.locator(button("missing", ".saving")).first.click()
        window.page.locator(button("add", ACTIONS)).click()
        assert window.page.evaluate("document.documentElement.scrollWidth") == width
        small = "(all) => all.filter((one) => one.offsetHeight && one.offsetHeight < 44).map((one) => one.outerHTML)"
        assert window.page.eval_on_selector_all("button, input[type=text], textarea, summary, .side a", small) == []


def test_what_is_missing_leads_to_where_it_is_missing(form: Path, tmp_path: Path) -> None:
    with browsing(tmp_path / "mine") as window:
        window.open(form)
        window.tab_to(button("missing", ".saving"))
        window.press("Enter")
        assert window.text("#missing h3") == "What is missing: 13"
        window.tab_to("#missing a")
        window.press("Enter")
        window.type("Something")
        assert window.value(box("policy/in-place")) == "Something"
        assert window.text("#missing h3") == "What is missing: 12"
        assert window.text('[data-path="policy/in-place"] .count') == "1 word"
