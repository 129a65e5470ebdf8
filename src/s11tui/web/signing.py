"""Signing in, with a passphrase, a one-time code or by a trusted proxy, and signing out."""

import asyncio

from aiohttp import web

from s11tui.audit.register import Person
from s11tui.errors import BadInput, NotAllowed, Refusal
from s11tui.web.guarding import login_of
from s11tui.web.serving import Serving

_PATIENCE = 20.0
"""Seconds in which a form arrives."""
_LONGEST = 1024
_FIELDS = ("name", "passphrase", "again", "code")


class Signing:
    """The pages of coming and going."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.first),
            web.get("/sign-in", self.sign_in_page),
            web.post("/sign-in", self.sign_in),
            web.get("/code", self.code_page),
            web.post("/code", self.code),
            web.post("/sign-out", self.sign_out),
            web.get("/signed-out", self.signed_out),
            web.get("/here", self.here),
        ]

    async def first(self, request: web.Request) -> web.StreamResponse:
        """To the app for whoever is signed in, to signing in for everybody else."""
        serving = self._serving
        if serving.visit(request) is not None:
            raise web.HTTPSeeOther("/app")
        if serving.hosting.trust_header:
            login = login_of(serving.hosting, request)
            raise self._go_on(request, await serving.keeper.by_login(login), login)
        raise web.HTTPSeeOther("/sign-in")

    async def sign_in_page(self, request: web.Request) -> web.StreamResponse:
        self._require_own_accounts()
        return await self._serving.pages.page("sign_in", name="", refusal=None)

    async def sign_in(self, request: web.Request) -> web.StreamResponse:
        self._require_own_accounts()
        given = await _form(request)
        try:
            person = await self._serving.keeper.sign_in(given["name"], given["passphrase"])
        except Refusal as refusal:
            return await self._serving.pages.page(
                "sign_in", status=_status(refusal), name=given["name"], refusal=refusal
            )
        raise self._go_on(request, person)

    async def code_page(self, request: web.Request) -> web.StreamResponse:
        self._require_own_accounts()
        return await self._serving.pages.page("code", name="", refusal=None)

    async def code(self, request: web.Request) -> web.StreamResponse:
        self._require_own_accounts()
        given = await _form(request)
        try:
            if given["passphrase"] != given["again"]:
                raise BadInput("The two passphrases are not the same.", "Type the same one twice.")
            person = await self._serving.keeper.redeem(given["name"], given["code"], given["passphrase"])
        except Refusal as refusal:
            return await self._serving.pages.page("code", status=_status(refusal), name=given["name"], refusal=refusal)
        raise self._go_on(request, person)

    async def sign_out(self, request: web.Request) -> web.StreamResponse:
        serving = self._serving
        visit = serving.visit(request)
        answer = web.HTTPSeeOther("/signed-out")
        if visit is not None:
            serving.sittings.end_of(visit, "signed out")
            await serving.keeper.signed_out(visit.person)
        serving.forget(answer)
        # Nothing of this person stays in a browser that others use.
        answer.headers["Clear-Site-Data"] = '"storage"'
        raise answer

    async def signed_out(self, request: web.Request) -> web.StreamResponse:
        return await self._serving.pages.page("signed_out")

    async def here(self, request: web.Request) -> web.StreamResponse:
        """Whether the browser is signed in, for a page whose line dropped."""
        return web.Response(status=204 if self._serving.visit(request) is not None else 401)

    def _go_on(self, request: web.Request, person: Person, login: str = "") -> web.HTTPSeeOther:
        answer = web.HTTPSeeOther("/app")
        self._serving.begin(request, answer, self._serving.visits.begin(person.id, person.name, login))
        return answer

    def _require_own_accounts(self) -> None:
        if self._serving.hosting.trust_header:
            raise web.HTTPSeeOther("/")


def _status(refusal: Refusal) -> int:
    return 403 if isinstance(refusal, NotAllowed) else 422


async def _form(request: web.Request) -> dict[str, str]:
    """The fields of a form; those that it does not have are empty.

    Raises:
        web.HTTPBadRequest: it is none of ours.
    """
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    async with asyncio.timeout(_PATIENCE):
        given = await request.post()
    found = {name: given.get(name, "") for name in _FIELDS}
    if not all(isinstance(one, str) and len(one) <= _LONGEST for one in found.values()):
        raise web.HTTPBadRequest
    return {name: str(value) for name, value in found.items()}
