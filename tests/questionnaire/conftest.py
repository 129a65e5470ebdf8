"""Shared by the tests of the room `questionnaire`: small files, and the check of them."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked, check
from s11tui.questionnaire.models import Edition

HEAD = '[questionnaire]\nid = "q"\nversion = "2026.1"\ntitle = "Audit"\n'
"""Four lines."""
AREA = '[[area]]\nid = "a"\ntitle = "Area"\n'
"""Three lines, 5 to 7."""
STANDARD = '[[area.standard]]\nid = "s"\ntitle = "Standard"\n'
"""Three lines, 8 to 10."""

Check = Callable[..., Checked]


@pytest.fixture
def checked() -> Check:
    """Checks a text as if it were the file `f.toml`."""

    def run(text: str, earlier: Edition | None = None) -> Checked:
        return check(text.encode(), "f.toml", earlier)

    return run


@pytest.fixture
def standard(checked: Check) -> Check:
    """Checks a file with one standard, to which the text is added from line 11 on."""

    def run(text: str, earlier: Edition | None = None) -> Checked:
        return checked(HEAD + AREA + STANDARD + text, earlier)

    return run


@pytest.fixture
def head(checked: Check) -> Check:
    """Checks a file with one standard, whose head has the text from line 5 on."""

    def run(text: str, earlier: Edition | None = None) -> Checked:
        return checked(HEAD + text + "\n" + AREA + STANDARD, earlier)

    return run


@pytest.fixture
def edition(standard: Check) -> Callable[[str], Edition]:
    """The edition of a file with one standard, to which the text is added."""

    def run(text: str = "") -> Edition:
        found = standard(text)
        assert found.edition is not None, [str(problem) for problem in found.problems]
        return found.edition

    return run
