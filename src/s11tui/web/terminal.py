"""The page with the app in it, its line, and the files that pages load."""

from collections.abc import Callable

from aiohttp import web

from s11tui.web.lines import Listening, Window, new_socket
from s11tui.web.pages import say, static
from s11tui.web.serving import Serving

LETTERS = (12, 14, 16, 18, 20, 24, 28, 32)
"""Sizes of letters in the terminal, in pixels."""
_USUAL = 16


class Terminal:
    """The app's page."""

    def __init__(self, serving: Serving, now: Callable[[], float]) -> None:
        self._serving = serving
        self._now = now

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/app", self.page),
            web.get("/ws", self.line),
            web.get("/static/{name}", self.static),
            web.get("/healthy", self.healthy),
        ]

    async def page(self, request: web.Request) -> web.StreamResponse:
        visit = self._serving.require(request)
        asked = request.query.get("letters", "")
        letters = int(asked) if asked in map(str, LETTERS) else _USUAL
        place = LETTERS.index(letters)
        return await self._serving.pages.page(
            "terminal",
            visit=visit,
            letters=letters,
            smaller=LETTERS[max(0, place - 1)],
            larger=LETTERS[min(len(LETTERS) - 1, place + 1)],
        )

    async def line(self, request: web.Request) -> web.StreamResponse:
        """The line between a window and its app."""
        visit = self._serving.visit(request)
        if visit is None:
            raise web.HTTPForbidden
        socket = new_socket()
        if not socket.can_prepare(request):
            raise web.HTTPBadRequest
        await socket.prepare(request)
        window = Window(socket, request.transport)
        await Listening(self._serving.visits, self._serving.sittings, self._now).hear(socket, window, visit)
        return socket

    async def static(self, request: web.Request) -> web.StreamResponse:
        found = static(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        headers = {"ETag": found.tag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == found.tag:
            return web.Response(status=304, headers=headers)
        response = web.Response(body=found.data, content_type=found.kind, headers=headers)
        response.enable_compression()
        return response

    async def healthy(self, _: web.Request) -> web.StreamResponse:
        """That the server answers; nothing else."""
        return say("ok\n")
