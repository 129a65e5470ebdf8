"""Files that somebody made of a hand-over, by the real command: each is refused in one line, and nothing changes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from s11tui.workspace import Workspace
from support.bombs import bomb
from support.packages import closed, members_of, opened, resigned, signed, zipped
from support.two_workspaces import RETURN, Owned, Side, two_workspaces

GIB = 1 << 30

pytestmark = [pytest.mark.timeout(400), pytest.mark.xdist_group("handover")]


@dataclass
class Scene:
    """The agency's return on its way to the partnership, which knows the agency's keys.

    Attributes:
        taken: the hand-over that the partnership took in last; `sent` the one that is on its way.
        stranger: somebody else's workspace.
    """

    partnership: Side
    agency: Side
    stranger: Side
    taken: Path
    sent: Path

    def package(self) -> bytes:
        """What is in the file, as only its receiver can open it."""
        return opened(self.sent.read_bytes(), self.partnership.owner())

    def closed(self, package: bytes) -> bytes:
        return closed(package, self.partnership.owner())

    def changed(self, change: Callable[[dict[str, Any], dict[str, Any]], None], by: Owned | None = None) -> bytes:
        """The file, its manifest and payload changed and signed again."""
        return self.closed(resigned(self.package(), change, by or self.agency.owner()))

    def with_members(self, change: Callable[[dict[str, bytes]], None]) -> bytes:
        """The file, its members changed by somebody who cannot sign for the agency."""
        members = members_of(self.package())
        change(members)
        return self.closed(zipped(members.items()))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("hand-over")
    partnership, agency = two_workspaces(folder)
    stranger = Side(folder / "stranger.s11", folder / "from-stranger")
    stranger.says("init", "--agency", "Exampleshire Police", "--kind", "police")
    invitation = Path(partnership.says("handover", "invite", RETURN, "-o", str(partnership.out)).strip())
    agency.receives(invitation, "--trust", partnership.fingerprint)
    agency.says("return", "answer", RETURN, "training/in-place", "--text", "A plan.")
    taken = agency.sends()
    partnership.receives(taken, "--trust", agency.fingerprint)
    for words in ("The register.", "The register, and supervision."):
        agency.says("return", "answer", RETURN, "training/how-you-know", "--text", words)
    agency.says("return", "grade", RETURN, "training", "good")
    return Scene(partnership, agency, stranger, taken, agency.sends())


def own_events(payload: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in payload["events"] if one["stream"].startswith("return/")]


def altered_byte(scene: Scene) -> Iterator[bytes]:
    data = scene.sent.read_bytes()
    for at in (0, 30, 200, len(data) // 2, len(data) - 1):
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    yield data[:-1]


def altered_word(scene: Scene) -> Iterator[bytes]:
    def alter(_: dict[str, Any], payload: dict[str, Any]) -> None:
        payload["words"][0]["text"] += "!"

    yield scene.changed(alter)
    yield scene.with_members(
        lambda them: them.update({"payload.json": them["payload.json"].replace(b"A plan", b"A plot")})
    )


def dropped_event(scene: Scene) -> Iterator[bytes]:
    def drop(_: dict[str, Any], payload: dict[str, Any]) -> None:
        payload["events"].remove(own_events(payload)[2])

    def cut(manifest: dict[str, Any], payload: dict[str, Any]) -> None:
        """Everything since before what was received, and what it says, as if it had never been."""
        for gone in own_events(payload)[1:]:
            payload["events"].remove(gone)
        named = json.dumps(payload["events"])
        payload["words"] = [one for one in payload["words"] if one["digest"] in named]
        manifest["head"] = own_events(payload)[-1]["hash"]

    yield scene.changed(drop)
    yield scene.changed(cut)


def swapped_order(scene: Scene) -> Iterator[bytes]:
    def swap(first: int, second: int) -> bytes:
        def change(_: dict[str, Any], payload: dict[str, Any]) -> None:
            events, own = payload["events"], own_events(payload)
            at, other = events.index(own[first]), events.index(own[second])
            events[at], events[other] = events[other], events[at]

        return scene.changed(change)

    yield swap(1, 2)
    yield swap(-2, -1)


def replay(scene: Scene) -> Iterator[bytes]:
    yield scene.taken.read_bytes()


def foreign_key(scene: Scene) -> Iterator[bytes]:
    stranger = scene.stranger.owner()

    def as_the_agency(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest["sender"] |= {"signing": stranger.sender.signing, "sealing": stranger.sender.sealing}

    def as_itself(manifest: dict[str, Any], payload: dict[str, Any]) -> None:
        as_the_agency(manifest, payload)
        manifest["sender"]["id"] = stranger.sender.id

    yield scene.changed(as_the_agency, stranger)
    yield scene.changed(as_itself, stranger)
    yield scene.changed(lambda manifest, _: manifest.update(receiver=stranger.sender.id))
    yield closed(scene.package(), stranger)
    yield scene.package()


def newer_version(scene: Scene) -> Iterator[bytes]:
    def newer(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest["format"] = "s11tui-handover/2"

    yield scene.changed(newer)


def bombs(scene: Scene) -> Iterator[bytes]:
    yield bomb("manifest.json", GIB, {"manifest.sig": bytes(64)})
    yield scene.closed(bomb("manifest.json", GIB, {"manifest.sig": bytes(64)}))


def path_names(scene: Scene) -> Iterator[bytes]:
    for name in ("../../evil", "/tmp/evil", "files\\..\\evil", "C:\\evil"):
        yield scene.with_members(lambda them, name=name: them.update({name: b"x"}))
        members = members_of(scene.package())
        manifest = json.loads(members.pop("manifest.json"))
        del members["manifest.sig"]
        yield scene.closed(signed({**members, name: b"x"}, manifest, scene.agency.owner()))


SAID: dict[Callable[[Scene], Iterator[bytes]], tuple[str, ...]] = {
    altered_byte: ("",),
    altered_word: ("What somebody wrote was altered", "altered after it was signed"),
    dropped_event: ("is missing", "not the one that was received before"),
    swapped_order: ("stands elsewhere",),
    replay: ("already",),
    foreign_key: (
        "signed with another key than theirs",
        "not known here",
        "for somebody else",
        "encrypted to another workspace",
        "came open",
    ),
    newer_version: ("Install the newest version",),
    bombs: ("unpacking to more than",),
    path_names: ("no hand-over has",),
}
"""What is said of each file that an attack makes; one sentence alone is said of all of them."""


@pytest.mark.parametrize("attack", SAID, ids=lambda attack: attack.__name__)
def test_each_attack_is_refused_and_nothing_changes(
    attack: Callable[[Scene], Iterator[bytes]], scene: Scene, tmp_path: Path
) -> None:
    sides = (scene.partnership, scene.agency)
    before = [(side.record(), side.files()) for side in sides]
    told: list[str] = []
    for number, data in enumerate(attack(scene)):
        file = tmp_path / f"{number}.s11handover"
        file.write_bytes(data)
        told.append(scene.partnership.refuses("handover", "receive", str(file), "--yes", "--json"))
        ran = scene.partnership.ran("handover", "receive", str(file), "--yes")
        assert (ran.returncode, ran.stderr.count("\n")) == (1, 1), ran
    said = SAID[attack] if len(SAID[attack]) > 1 else SAID[attack] * len(told)
    for words, one in zip(said, told, strict=True):
        assert words in one
    assert [(side.record(), side.files()) for side in sides] == before
    assert not list(tmp_path.parent.rglob("evil"))
    for side in sides:
        assert side.tells("verify")["ok"]


def test_what_they_were_made_of_is_taken(scene: Scene, tmp_path: Path) -> None:
    """None of them was refused for another reason. Taken into a copy, for the other tests to be in any order."""
    copy = replace(scene.partnership, path=tmp_path / "copy.s11")
    with Workspace.open(scene.partnership.path) as workspace:
        workspace.backup_to(copy.path)
    assert copy.receives(scene.sent)["after"] == "in progress"
