"""What holds for every request: the right address, from our own page, and careful headers on the answer."""

import hmac
import logging
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware

from s11tui.errors import NotAllowed, NotFound, NotNow, Refusal
from s11tui.web.hosting import SECRET_HEADER, Hosting
from s11tui.web.pages import Pages, say

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEALTHY = "/healthy"
_READS = frozenset({"GET", "HEAD"})
_NO_MORE_THAN = 2048
"""Letters of an address."""
_CAREFUL = {
    "X-Content-Type-Options": "nosniff",
    # With no-referrer browsers would say “null” as the origin of our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "Server": "s11tui",
}
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_WORDS = {
    400: ("That cannot be understood", "What your browser sent is not what these pages send. Go back and try again."),
    403: ("That is not allowed", "The request did not come from these pages. Open them anew and try again."),
    404: ("There is no such page", "The address is wrong, or what was there is gone. A download works only once."),
    405: ("That cannot be understood", "This address is used in another way. Go back and try again."),
    408: ("It took too long", "What your browser sent did not arrive in time. Try again."),
    413: (
        "That is too large",
        "A file may have 10 MB. Keep larger ones where they are, and say in the evidence where.",
    ),
    414: ("There is no such page", "The address is too long."),
    421: ("These pages have another address", "Open them at the address below."),
    503: ("Not just now", "Try again in a minute."),
}
_FAULT = (
    "This is a fault of the program",
    "What was saved is safe. Try again, and tell whoever looks after this host.",
)

_log = logging.getLogger(__name__)


def guard(hosting: Hosting, pages: Pages) -> Middleware:
    """The one middleware, around everything."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            if request.path != HEALTHY:
                _require_right_way(hosting, request)
            return await handler(request)
        except web.HTTPException as answer:
            if answer.status < 400:
                raise
            return await _told(pages, answer.status, *_WORDS.get(answer.status, _WORDS[400]))
        except Refusal as refusal:
            return await _told(pages, _status(refusal), refusal.what, refusal.mend)
        except (ConnectionError, TimeoutError):
            return await _told(pages, 408, *_WORDS[408])
        except Exception as fault:  # noqa: BLE001  # a person is told in words, whatever it was
            _log.error("a fault (%s) at %s", type(fault).__name__, _places(fault))
            return await _told(pages, 500, *_FAULT)

    return guarded


async def careful(request: web.Request, response: web.StreamResponse, hosting: Hosting) -> None:
    """Put the headers on an answer that say what a browser may do with it."""
    headers = response.headers
    for name, value in _CAREFUL.items():
        headers[name] = value
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("Cache-Control", "no-store")
    if hosting.is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000"


def login_of(hosting: Hosting, request: web.Request) -> str:
    """Who a trusted proxy says it is.

    Raises:
        web.HTTPForbidden: it says nobody, or more than one.
    """
    given = request.headers.getall(hosting.trust_header, [])
    if len(given) != 1 or not 0 < len(given[0].strip()) <= 200:
        raise web.HTTPForbidden
    return given[0].strip()


def _require_right_way(hosting: Hosting, request: web.Request) -> None:
    """Raise where a request comes to another address, from another page, or past the proxy."""
    if len(request.raw_path) > _NO_MORE_THAN:
        raise web.HTTPRequestURITooLong
    if request.headers.getall("Host", []) != [hosting.authority]:
        raise web.HTTPMisdirectedRequest
    if hosting.secret and not _is_from_proxy(hosting, request):
        raise web.HTTPForbidden
    is_socket = "Upgrade" in request.headers
    if (request.method not in _READS or is_socket) and not _is_from_our_page(hosting, request):
        raise web.HTTPForbidden


def _is_from_proxy(hosting: Hosting, request: web.Request) -> bool:
    given = request.headers.getall(SECRET_HEADER, [])
    return len(given) == 1 and hmac.compare_digest(given[0].encode("utf-8", "replace"), hosting.secret.encode())


def _is_from_our_page(hosting: Hosting, request: web.Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return request.headers.getall("Origin", []) == [hosting.public_url] and site == "same-origin"


def _status(refusal: Refusal) -> int:
    if isinstance(refusal, NotFound):
        return 404
    if isinstance(refusal, NotNow):
        return 503
    return 403 if isinstance(refusal, NotAllowed) else 400


def _places(fault: Exception) -> str:
    """Where a fault happened; never its words, which may be somebody's."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    return " > ".join(f"{Path(one.filename).name}:{one.lineno}" for one in frames)


async def _told(pages: Pages, status: int, what: str, mend: str) -> web.Response:
    try:
        return await pages.page("told", status=status, title=what.rstrip("."), what=what, mend=mend)
    except Refusal:  # not even the partnership's name can be read
        return say(f"{what}\n{mend}\n", status)
