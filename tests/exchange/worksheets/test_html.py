"""The HTML form as it is written: a page that says everything by itself, loads nothing and lets nobody in."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from s11tui.exchange.worksheets.html import FILLED, WORKSHEET, write_html
from s11tui.exchange.worksheets.html_reading import read_html
from s11tui.exchange.worksheets.model import Worksheet
from s11tui.exchange.worksheets.parts import Area, Choice, Item, Line, Standard
from s11tui.text import admit
from support.hostile import HOSTILE, REAL_TEXTS
from support.partnership import Partnership
from support.sheets import sheet_of

_EMPTY = ("meta", "input")
BOXES = ("input", "textarea")
SEEN = tuple(name for name in REAL_TEXTS if admit(HOSTILE[name]).text)


@dataclass
class Element:
    """One element of a page, as a browser understands it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)

    def all(self, tag: str = "") -> list["Element"]:
        """Every element in it, of a tag, in order."""
        found = [] if tag and tag != self.tag else [self]
        return found + [one for inner in self.inside for one in inner.all(tag)]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in _EMPTY:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data


def tree(page: bytes) -> Element:
    parser = _Tree()
    parser.feed(page.decode())
    parser.close()
    assert len(parser.open) == 1, "not every element is closed"
    return parser.open[0]


@pytest.fixture
def sheet(partnership: Partnership) -> Worksheet:
    partnership.fill()
    return sheet_of(partnership, made_for="Con Tributor")


def test_every_field_has_a_label_and_every_id_is_there_once(sheet: Worksheet) -> None:
    page = tree(write_html(sheet))
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    labels = {one.attributes["for"]: one.text for one in page.all("label")}
    fields = [*page.all("input"), *page.all("textarea")]
    assert len(fields) == 48
    assert all(labels[one.attributes["id"]].strip() for one in fields)
    for name in ("aria-describedby", "aria-labelledby", "aria-controls"):
        for one in page.all():
            assert set(one.attributes.get(name, "").split()) <= set(ids)
    assert {one.attributes["href"].removeprefix("#") for one in page.all("a")} <= set(ids)


def test_everything_that_is_asked_can_be_read_without_a_script(sheet: Worksheet) -> None:
    page = tree(write_html(sheet))
    boxes = {one.attributes["data-path"]: one for one in page.all("div") if "data-path" in one.attributes}
    assert list(boxes) == [item.path for item in sheet.items()]
    for item in sheet.items():
        box = boxes[item.path]
        assert item.label in box.text
        assert ("hidden" in next(one for one in box.all("span")).attributes) == (not item.required)
        chosen = [one.attributes["value"] for one in box.all("input") if "checked" in one.attributes]
        if item.choices:
            assert ", ".join(chosen) == item.value
        elif item.kind == "table":
            assert [one.text for one in box.all("td")] == ["Officer", "2026-05-01", "2"]
        else:
            text = [one.attributes.get("value", one.text.removeprefix("\n")) for one in box.all() if one.tag in BOXES]
            assert text == [item.value]
    assert "Asked only if the answer to “Trained?” is “Yes”." in boxes["lead-role/trained-on"].text
    assert "scripts are switched off" in page.all("noscript")[0].text
    assert [one.text for one in page.all("li") if "Train the two teams" in one.text] == [
        "Train the two teams · Who: Head of training · By when: Wed 30 June 2027"
    ]


def test_its_headings_go_down_one_step_at_a_time(sheet: Worksheet) -> None:
    page = tree(write_html(sheet))
    levels = [int(one.tag[1]) for one in page.all() if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert page.all("title")[0].text == "Section 11 self-audit, small: Exampleshire Police"
    assert "for Con Tributor" in page.all("header")[0].text
    risk = page.all("aside")[0].text
    assert "999" in risk
    assert "01632 960000" in risk
    assert "number not entered yet" in risk


def test_it_may_load_nothing_and_run_nothing_but_its_own(sheet: Worksheet) -> None:
    data = write_html(sheet)
    page = tree(data)
    policy = next(one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    assert rules.pop("style-src") == hash_of(page.all("style")[0].text)
    assert rules.pop("script-src") == hash_of(page.all("script")[-1].text)
    assert rules == dict.fromkeys(("default-src", "connect-src", "form-action", "base-uri"), "'none'")
    kinds = [one.attributes.get("type", "") for one in page.all("script")]
    assert kinds == ["application/json", "application/json", ""]
    names = {name for one in page.all() for name in one.attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style", "action", "formaction")]
    assert all(one.attributes["href"].startswith("#") for one in page.all("a"))
    assert not re.search(rb"https?:|url\(|@import|innerHTML|eval\(", data)


def hash_of(block: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"


def shape(page: bytes) -> list[str]:
    """The elements of a page in order; a larger box for several lines is no difference."""
    return ["box" if one.tag in BOXES else one.tag for one in tree(page).all()]


def hostile_sheet(sheet: Worksheet, text: str) -> Worksheet:
    """A worksheet in which every text that somebody writes is this one."""
    items = tuple(
        Item(
            f"s/{kind}",
            kind,
            text,
            True,
            text,
            "e",
            (Choice(text, text, text),),
            ((text, text, "text"),),
            5,
            text,
            text,
        )
        for kind in ("yes-no", "one", "many", "text", "long-text", "number", "date", "note", "grade", "reason")
    )
    line = Line("l", (text, text, text))
    standard = Standard(
        "s", text, text, text, (text,), (text,), True, items, (line,), (line,), (text,), {text: (text,)}
    )
    area = Area("a", text, text, text, (standard,))
    words = dict.fromkeys(("round_title", "agency", "partnership", "title", "made_for", "due", "introduction"), text)
    return replace(sheet, areas=(area,), contacts=((text, text),), **words)


@pytest.mark.parametrize("name", [*SEEN, "ends the script", "ends the box", "ends the attribute", "comment in script"])
def test_no_text_is_markup_and_every_letter_comes_back(sheet: Worksheet, name: str) -> None:
    own = {
        "ends the script": '</script><script>alert(1)</script></ScRiPt >"',
        "ends the box": "\n</textarea></title></style></noscript><img src=x onerror=alert(1)>",
        "ends the attribute": '" onfocus=alert(1) autofocus x=\'"',
        "comment in script": "<!--<script>",
    }
    text = admit({**HOSTILE, **own}[name]).text
    data = write_html(hostile_sheet(sheet, text))
    assert shape(data) == shape(write_html(hostile_sheet(sheet, "pl\nain" if "\n" in text else "plain")))
    blocks = [one for one in tree(data).all("script") if one.attributes.get("type") == "application/json"]
    assert [one.attributes["id"] for one in blocks] == [WORKSHEET, FILLED]
    assert all(one.text.isascii() for one in blocks)
    assert json.loads(blocks[0].text)["areas"][0]["standards"][0]["items"][4]["value"] == text
    filled = read_html(data)
    assert set(filled.values.values()) == {text}
    assert filled.dropped == 0


def test_what_stands_in_a_table_is_read_only_until_the_script_runs(sheet: Worksheet) -> None:
    page = tree(write_html(sheet))
    table = page.all("table")[0]
    assert [one.text.strip() for one in table.all("th")] == ["Post", "Since", "How many", "Remove a row"]
    assert all(one.attributes["scope"] == "col" for one in table.all("th"))
    assert table.all("caption")[0].text.startswith("Vacancies?")
    assert table.all("input") == []
