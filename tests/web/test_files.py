"""“Your files”: nobody gets another's, no name leads anywhere, nothing is ever shown instead of saved."""

import time
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import FormData
from hypothesis import given
from hypothesis import strategies as st

from s11tui.errors import BadInput, NotFound, Unmet
from s11tui.web.deliveries import LASTS, as_attachment
from s11tui.workspace import folders
from s11tui.workspace.files import LARGEST
from s11tui.workspace.folders import KEPT_DAYS, PersonFolder
from support.serving import Door, hidden

PDF = b"%PDF-1.7 not much of one"


def documents(*files: tuple[str, bytes]) -> FormData:
    form = FormData(quote_fields=False, default_to_multipart=True)
    for name, data in files:
        form.add_field("documents", BytesIO(data), filename=name, content_type="application/octet-stream")
    return form


async def test_what_somebody_brings_is_theirs(door: Door) -> None:
    async with door.served() as site:
        mine, theirs = await site.signed_in("lee-lead"), await site.signed_in("hed-teacher")
        answer = await mine.post("/files", documents(("Policy 2027.pdf", PDF), ("notes.txt", b"Notes.")))
        page = hidden(await answer.text())
        assert answer.status == 200
        assert "Brought in: Policy-2027.pdf, notes.txt." in page
        assert (door.folder("lee-lead") / "in" / "Policy-2027.pdf").read_bytes() == PDF
        saved = await mine.get("/files/in/Policy-2027.pdf")
        assert (saved.status, await saved.read()) == (200, PDF)
        assert saved.headers["Content-Disposition"].startswith("attachment;")
        assert saved.headers["Content-Type"] == "application/pdf"
        assert saved.headers["X-Content-Type-Options"] == "nosniff"
        assert saved.headers["Cache-Control"] == "no-store"
        assert (await theirs.get("/files/in/Policy-2027.pdf")).status == 404
        assert "Policy-2027" not in await (await theirs.get("/files")).text()
        assert (await theirs.post("/files/remove", {"side": "in", "name": "Policy-2027.pdf"})).status == 404
        assert (await mine.post("/files/remove", {"side": "in", "name": "Policy-2027.pdf"})).status == 200
        assert (await mine.get("/files/in/Policy-2027.pdf")).status == 404


@pytest.mark.parametrize(
    "name",
    [
        *("../../partnership.s11", "%2e%2e%2f%2e%2e%2fpartnership.s11", "..%2f..%2fpartnership.s11"),
        *("..%5c..%5cpartnership.s11", "%2fetc%2fpasswd", "a%00.pdf", "settings.toml", ".writing-1", "link.pdf"),
    ],
)
async def test_no_name_leads_out_of_the_folder(door: Door, name: str) -> None:
    own = PersonFolder(door.path, door.ids["lee-lead"])
    own.side("in")
    (own.root / "settings.toml").write_text("x", encoding="ascii")
    (own.root / "in" / ".writing-1").write_bytes(b"x")
    try:
        (own.root / "in" / "link.pdf").symlink_to(door.path)
    except OSError:
        pytest.skip("no links on this system")
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        for side in ("in", "out", "..", "%2e%2e"):
            assert (await browser.get(f"/files/{side}/{name}")).status == 404
            assert (await browser.post("/files/remove", {"side": side, "name": name})).status == 404
        assert door.path.exists()


