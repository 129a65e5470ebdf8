"""HTML in small pieces. Text becomes HTML only through `text`, and stands in attributes only through `element`."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any, NewType

Html = NewType("Html", str)
"""Markup of our own, with everybody's text escaped in it."""

NOTHING = Html("")

_EMPTY = ("input",)
"""Elements without an end tag."""

_CANNOT_STAND = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\x7f"})


def text(words: str) -> Html:
    """A person's text: it is read, and never is an element."""
    return Html(escape(words, quote=True))


def joined(pieces: Iterable[Html]) -> Html:
    """One after the other."""
    return Html("".join(pieces))


def element(tag: str, /, *inside: Html, **attributes: str | bool) -> Html:
    """An element. `class_` is written `class`, `aria_label` is written `aria-label`; what is false is left out."""
    given = []
    for key, value in attributes.items():
        named = key.rstrip("_").replace("_", "-")
        if value is True:
            given.append(f" {named}")
        elif value is not False:
            given.append(f' {named}="{escape(value, quote=True)}"')
    start = f"<{tag}{''.join(given)}>"
    return Html(start if tag in _EMPTY else f"{start}{''.join(inside)}</{tag}>")


def json_block(name: str, content: Any) -> Html:
    """Data for the page's script, and for whoever reads the file again. No text can end the block it stands in.

    Only ASCII is written, so that no wrong guess at the encoding can harm a letter.
    """
    written = json.dumps(content, ensure_ascii=True, separators=(",", ":")).translate(_CANNOT_STAND)
    return Html(f'<script type="application/json" id="{name}">{written}</script>')
