"""Files on their way from an app to the browser of the same person: each by a key that works once and not for long."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from textual_serve.app_service import AppService
from textual_serve.download_manager import DOWNLOAD_CHUNK_SIZE, Download, DownloadManager

from s11tui.text import admit_line, safe_name
from s11tui.web.visits import Visit

LASTS = 300.0
"""Seconds in which a file can be fetched."""
PATIENCE = 30.0
"""Seconds in which an app gives the next piece of a file."""
MOST_OF_ONE = 20
"""Files of one app that wait to be fetched; the oldest is forgotten."""
LARGEST = 64 * 1024 * 1024
"""Bytes of one file."""


class Broken(Exception):
    """A file stopped in the middle: the browser must not take what came for all of it."""


@dataclass(slots=True)
class Delivery:
    """One file that waits to be fetched.

    Attributes:
        key: the app's own name for it, which no browser is told.
        name: as it is offered for saving.
        until: by the monotonic clock.
    """

    key: str
    name: str
    visit: Visit
    service: AppService = field(repr=False)
    until: float


class Deliveries(DownloadManager):
    """All files on their way.

    Args:
        now: seconds by the monotonic clock.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._waiting: dict[str, Delivery] = {}

    async def offer(self, visit: Visit, service: AppService, key: str, name: str) -> str:
        """A file is ready; the key by which the browser may fetch it, once."""
        own = [public for public, one in self._waiting.items() if one.service is service]
        for oldest in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
            self._forget(self._waiting.pop(oldest).key)
        shown = admit_line(name).text[:200] or "file"
        await self.create_download(
            app_service=service, delivery_key=key, file_name=shown, open_method="download", mime_type=""
        )
        public = secrets.token_urlsafe(32)
        self._waiting[public] = Delivery(key, shown, visit, service, self._now() + LASTS)
        return public

    def take(self, public: str, visit: Visit) -> Delivery | None:
        """What this key is for, where it is this visit's and was not asked for before; the key is used up by it."""
        found = self._waiting.get(public)
        if found is None or found.visit is not visit:
            return None
        del self._waiting[public]
        if found.until < self._now():
            self._forget(found.key)
            return None
        return found

    async def pieces(self, delivery: Delivery) -> AsyncIterator[bytes]:
        """The file, piece by piece.

        Raises:
            Broken: the app ended, took too long, or gave more than any file has.
        """
        known = self._active_downloads.get(delivery.key)
        if known is None:
            raise Broken("the app ended")
        coming, total = known.incoming_chunks, 0
        try:
            while True:
                request: dict[str, str | int | bool | None] = {
                    "type": "deliver_chunk_request",
                    "key": delivery.key,
                    "size": DOWNLOAD_CHUNK_SIZE,
                }
                if not await delivery.service.send_meta(request):
                    raise Broken("the app is gone")
                async with asyncio.timeout(PATIENCE):
                    piece = await coming.get()
                if piece is None or (total := total + len(piece)) > LARGEST:
                    raise Broken("the app ended, or the file has no end")
                if not piece:
                    return
                yield piece
        except TimeoutError:
            raise Broken("the app took too long") from None
        finally:
            self._forget(delivery.key)

    async def cancel_app_downloads(self, app_service_id: str) -> None:
        """An app ended: what is on its way breaks off, what waits cannot be fetched any more."""
        await super().cancel_app_downloads(app_service_id)
        for public, one in list(self._waiting.items()):
            if one.service.app_service_id == app_service_id:
                del self._waiting[public]
                self._forget(one.key)

    def forget_old(self) -> None:
        """Forget what nobody fetched in time."""
        for public, one in list(self._waiting.items()):
            if one.until < self._now():
                del self._waiting[public]
                self._forget(one.key)

    @property
    def known(self) -> int:
        """How many files are on their way or wait."""
        known: dict[str, Download] = self._active_downloads
        return len(known)

    def _forget(self, key: str) -> None:
        self._active_downloads.pop(key, None)


def as_attachment(name: str) -> dict[str, str]:
    """The headers of a file that is saved and never shown, whatever is in it (RFC 6266, RFC 5987)."""
    plain = safe_name(name)
    shown = admit_line(name).text.replace("/", "-").replace("\\", "-").strip(". ")[:120] or plain
    kind = "application/pdf" if plain.lower().endswith(".pdf") else "application/octet-stream"
    return {
        "Content-Type": kind,
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(shown, safe='')}",
        # Of all that a PDF could try where somebody opens it in the browser after all, nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    }
