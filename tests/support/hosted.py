"""The app as somebody sees it who is elsewhere: over SSH or in a browser of a host."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from s11tui.tui.app import PartnershipApp
from s11tui.workspace import identity
from s11tui.workspace.folders import PersonFolder
from s11tui.workspace.identity import Caller
from support.driving import Driven, driven
from support.partnership import Partnership

BROAD = (120, 50)
PDF = b"%PDF-1.7 minutes"


@asynccontextmanager
async def come(
    host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str, who: str = "llead"
) -> AsyncIterator[Driven]:
    """The app as somebody sees it who came over SSH, or in a browser, with what a browser was given in `given`."""
    slug = {"llead": "lee-lead", "manager": "partnership-manager"}.get(who, "")
    if via == "browser":
        monkeypatch.setenv(identity.PERSON, slug)
        monkeypatch.setenv(identity.VIA, "browser")
        monkeypatch.setattr(PartnershipApp, "is_web", property(lambda _: True))
    else:
        monkeypatch.setattr(identity, "caller", lambda _: Caller(who, owns=False, at_a_distance=True))
    async with driven(host.ws.path, host.clock, None, BROAD) as one:
        one.app.bridge.address = "audit.example.org"
        yield one


def folder_of(host: Partnership, slug: str = "lee-lead") -> PersonFolder:
    return PersonFolder(host.ws.path, host.ws.registry.person(slug).id)


def given_to(one: Driven, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the browser is given, by name."""
    given: dict[str, bytes] = {}
    monkeypatch.setattr(
        one.app, "deliver_binary", lambda path, save_filename: given.__setitem__(save_filename, path.read_bytes())
    )
    return given


def words_of(one: Driven) -> str:
    """What a small screen says, however its lines are broken."""
    return " ".join(str(one.app.screen.query_one("#words", Static).content).split())


def nothing_elsewhere(host: Partnership) -> bool:
    return not any(Path.cwd().rglob("*.*")) and not (host.ws.path.parent / "exports").exists()
