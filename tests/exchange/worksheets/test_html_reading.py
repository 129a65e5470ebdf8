"""The form that comes back, from people, from browsers, and from people who mean harm."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.errors import Refusal
from s11tui.exchange.worksheets import read
from s11tui.exchange.worksheets.brought import Filled, take
from s11tui.exchange.worksheets.html import FILLED, WORKSHEET, write_html
from s11tui.exchange.worksheets.html_blocks import data_blocks
from s11tui.exchange.worksheets.html_reading import read_html
from s11tui.exchange.worksheets.model import Worksheet
from s11tui.exchange.worksheets.package import LARGEST_FILE
from s11tui.exchange.worksheets.parts import sent
from s11tui.text import is_admissible
from support.hostile import people_text
from support.partnership import Partnership
from support.sheets import MADE_AT, answer, brought, sheet_of

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def sheet(partnership: Partnership) -> Worksheet:
    partnership.fill()
    return sheet_of(partnership, made_for="Con Tributor")


@pytest.fixture
def page(sheet: Worksheet) -> str:
    return write_html(sheet).decode()


def changed(page: str, change: Change, block: str = FILLED) -> bytes:
    """The page with one of its blocks changed, as its script would write it again."""
    found = re.search(rf'(<script type="application/json" id="{block}">)(.*?)(</script>)', page)
    assert found
    content = json.loads(found[2])
    change(content)
    return (page[: found.start(2)] + json.dumps(content).replace("<", "\\u003c") + page[found.end(2) :]).encode()


def filled_with(page: str, **parts: Any) -> Filled:
    return read_html(changed(page, lambda block: block.update(parts)))


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_html(data)
    assert caught.value.mend
    return caught.value.what


def test_a_form_that_nobody_touched_changes_nothing(partnership: Partnership, sheet: Worksheet, page: str) -> None:
    filled = read(page.encode(), "worksheet.html")
    assert filled.values == {item.path: item.value for item in sheet.items()}
    assert filled.seen == {item.path: item.seen for item in sheet.items()}
    assert filled.was == {item.path: sent(item.value) for item in sheet.items()}
    assert (filled.return_id, filled.edition_sha256) == (sheet.return_id, sheet.edition_sha256)
    assert (filled.made_at, filled.made_for) == (MADE_AT, "Con Tributor")
    bringing = brought(partnership, filled)
    assert (bringing.changes, bringing.unplaced, bringing.evidence, bringing.actions) == ((), (), (), ())


def test_what_was_filled_in_is_taken(partnership: Partnership, page: str) -> None:
    filled = filled_with(
        page,
        values={"policy/in-place": "Another\r\npolicy\x00.", "policy/how-you-know": ""},
        evidence={"policy": [["Minutes", "Shelf", "3/2/2027"], ["", "", ""]]},
        actions={"training": [["Train more", "Head", "2027-07-01"]]},
    )
    assert filled.dropped == 1
    bringing = brought(partnership, filled)
    assert bringing.notice
    take(partnership.lead, partnership.ref, bringing)
    assert answer(partnership, "policy/in-place") == "Another\npolicy."
    assert answer(partnership, "policy/how-you-know") is None
    policy, training = partnership.view().standard("policy"), partnership.view().standard("training")
    assert policy is not None
    assert training is not None
    assert [(one.title, one.held_at, one.date) for one in policy.evidence] == [("Minutes", "Shelf", "2027-02-03")]
    assert [one.what for one in training.actions] == ["Train the two teams", "Train more"]
    again = brought(partnership, filled)
    assert again.count() == 0


def test_what_belongs_nowhere_is_told(page: str) -> None:
    filled = filled_with(
        page,
        values={"policy/gone": "Some words", "\u202e/\x1b[2J": "x"},
        evidence={"gone": [["Minutes", "Shelf", ""]]},
        actions={"policy": [["Do", "Me", "2027-07-01"]]},
    )
    assert ("the form, at policy/gone", "Some words") in filled.unplaced
    assert ("the form, at /[2J", "x") in filled.unplaced
    assert ("the form, evidence of gone", "Minutes; Shelf; ") in filled.unplaced
    assert filled.evidence == ()
    assert filled.actions == (("policy", ("Do", "Me", "2027-07-01")),)
    assert "policy/gone" not in filled.values


@pytest.mark.parametrize(
    "rewrite",
    [
        pytest.param(lambda page: page.encode("utf-8-sig"), id="byte-order mark"),
        pytest.param(lambda page: page.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda page: page.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(lambda page: page.encode().replace("é".encode(), b"\xe9"), id="wrong encoding"),
        pytest.param(
            lambda page: page.replace('type="application/json" id', "TYPE=application/json\n  ID").encode(), id="tag"
        ),
        pytest.param(
            lambda page: page.replace("<script", "<SCRIPT").replace("</script>", "</SCRIPT >").encode(), id="case"
        ),
        pytest.param(
            lambda page: page.replace("</title>", "</title><!-- <script> saved from url -->").encode(), id="note"
        ),
        pytest.param(lambda page: page[: page.index("<style>") + 40].encode(), id="cut off after the answers"),
        pytest.param(lambda page: page.replace("<p", '<p title="<script id=s11-filled>"').encode(), id="attribute"),
    ],
)
def test_what_browsers_editors_and_mail_do_to_a_file_does_no_harm(page: str, rewrite: Callable[[str], bytes]) -> None:
    typed = changed(page, lambda block: block["values"].update({"policy/in-place": "Café 🦄 <b>"})).decode()
    assert read_html(rewrite(typed)).values["policy/in-place"] == "Café 🦄 <b>"


def test_what_looks_like_a_block_inside_a_text_is_none() -> None:
    block = f'<script type="application/json" id="{FILLED}">{{}}</script>'
    texts = (f"<textarea>{block}</textarea>", f"<!-- {block} -->", f"<p title='{block}'>", f"<title>{block}</title>")
    assert data_blocks("".join(texts)) == []
    assert data_blocks("".join(texts) + block) == [(FILLED, "{}")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no worksheet"),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "no worksheet"),
        (b"\xff\xfe<", "no worksheet"),
        (b"x" * (LARGEST_FILE + 1), "larger than 20 MB"),
        (b"<" * 600_000, "no worksheet"),
        (b'<script type="application/json" id="s11-filled">{}</script>', "not whole"),
    ],
    ids=["empty", "another page", "half a letter", "too large", "nothing but tags", "half a form"],
)
def test_what_is_no_form_is_refused(data: bytes, what: str) -> None:
    assert what in refusal(data)


@pytest.mark.parametrize("kept", [0.02, 0.1, 0.3])
def test_a_form_that_was_cut_off_is_refused(page: str, kept: float) -> None:
    assert refusal(page[: int(page.index("<style>") * kept)].encode())


def test_answers_that_are_there_twice_are_refused(page: str) -> None:
    block = re.search(rf'<script type="application/json" id="{FILLED}">.*?</script>', page)
    assert block
    assert "twice" in refusal((page + block[0]).encode())


@pytest.mark.parametrize("block", [WORKSHEET, FILLED])
def test_another_version_is_refused(page: str, block: str) -> None:
    data = changed(page, lambda content: content.update(format="s11tui-worksheet/2"), block)
    assert "another version" in refusal(data)


def nested(levels: int) -> Any:
    made: Any = []
    for _ in range(levels):
        made = [made]
    return made


@pytest.mark.parametrize(
    ("block", "change"),
    [
        pytest.param(FILLED, lambda content: content.update(values=[]), id="values are a list"),
        pytest.param(FILLED, lambda content: content.update(values={"policy/in-place": 5}), id="a value is a number"),
        pytest.param(FILLED, lambda content: content.update(values={"policy/in-place": {}}), id="a value is an object"),
        pytest.param(FILLED, lambda content: content.pop("evidence"), id="no evidence"),
        pytest.param(FILLED, lambda content: content.update(evidence={"policy": "abc"}), id="evidence is a text"),
        pytest.param(FILLED, lambda content: content.update(evidence={"policy": ["abc"]}), id="a line is a text"),
        pytest.param(FILLED, lambda content: content.update(actions={"policy": [["a"]]}), id="a line is too short"),
        pytest.param(FILLED, lambda content: content.update(actions={"policy": [["", "", ""]] * 501}), id="too many"),
        pytest.param(FILLED, lambda content: content.update(more=nested(40)), id="nested"),
        pytest.param(FILLED, lambda content: content.update(values={"policy/in-place": "x" * 2_000_001}), id="long"),
        pytest.param(WORKSHEET, lambda content: content.update(areas={}), id="areas are no list"),
        pytest.param(WORKSHEET, lambda content: content.update(areas=[[]]), id="an area is a list"),
        pytest.param(WORKSHEET, lambda content: content.pop("return_id"), id="no return"),
        pytest.param(WORKSHEET, lambda content: content.update(made_for=None), id="for nobody at all"),
    ],
)
def test_a_block_of_another_shape_is_refused(page: str, block: str, change: Change) -> None:
    assert "no worksheet" in refusal(changed(page, change, block))


@pytest.mark.parametrize(
    "content", ["{", "[]", "null", '{"format": NaN}', "[" * 100_000, '{"a":' * 100_000, "9" * 5000]
)
def test_a_block_that_is_no_data_is_refused(page: str, content: str) -> None:
    data = re.sub(rf'(id="{FILLED}">).*?(</script>)', lambda found: found[1] + content + found[2], page)
    assert "no worksheet" in refusal(data.encode())


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", '<a ="', "</", "<!", "<?", "&#", "<script>", "<script></scrip", "<a x='", "<textarea>", "<p>"],
)
def test_a_page_made_to_take_for_ever_does_not(piece: str) -> None:
    assert data_blocks(piece * (400_000 // len(piece))) == []


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | people_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(people_text, inner, max_size=3),
    max_leaves=8,
)


@given(part=st.sampled_from(["format", "values", "evidence", "actions"]), content=anything)
def test_whatever_somebody_writes_into_it_is_read_or_refused(page: str, part: str, content: Any) -> None:
    try:
        filled = filled_with(page, **{part: content})
    except Refusal:
        return
    texts = [*filled.values.values(), *(text for pair in filled.unplaced for text in pair)]
    assert all(is_admissible(text) for text in texts)
