"""`docs/hand-over-format.md` is enough: a writer and a reader that know nothing else, and s11tui on the other side."""

import hashlib
import io
import json
import re
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from s11tui.exchange.handover import limits, read
from s11tui.exchange.handover.shapes import AgencyShape, LinkShape, ManifestShape, PayloadShape, SenderShape
from s11tui.workspace.keys import PublicKeys
from support.handovers import AGENCY, EVIDENCE, PARTNERSHIP

FORMAT = Path(__file__).parents[3] / "docs" / "hand-over-format.md"


class OtherProgram:
    """A program of an agency that was written from the document alone."""

    def __init__(self) -> None:
        self.secret = Ed25519PrivateKey.generate()
        self.identity = pyrage.x25519.Identity.generate()
        self.id = str(uuid.uuid4())

    def open(self, package: bytes) -> None:
        """Take an invitation."""
        with zipfile.ZipFile(io.BytesIO(package)) as members:
            self.manifest, self.payload = (json.loads(members.read(name)) for name in ("manifest.json", "payload.json"))
            self.edition = members.read("edition.json")
        self.lead = str(uuid.uuid4())
        self.payload["people"][self.lead] = "Ünïcode Lead 😀"

    def words(self, text: str) -> dict[str, str]:
        salt = uuid.uuid4().bytes
        digest = hashlib.sha256(salt + text.encode()).hexdigest()
        self.payload["words"].append({"digest": digest, "salt": salt.hex(), "text": text})
        return {"$words": digest}

    def happened(self, kind: str, body: dict[str, Any]) -> None:
        stream = f"return/{self.manifest['return']}"
        last = [one for one in self.payload["events"] if one["stream"] == stream][-1]
        event = {
            "id": str(uuid.uuid4()),
            "stream": stream,
            "seq": last["seq"] + 1,
            "previous": last["hash"],
            "kind": kind,
            "version": 1,
            "at": "2027-03-02T09:30:00.000Z",
            "who": self.lead,
            "body": rfc8785.dumps(body).decode(),
        }
        order = ("previous", "id", "stream", "seq", "kind", "version", "at", "who", "body")
        event["hash"] = hashlib.sha256("\n".join(str(event[name]) for name in order).encode()).hexdigest()
        self.payload["events"].append(event)
        self.manifest["head"] = event["hash"]

    def send(self, files: dict[str, bytes]) -> bytes:
        receiver = self.manifest["sender"]
        members = {"payload.json": rfc8785.dumps(self.payload), "edition.json": self.edition, **files}
        manifest = {
            **self.manifest,
            "id": str(uuid.uuid4()),
            "number": 1,
            "made_at": "2027-03-02T10:00:00.000Z",
            "sender": {
                "id": self.id,
                "name": "Another program’s agency",
                "alone": True,
                "signing": self.secret.public_key().public_bytes_raw().hex(),
                "sealing": str(self.identity.to_public()),
                "contacts": {},
            },
            "receiver": receiver["id"],
            "members": [
                {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                for name, data in members.items()
            ],
        }
        written = rfc8785.dumps(manifest)
        signature = self.secret.sign(b"s11tui-handover/1" + b"\0" + written)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            for name, data in {**members, "manifest.sig": signature, "manifest.json": written}.items():
                package.writestr(name, data)
        key = pyrage.x25519.Recipient.from_str(receiver["sealing"])
        return bytes(pyrage.encrypt(packed.getvalue(), [key, self.identity.to_public()]))


def test_another_program_answers_an_invitation(invited: bytes) -> None:
    program = OtherProgram()
    program.open(invited)
    text = "Everything, with “quotes”, é, \U0001f469\u200d\U0001f467 and a\nsecond line."
    sha256 = hashlib.sha256(EVIDENCE).hexdigest()
    program.happened(
        "answered", {"standard": "policy", "question": "in-place", "value": program.words(text), "seen": ""}
    )
    file = {"sha256": sha256, "name": program.words("letter.pdf"), "size": len(EVIDENCE)}
    piece = {"standard": "policy", "title": program.words("Letter"), "held_at": "", "date": "2027-01-01", "file": file}
    program.happened("evidence_added", piece)
    taken = read(program.send({f"files/{sha256}": EVIDENCE}), PARTNERSHIP.identity)
    assert [one.kind for one in taken.links] == ["round_opened", "invited", "answered", "evidence_added"]
    assert text in {one.text for one in taken.words}
    assert taken.files == {sha256: EVIDENCE}
    assert taken.sender.name == "Another program’s agency"
    assert taken.people[program.lead] == "Ünïcode Lead 😀"


def test_another_program_reads_ours(sealed: bytes) -> None:
    package = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(PARTNERSHIP.identity)])
    members = zipfile.ZipFile(io.BytesIO(package))
    written = members.read("manifest.json")
    manifest, payload = json.loads(written), json.loads(members.read("payload.json"))
    assert rfc8785.dumps(manifest) == written
    assert rfc8785.dumps(payload) == members.read("payload.json")
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest["sender"]["signing"]))
    key.verify(members.read("manifest.sig"), b"s11tui-handover/1\0" + written)
    for one in manifest["members"]:
        data = members.read(one["name"])
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["size"], one["sha256"])
    heads: dict[str, str] = {}
    for event in payload["events"]:
        order = ("previous", "id", "stream", "seq", "kind", "version", "at", "who", "body")
        hashed = hashlib.sha256("\n".join(str(event[name]) for name in order).encode()).hexdigest()
        assert (event["previous"], event["hash"]) == (heads.get(event["stream"], "0" * 64), hashed)
        heads[event["stream"]] = hashed
    assert heads[f"return/{manifest['return']}"] == manifest["head"]
    for word in payload["words"]:
        assert hashlib.sha256(bytes.fromhex(word["salt"]) + word["text"].encode()).hexdigest() == word["digest"]


def test_the_fingerprint_is_the_one_that_the_document_tells() -> None:
    sender = AGENCY.sender
    digest = hashlib.sha256(f"s11tui-keys/1\n{sender.signing}\n{sender.sealing}".encode()).digest()
    digits = str(int.from_bytes(digest, "big"))[-30:]
    told = " ".join(digits[at : at + 5] for at in range(0, 30, 5))
    assert PublicKeys(sender.signing, sender.sealing).fingerprint == told


def test_the_example_of_a_manifest_is_one() -> None:
    found = re.search(r"```json\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    whole = found.group(1).replace("…64 digits…", "0" * 64).replace("…58 letters and digits…", "q" * 58)
    manifest = json.loads(whole)
    assert ManifestShape.model_validate(manifest).model_dump(by_alias=True, mode="json") == manifest


def test_the_document_tells_every_field_and_limit() -> None:
    told = FORMAT.read_text(encoding="utf-8")
    for shape in (ManifestShape, SenderShape, PayloadShape, AgencyShape, LinkShape):
        for name, field in shape.model_fields.items():
            assert re.search(rf"[`\"]{field.alias or name}[`\"]", told), name
    for number in (limits.FILE // limits.MB, limits.PAYLOAD // limits.MB, limits.EDITION // limits.MB):
        assert f"{number} MB" in told
    for number in (limits.EVENTS, limits.WORDS, limits.PEOPLE, limits.BODY, limits.BODY_VALUES, limits.SEALED_HEADER):
        assert f"{number:,}" in told
    assert f"{limits.MANIFEST // 1024} KB" in told
    assert f"{limits.EVIDENCE // limits.MB} MB, {limits.FILES}" in told
    assert f"{limits.VALUES:,}, {limits.DEPTH}, 2⁵³ − 1" in told
