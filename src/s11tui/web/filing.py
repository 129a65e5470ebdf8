"""“Your files”: what the app wrote for a person, and what they bring to attach; and downloads from the app."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import quote

from aiohttp import BodyPartReader, MultipartReader, web

from s11tui import clock
from s11tui.errors import BadInput, Refusal
from s11tui.web.deliveries import Broken, as_attachment
from s11tui.web.guarding import careful
from s11tui.web.serving import Serving
from s11tui.web.visits import Visit
from s11tui.workspace.files import KINDS, LARGEST
from s11tui.workspace.folders import KEPT_DAYS, MOST_BYTES, FolderFile, PersonFolder

MOST_AT_ONCE = 10
"""Files in one upload."""
_PATIENCE = 300.0
"""Seconds in which an upload arrives."""
_UPLOADS = 4
"""Uploads at once, of everybody: each is held in memory until it is looked at."""
_PIECE = 256 * 1024


class Filing:
    """The pages about files."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._uploading = asyncio.Semaphore(_UPLOADS)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/files", self.show),
            web.post("/files", self.bring),
            web.post("/files/remove", self.remove),
            web.get("/files/{side}/{name}", self.save),
            web.get("/download/{key}", self.download),
        ]

    async def show(self, request: web.Request) -> web.StreamResponse:
        return await self._page(request, self._serving.require(request))

    async def bring(self, request: web.Request) -> web.StreamResponse:
        """Take documents that a person brings. One that cannot be taken does not keep out the others."""
        visit = self._serving.require(request)
        if not request.content_type.startswith("multipart/form-data"):
            raise web.HTTPBadRequest
        if (request.content_length or 0) > MOST_AT_ONCE * LARGEST + _PIECE:
            raise web.HTTPRequestEntityTooLarge(MOST_AT_ONCE * LARGEST, request.content_length or 0)
        brought: list[str] = []
        refused: list[Refusal] = []
        async with self._uploading, asyncio.timeout(_PATIENCE):
            async for name, data in _documents(await request.multipart()):
                try:
                    kept = await asyncio.to_thread(self._folder(visit).bring, name, data)
                    brought.append(kept.name)
                except Refusal as refusal:
                    refused.append(refusal)
        if not brought and not refused:
            refused.append(BadInput("No file was chosen.", "Choose one or more, then press “Bring them in”."))
        return await self._page(request, visit, brought=brought, refused_files=refused)

    async def remove(self, request: web.Request) -> web.StreamResponse:
        visit = self._serving.require(request)
        given = await request.post()
        side, name = given.get("side", ""), given.get("name", "")
        if not isinstance(side, str) or not isinstance(name, str):
            raise web.HTTPBadRequest
        await asyncio.to_thread(self._folder(visit).remove, side, name)
        return await self._page(request, visit, removed=name)

    async def save(self, request: web.Request) -> web.StreamResponse:
        """One of a person's files, to be saved."""
        visit = self._serving.require(request)
        found = await asyncio.to_thread(
            self._folder(visit).find, request.match_info["side"], request.match_info["name"]
        )
        return web.FileResponse(found.path, headers=as_attachment(found.name))

    async def download(self, request: web.Request) -> web.StreamResponse:
        """What the app just wrote, from the app itself, once."""
        serving = self._serving
        visit = serving.require(request)
        delivery = serving.deliveries.take(request.match_info["key"], visit)
        if delivery is None:
            raise web.HTTPNotFound
        response = web.StreamResponse(headers=as_attachment(delivery.name))
        await careful(request, response, serving.hosting)
        await response.prepare(request)
        try:
            async for piece in serving.deliveries.pieces(delivery):
                await response.write(piece)
        except Broken:
            if request.transport is not None:
                request.transport.abort()  # else the browser would take what came for all of it
            return response
        await response.write_eof()
        return response

    def _folder(self, visit: Visit) -> PersonFolder:
        return PersonFolder(self._serving.hosting.workspace, visit.person)

    async def _page(self, request: web.Request, visit: Visit, **news: object) -> web.Response:
        zone = (await self._serving.keeper.partnership()).settings.get("zone") or clock.DEFAULT_ZONE
        files = await asyncio.to_thread(self._folder(visit).files)
        lines = {side: [_line(one, zone) for one in files if one.side == side] for side in ("in", "out")}
        words = {"brought": (), "refused_files": (), "removed": "", **news}
        return await self._serving.pages.page(
            "files",
            status=422 if news.get("refused_files") else 200,
            visit=visit,
            lines=lines,
            room=MOST_BYTES // 1024 // 1024,
            taken=_size(sum(one.size for one in files)),
            largest=LARGEST // 1024 // 1024,
            most=MOST_AT_ONCE,
            days=KEPT_DAYS,
            kinds=sorted(KINDS),
            accepted=",".join(f".{kind}" for kind in (*sorted(KINDS), "html")),
            **words,
        )


async def _documents(reader: MultipartReader) -> AsyncIterator[tuple[str, bytes]]:
    """Name and content of each document in a form, as they come.

    Raises:
        web.HTTPBadRequest: it is no form of ours.
        web.HTTPRequestEntityTooLarge: a document is too large, or there are too many.
    """
    count = 0
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name != "documents":
            raise web.HTTPBadRequest
        data = await _all_of(part)
        if not part.filename and not data:
            continue  # the box was left empty
        if (count := count + 1) > MOST_AT_ONCE:
            raise web.HTTPRequestEntityTooLarge(MOST_AT_ONCE * LARGEST, 0)
        yield part.filename or "", data


async def _all_of(part: BodyPartReader) -> bytes:
    data = bytearray()
    while piece := await part.read_chunk(_PIECE):
        data += piece
        if len(data) > LARGEST + 1:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(data))
    return bytes(data)


def _line(one: FolderFile, zone: str) -> dict[str, str]:
    at = clock.local(clock.stamp(datetime.fromtimestamp(one.at, UTC)), zone)
    return {
        "name": one.name,
        "address": f"/files/{one.side}/{quote(one.name)}",
        "side": one.side,
        "size": _size(one.size),
        "at": f"{clock.day_in_words(at.date())}, {at:%H:%M}",
    }


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, size // 1000)} kB"
    return f"{size / 1_000_000:.1f} MB"
