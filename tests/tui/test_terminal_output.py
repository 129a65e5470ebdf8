"""A terminal that is gone keeps nobody from saving and leaving."""

import io

import pytest

from s11tui.tui.terminal_output import PatientWriter


class Gone(io.StringIO):
    """Takes so many texts, then is gone."""

    def __init__(self, fault: Exception, left: int) -> None:
        super().__init__()
        self.fault, self.left = fault, left

    def write(self, text: str) -> int:
        if not self.left:
            raise self.fault
        self.left -= 1
        return super().write(text)


@pytest.mark.parametrize("fault", [OSError(5, "Input/output error"), BrokenPipeError(), ValueError("closed file")])
def test_what_is_drawn_after_the_end_holds_nothing_up(fault: Exception) -> None:
    terminal = Gone(fault, left=3)
    writer = PatientWriter(terminal)
    writer.start()
    for number in range(200):
        writer.write(f"{number},")
    writer.stop()
    assert not writer.is_alive()
    assert terminal.getvalue() == "0,1,2,"


def test_all_is_drawn_while_it_is_there() -> None:
    terminal = io.StringIO()
    writer = PatientWriter(terminal)
    writer.start()
    for number in range(100):
        writer.write(f"{number},")
    writer.stop()
    assert terminal.getvalue() == "".join(f"{number}," for number in range(100))
