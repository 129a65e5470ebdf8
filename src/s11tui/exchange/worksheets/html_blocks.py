"""Finding the blocks of data in a page, in one pass.

The library's HTML parser takes hours over a few hundred thousand characters that were written to slow it down, so it
is given no more than one short start tag at a time. What lies between the tags is skipped as a browser would: a tag in
a comment, an attribute or a text box is none.
"""

import re
from html.parser import HTMLParser

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LONGEST_TAG = 1_000
_MOST_TAGS = 500_000
"""A form of 300 questions has fewer than 20,000."""

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes")
}
"""Elements in which everything up to their end tag is text."""


class _StartTag(HTMLParser):
    """Reads one start tag."""

    attributes: dict[str, str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in reversed(attrs)}  # the first of a name counts


def data_blocks(page: str) -> list[tuple[str, str]]:
    """(id, content) of every whole `<script type="application/json">`, in order. Nothing is run.

    Raises:
        ValueError: it holds far more tags than any form.
    """
    if page.count("<") > _MOST_TAGS:
        raise ValueError("too many tags")
    found = []
    place = page.find("<")
    while place >= 0:
        tag = _TAG.match(page, place)
        after = tag.end() if tag else _after_no_tag(page, place)
        if tag and not tag[1] and tag[2].lower() in _RAW:
            end = _RAW[tag[2].lower()].search(page, after)
            if end is None:
                break  # the file ends too early
            if tag[2].lower() == "script" and len(tag[0]) <= _LONGEST_TAG:
                found += _named(tag[0], page[after : end.start()])
            after = end.start()
        if after < 0:
            break
        place = page.find("<", after)
    return found


def _after_no_tag(page: str, place: int) -> int:
    """Where it goes on after a `<` that begins no whole tag; -1 where all the rest belongs to it."""
    if page.startswith("<!--", place):
        end = page.find("-->", place + 4)
        return end + 3 if end >= 0 else -1
    if page.startswith(("<!", "<?", "</"), place):
        end = page.find(">", place)
        return end + 1 if end >= 0 else -1
    return -1 if page[place + 1 : place + 2].isalpha() else place + 1


def _named(tag: str, content: str) -> list[tuple[str, str]]:
    reader = _StartTag()
    reader.attributes = {}
    reader.feed(tag)
    reader.reset()
    kind = reader.attributes.get("type", "").strip().lower()
    return [(reader.attributes.get("id", ""), content)] if kind == "application/json" else []