async def test_a_form_that_is_brought_back_is_never_shown_as_a_page(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        answer = await browser.post("/files", documents(("worksheet.html", b"<script>alert(1)</script>")))
        assert "Brought in: worksheet.html" in hidden(await answer.text())
        saved = await browser.get("/files/in/worksheet.html")
        assert saved.headers["Content-Type"] == "application/octet-stream"
        assert saved.headers["Content-Disposition"].startswith("attachment;")
        assert "sandbox" in saved.headers["Content-Security-Policy"]


async def test_what_cannot_be_brought(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        for name, data, told in (
            ("page.svg", b"<script>alert(1)</script>", "no kind of document"),
            ("fake.pdf", b"MZ", "not what its name says"),
            ("empty.pdf", b"", "is empty"),
            ("<b>.exe", b"MZ", "&lt;b&gt;.exe"),
        ):
            answer = await browser.post("/files", documents((name, data)))
            assert answer.status == 422, name
            assert told in await answer.text(), name
        both = await browser.post("/files", documents(("bad.exe", b"MZ"), ("good.pdf", PDF)))
        assert "Brought in: good.pdf" in hidden(await both.text())
        assert "bad.exe" in await both.text()
        assert (await browser.post("/files", documents(("big.pdf", PDF + bytes(LARGEST))))).status == 413
        assert (await browser.post("/files", documents(*[("a.pdf", PDF)] * 11))).status == 413
        assert (await browser.post("/files", {"documents": "x"})).status == 400
        form = FormData(default_to_multipart=True)
        form.add_field("other", PDF, filename="a.pdf")
        assert (await browser.post("/files", form)).status == 400
        assert (await browser.post("/files", documents(("", b"")))).status == 422
        monkeypatch.setattr(folders, "MOST_BYTES", 10)
        assert "no room" in await (await browser.post("/files", documents(("room.pdf", PDF)))).text()


async def test_a_file_from_the_app_arrives_once(door: Door) -> None:
    async with door.served() as site:
        browser, thief = await site.signed_in("lee-lead"), await site.signed_in("con-tributor")
        same_person = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        await window.type(".file report-<b>“é”.html 100000")
        _, key, name = await window.hears("file")
        assert name == "report-<b>“é”.html"
        assert len(str(key)) >= 43
        assert (await (await site.browser()).get(f"/download/{key}")).status == 303
        for other in (thief, same_person):
            assert (await other.get(f"/download/{key}")).status == 404
        answer = await browser.get(f"/download/{key}")
        assert await answer.read() == "report-<b>“é”.html".encode() * 4 + b"x" * 100_000
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == (
            f"attachment; filename=\"report--b.html\"; filename*=UTF-8''{quote('report-<b>“é”.html', safe='')}"
        )
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert (await browser.get(f"/download/{key}")).status == 404
        assert site.parts.deliveries.known == 0


async def test_a_file_waits_only_so_long(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        await window.type(".file a.pdf 10")
        key = (await window.hears("file"))[1]
        site.now.at += LASTS + 1
        await site.look_round()
        assert (await browser.get(f"/download/{key}")).status == 404
        for number in range(30):
            await window.type(f".file {number}.pdf 10")
        await window.type("done")
        await window.sees("[done]")
        assert site.parts.deliveries.known == 20
        await window.type(".leave")
        await window.ended()
        assert site.parts.deliveries.known == 0


async def test_an_address_is_offered_only_where_it_is_harmless(door: Door) -> None:
    async with door.served() as site:
        window = await (await site.signed_in("lee-lead")).window()
        await window.sees("ready")
        for wrong in (
            "javascript:alert(1)",
            "http://evil.example",
            "file:///x",
            "https://x\x1b]0;y",
            "data:,x",
        ):
            await window.type(f".address {wrong}")
        await window.type(".address https://www.gov.uk/report-child-abuse")
        assert await window.hears("address") == ["address", "https://www.gov.uk/report-child-abuse"]
        assert sum(one[0] == "address" for one in window.heard) == 1


@given(st.text(min_size=1, max_size=60))
def test_any_name_makes_a_sound_header(name: str) -> None:
    header = as_attachment(name)["Content-Disposition"]
    assert header.isascii()
    assert header.isprintable()
    assert header.startswith('attachment; filename="')
    assert header.count('"') == 2
    assert "/" not in header.split("filename=")[1].split(";")[0]


def test_folders_are_their_owners(tmp_path: Path) -> None:
    folder = PersonFolder(tmp_path / "a.s11", "an-id")
    kept = folder.keep("out", "Report 1.pdf", PDF)
    assert kept.path == tmp_path / "a.s11.people" / "an-id" / "out" / "Report-1.pdf"
    for place in (kept.path.parent, folder.root, folder.root.parent):
        assert place.stat().st_mode & 0o077 == 0
    assert folder.keep("out", "Report 1.pdf", b"other").name == "Report-1-2.pdf"
    assert folder.keep("in", "README", b"other").name == "README"
    assert folder.keep("in", "README", b"other").name == "README-2"
    assert {one.name for one in folder.files() if one.side == "in"} == {"README", "README-2"}


@pytest.mark.parametrize("person", ["", "..", ".", "a/b", "a\\b", "x" * 65, "-x", "a\n", "é"])
def test_an_id_is_never_a_path(tmp_path: Path, person: str) -> None:
    with pytest.raises(NotFound):
        PersonFolder(tmp_path / "a.s11", person)


def test_what_was_written_goes_after_a_week(tmp_path: Path) -> None:
    now = [time.time()]
    folder = PersonFolder(tmp_path / "a.s11", "an-id", now=lambda: now[0])
    written, brought = folder.keep("out", "a.pdf", PDF), folder.keep("in", "b.pdf", PDF)
    left = folder.side("out") / ".writing-1"
    left.touch()
    now[0] = written.path.stat().st_mtime + (KEPT_DAYS + 1) * 86_400
    folder.tidy()
    assert [one.name for one in folder.files()] == [brought.name]
    assert not left.exists()


def test_the_oldest_makes_room_but_nothing_that_was_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_BYTES", 100)
    folder = PersonFolder(tmp_path / "a.s11", "an-id")
    for name, side in (("a.pdf", "out"), ("b.pdf", "in"), ("c.pdf", "out")):
        folder.keep(side, name, bytes(30))  # type: ignore[arg-type]  # one of the two
    folder.keep("out", "d.pdf", bytes(30))
    assert {one.name for one in folder.files()} == {"b.pdf", "c.pdf", "d.pdf"}
    with pytest.raises(Unmet, match="no room"):
        folder.keep("in", "e.pdf", bytes(80))
    assert "b.pdf" in {one.name for one in folder.files()}


def test_only_documents_are_brought(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        PersonFolder(tmp_path / "a.s11", "an-id").bring("a.exe", b"MZ")
