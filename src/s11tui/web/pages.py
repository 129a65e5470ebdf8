"""The pages: templates of our own, in which everybody's text is escaped, and the files that they load."""

import hashlib
import secrets
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import jinja2
import textual_serve
from aiohttp import web

from s11tui.audit.register import CONTACTS, SETTINGS, Partnership
from s11tui.web.hosting import Hosting
from s11tui.web.keeper import Keeper
from s11tui.web.visits import Visit

_SERVED = Path(textual_serve.__file__).parent / "static"
_OURS = resources.files("s11tui.web") / "static"
_KINDS = {"css": "text/css", "js": "text/javascript", "ttf": "font/ttf", "svg": "image/svg+xml"}
_THEIRS = {
    "textual.js": "js/textual.js",
    "xterm.css": "css/xterm.css",
    "RobotoMono.ttf": "fonts/RobotoMono-VariableFont_wght.ttf",
    "RobotoMono-Italic.ttf": "fonts/RobotoMono-Italic-VariableFont_wght.ttf",
}
_OWN = ("icon.svg", "pages.css", "terminal.css", "line.js", "window.js")


@dataclass(frozen=True, slots=True)
class Static:
    """A file that pages load."""

    data: bytes
    kind: str
    tag: str


@cache
def static(name: str) -> Static | None:
    """One of the few files that pages load; None for every other name."""
    if name in _THEIRS:
        data = (_SERVED / _THEIRS[name]).read_bytes()
    elif name in _OWN:
        data = (_OURS / name).read_bytes()
    else:
        return None
    return Static(data, _KINDS[name.rpartition(".")[2]], f'"{hashlib.sha256(data).hexdigest()[:32]}"')


class Pages:
    """Makes pages.

    Args:
        keeper: knows the partnership's name and numbers.
    """

    def __init__(self, hosting: Hosting, keeper: Keeper) -> None:
        self._hosting = hosting
        self._keeper = keeper
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("s11tui.web", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    async def page(
        self, template: str, *, status: int = 200, visit: Visit | None = None, **words: object
    ) -> web.Response:
        """A page, by the name of its template.

        Raises:
            Refusal: the record cannot be reached.
        """
        partnership = await self._keeper.partnership()
        nonce = secrets.token_urlsafe(16)
        html = self._templates.get_template(f"{template}.html").render(
            partnership=partnership.name,
            contacts=_contacts(partnership),
            here=self._hosting.public_url,
            signs_in_here=not self._hosting.trust_header,
            visit=visit,
            nonce=nonce,
            **words,
        )
        response = web.Response(text=html, content_type="text/html", charset="utf-8", status=status)
        if template == "terminal":
            response.headers["Content-Security-Policy"] = self._of_terminal(nonce)
        return response

    def _of_terminal(self, nonce: str) -> str:
        """The terminal writes style sheets of its own, and has its line; more than that it may not."""
        socket = f"{'wss' if self._hosting.is_https else 'ws'}://{self._hosting.authority}"
        return (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
            f"font-src 'self'; connect-src 'self' {socket}; object-src 'none'; base-uri 'none'; form-action 'self'; "
            "frame-ancestors 'none'"
        )


def say(text: str, status: int = 200) -> web.Response:
    """A line of plain text."""
    return web.Response(text=text, status=status, content_type="text/plain", charset="utf-8")


def _contacts(partnership: Partnership) -> list[tuple[str, str]]:
    return [(SETTINGS[name], partnership.settings.get(name, "")) for name in CONTACTS]
