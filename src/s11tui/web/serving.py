"""What one server is made of, and what holds of everybody's request: whose it is."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from s11tui.errors import Refusal
from s11tui.web.deliveries import Deliveries
from s11tui.web.guarding import login_of
from s11tui.web.hosting import Hosting
from s11tui.web.keeper import Keeper
from s11tui.web.pages import Pages
from s11tui.web.sittings import Sittings
from s11tui.web.visits import Visit, Visits

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Serving:
    """The parts of a server."""

    hosting: Hosting
    keeper: Keeper
    pages: Pages
    visits: Visits
    sittings: Sittings
    deliveries: Deliveries

    @classmethod
    def of(cls, hosting: Hosting, keeper: Keeper, now: Callable[[], float] = time.monotonic) -> "Serving":
        """A server's parts; `now` gives seconds by the monotonic clock."""
        visits, deliveries = Visits(now, hosting.idle, hosting.longest), Deliveries(now)
        sittings = Sittings(hosting, visits, deliveries, now)
        return cls(hosting, keeper, Pages(hosting, keeper), visits, sittings, deliveries)

    @property
    def cookie(self) -> str:
        """The name of the cookie; the first of them no other host can set."""
        return "__Host-s11tui" if self.hosting.is_https else "s11tui"

    def visit(self, request: web.Request) -> Visit | None:
        """Whose request it is; None where nobody is signed in, or somebody else signed in to the proxy since."""
        token = request.cookies.get(self.cookie, "")
        found = self.visits.find(token) if token else None
        if found is None:
            return None
        if self.hosting.trust_header and found.login != login_of(self.hosting, request):
            self.sittings.end_of(found, "gone")
            return None
        return found

    def require(self, request: web.Request) -> Visit:
        """As `visit`.

        Raises:
            web.HTTPSeeOther: to the first page, where nobody is signed in.
        """
        found = self.visit(request)
        if found is None:
            raise web.HTTPSeeOther("/")
        if request.method == "POST":
            self.visits.alive(found)
        return found

    def begin(self, request: web.Request, response: web.StreamResponse, visit: tuple[Visit, str]) -> None:
        """Give the browser what it is to hold from now on; what it held before is worth nothing any more."""
        self._end_earlier(request)
        response.set_cookie(
            self.cookie, visit[1], path="/", httponly=True, samesite="Strict", secure=self.hosting.is_https
        )

    def _end_earlier(self, request: web.Request) -> None:
        token = request.cookies.get(self.cookie, "")
        earlier = self.visits.find(token) if token else None
        if earlier is not None:
            self.sittings.end_of(earlier, "displaced")

    def forget(self, response: web.StreamResponse) -> None:
        """Have the browser forget."""
        response.del_cookie(self.cookie, path="/", httponly=True, samesite="Strict", secure=self.hosting.is_https)

    async def end_those_who_left(self) -> None:
        """End the visits of people who may not come in any more."""
        visits = self.visits.all()
        if not visits:
            return
        try:
            here = await self.keeper.still_here(frozenset(one.person for one in visits))
        except Refusal:
            return  # the record is busy; it is asked again
        for one in visits:
            if one.person not in here:
                self.sittings.end_of(one, "gone")
