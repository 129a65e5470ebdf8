"""The bridge: one thread, refusals as they are, faults as refusals; and what is imported when."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from s11tui.errors import CannotStore, NotFound, Refusal
from s11tui.tui import run
from s11tui.tui.bridge import Bridge
from s11tui.workspace.session import Session
from support.partnership import Partnership


async def test_every_call_is_made_on_the_one_thread(partnership: Partnership) -> None:
    bridge = Bridge(partnership.ws.path, clock=partnership.clock)
    bridge.open("lee-lead").result()
    names = {await bridge.call(lambda session: threading.current_thread().name) for _ in range(5)}
    assert len(names) == 1
    assert threading.current_thread().name not in names
    assert (await bridge.call(lambda session: session.person.name)) == "Lee Lead"
    bridge.close()


async def test_a_refusal_arrives_as_it_is_and_a_fault_as_one(partnership: Partnership) -> None:
    bridge = Bridge(partnership.ws.path, clock=partnership.clock)
    bridge.open("lee-lead").result()

    def fails(session: Session) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(NotFound):
        await bridge.call(lambda session: session.reading.open("nothing-of-that-name"))
    with pytest.raises(CannotStore, match="could not be reached"):
        await bridge.call(fails)
    assert (await bridge.call(lambda session: session.person.name)) == "Lee Lead", "it goes on after a fault"
    bridge.close()


async def test_without_a_name_nobody_is_signed_in(partnership: Partnership) -> None:
    bridge = Bridge(partnership.ws.path, clock=partnership.clock)
    bridge.open().result()
    assert any(person.name == "Lee Lead" for person in bridge.people)
    with pytest.raises(NotFound):
        await bridge.call(lambda session: session.person.name)
    await bridge.sign_in("lee-lead")
    assert bridge.person is not None
    bridge.close()


def test_run_refuses_before_anything_is_drawn(
    tmp_path: Path, partnership: Partnership, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "letter.s11"
    foreign.write_text("Dear colleague", encoding="utf-8")
    with pytest.raises(Refusal):
        run(foreign, None)
    with pytest.raises(Refusal):
        run(partnership.ws.path, "nobody-of-that-name")
    assert capsys.readouterr().out == ""


def _imported(code: str) -> set[str]:
    """The modules that are loaded after running some code in a fresh Python."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_importing_the_room_loads_no_textual() -> None:
    loaded = _imported("import s11tui.tui; import s11tui.tui.bridge")
    assert not {"textual", "rich", "reportlab"} & loaded


def test_the_app_loads_no_report_writer_and_no_screen_before_it_is_opened() -> None:
    loaded = _imported("import s11tui.tui.app")
    assert "reportlab" not in loaded
    screens = {name for name in loaded if name.startswith("s11tui.tui.screens.")}
    assert screens == {"s11tui.tui.screens.desk"}


def test_opening_a_form_loads_no_report_writer() -> None:
    code = "import s11tui.tui.screens.form, s11tui.tui.screens.home, s11tui.tui.screens.printing"
    assert "reportlab" not in _imported(code)
