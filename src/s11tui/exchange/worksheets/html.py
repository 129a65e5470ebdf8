"""The HTML form: one file that works in any browser without a network, and keeps what is typed into it."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from importlib import resources
from itertools import count
from string import Template

from s11tui.clock import day, day_in_words
from s11tui.errors import BadInput
from s11tui.exchange.worksheets import page
from s11tui.exchange.worksheets.html_fields import add_button, field
from s11tui.exchange.worksheets.html_markup import NOTHING, Html, element, joined, json_block, text
from s11tui.exchange.worksheets.parts import Area, Line, Standard, Worksheet

WORKSHEET, FILLED = "s11-worksheet", "s11-filled"
"""Ids of the two blocks of data in the page: what was sent, and what was filled in."""

SCRIPTS = ("keeping.js", "asking.js", "form.js", "doing.js")
"""In this order they are one script."""

_NO_NUMBER = "number not entered yet: ask the partnership"
_LINES = {
    "evidence": ("Evidence", "What shows it. Say what it is and where it is held.", ("What it is", "Where", "Date")),
    "actions": ("Actions", "What will be done, by whom and by when.", ("What", "Who", "By when")),
}


def write_html(worksheet: Worksheet) -> bytes:
    """The form of a worksheet, with what stands filled in."""
    style = _read("form.css")
    script = '(function () {\n"use strict";\n' + "\n".join(map(_read, SCRIPTS)) + "})();\n"
    names = count(1)
    areas = enumerate(worksheet.areas)
    empty = {"format": worksheet.format, "values": {}, "evidence": {}, "actions": {}, "saved_at": ""}
    whole = Template(_read("form.html")).substitute(
        policy=_policy(style, script),
        title=text(f"{worksheet.title}: {worksheet.agency}"),
        worksheet=json_block(WORKSHEET, asdict(worksheet)),
        filled=json_block(FILLED, empty),
        style=style,
        script=script,
        partnership=text(worksheet.partnership),
        heading=text(worksheet.title),
        agency=text(worksheet.agency),
        facts=text(_facts(worksheet)),
        contacts=_contacts(worksheet),
        areas=joined(_link(number, area) for number, area in enumerate(worksheet.areas)),
        introduction=element("p", text(worksheet.introduction), class_="said") if worksheet.introduction else NOTHING,
        body=joined(_area(number, area, names) for number, area in areas),
        foot=text(_foot(worksheet)),
    )
    return whole.encode("utf-8")


def _read(name: str) -> str:
    return resources.files(page).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    """The page may load nothing, send nothing, and run nothing but its own style and script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "connect-src 'none'; form-action 'none'; base-uri 'none'"
    )


def _hash(block: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(block.encode()).digest()).decode()}"


def _facts(worksheet: Worksheet) -> str:
    said = [worksheet.round_title, f"due {_day(worksheet.due)}" if worksheet.due else ""]
    said.append(f"for {worksheet.made_for}" if worksheet.made_for else "")
    return " · ".join(one for one in said if one)


def _foot(worksheet: Worksheet) -> str:
    made = f"Made on {_day(worksheet.made_at[:10])} from {worksheet.slug}, edition {worksheet.edition_version}"
    return f"{made}. Reference code {worksheet.head[:12]}." if worksheet.head else f"{made}."


def _day(iso: str) -> str:
    """A day in words; what is no date as it is."""
    try:
        return day_in_words(day(iso))
    except BadInput:
        return iso


def _contacts(worksheet: Worksheet) -> Html:
    rows = [("Immediate danger", "999"), *worksheet.contacts]
    pairs = [element("div", element("dt", text(what)), _number(number)) for what, number in rows]
    return element("dl", *pairs)


def _number(number: str) -> Html:
    return element("dd", text(number)) if number else element("dd", text(_NO_NUMBER), class_="unset")


def _named(number: str, title: str) -> str:
    return f"{number} {title}".strip() or "Untitled"


def _link(place: int, area: Area) -> Html:
    state = element("span", class_="state", data_area=str(place))
    link = element("a", text(_named(area.number, area.title)), text(" "), state, href=f"#area-{place}")
    return element("li", link)


def _area(place: int, area: Area, names: Iterator[int]) -> Html:
    title = element("h2", text(_named(area.number, area.title)), id=f"area-{place}-title")
    guidance = element("p", text(area.guidance), class_="said") if area.guidance else NOTHING
    standards = [_standard(one, names) for one in area.standards]
    return element(
        "section", title, guidance, *standards, class_="area", id=f"area-{place}", aria_labelledby=f"area-{place}-title"
    )


def _standard(standard: Standard, names: Iterator[int]) -> Html:
    """Questions first, then what shows it, then the grade, then what will be done."""
    drawn = [(one.kind, field(one, standard, f"q{next(names)}")) for one in standard.items]
    return element(
        "div",
        element("h3", text(_named(standard.number, standard.title))),
        element("p", class_="mark", data_mark=standard.id),
        *(element("p", text(one), class_="law") for one in standard.law),
        _folded("Guidance", standard.guidance),
        _folded("What usually shows it", "\n".join(f"• {one}" for one in standard.typical_evidence)),
        *(html for kind, html in drawn if kind not in ("grade", "reason")),
        _lines("evidence", standard, standard.evidence, f"q{next(names)}"),
        *(html for kind, html in drawn if kind in ("grade", "reason")),
        _lines("actions", standard, standard.actions, f"q{next(names)}"),
        class_="standard",
    )


def _folded(title: str, said: str) -> Html:
    if not said:
        return NOTHING
    return element("details", element("summary", text(title)), element("p", text(said), class_="said"))


def _lines(kind: str, standard: Standard, standing: tuple[Line, ...], name: str) -> Html:
    """Evidence or actions: those that stand, to be read, and a place for new ones."""
    title, hint, words = _LINES[kind]
    rows = []
    for line in standing:
        first, *rest = line.cells
        more = [f"{word}: {_day(cell)}" for word, cell in zip(words[1:], rest, strict=False) if cell]
        rows.append(element("li", text(first), element("span", text(" · ".join(["", *more])), class_="quiet")))
    return element(
        "div",
        element("h4", text(title)),
        element("p", text(hint), class_="hint"),
        element("ul", *rows, class_="standing") if rows else NOTHING,
        element("div", data_rows=True),
        add_button("Add evidence" if kind == "evidence" else "Add an action", _named(standard.number, standard.title)),
        class_="lines",
        id=name,
        data_lines=kind,
        data_standard=standard.id,
    )
