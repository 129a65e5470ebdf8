"""What becomes of the standards of the edition that this one follows."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked
from s11tui.questionnaire.models import Edition

Check = Callable[..., Checked]


def told(checked: Checked, level: str = "error") -> list[tuple[int, str]]:
    return [(one.line, f"{one.message} {one.mend}") for one in checked.problems if one.level == level]


@pytest.fixture
def old(checked: Check) -> Edition:
    text = '[questionnaire]\nid = "q"\nversion = "2024.2"\ntitle = "T"\n[[area]]\nid = "a"\ntitle = "A"\n'
    for name in ("named-lead", "training", "chaperones"):
        text += f'[[area.standard]]\nid = "{name}"\ntitle = "T"\n'
    edition = checked(text).edition
    assert edition is not None
    return edition


NEW = (
    '[questionnaire]\nid = "q"\nversion = "2026.1"\ntitle = "T"\nfollows = "2024.2"\n[[area]]\nid = "a"\ntitle = "A"\n'
)
"""Eight lines."""
KEPT = (
    '[[area.standard]]\nid = "training"\ntitle = "T"\n[[dropped]]\nid = "chaperones"\nwhy = "Now part of training."\n'
)
"""Six lines, 9 to 14."""


def test_every_old_id_is_accounted_for(checked: Check, old: Edition) -> None:
    renamed = '[[area.standard]]\nid = "lead"\ntitle = "T"\nwas = "named-lead"\n'
    assert checked(NEW + KEPT + renamed, old).problems == ()


def test_an_old_id_that_got_lost(checked: Check, old: Edition) -> None:
    found = told(checked(NEW + KEPT, old))
    assert [line for line, _ in found] == [5]
    assert '"named-lead" of 2024.2 is neither kept' in found[0][1]
    assert 'Write was = "named-lead"' in found[0][1]
    assert checked(NEW + KEPT).ok, "without the old edition nothing is compared"


@pytest.mark.parametrize("new", ["namedlead", "named-le-ad"])
def test_an_id_that_is_only_written_differently(checked: Check, old: Edition, new: str) -> None:
    result = checked(NEW + KEPT + f'[[area.standard]]\nid = "{new}"\ntitle = "T"\n', old)
    found = told(result, "warning")
    assert [line for line, _ in found] == [16]
    assert 'Did you mean was = "named-lead"?' in found[0][1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[area.standard]]\nid = "lead"\ntitle = "T"\nwas = ["named-lead", "nobody"]\n', 18, 'no standard "nobody"'),
        (
            '[[area.standard]]\nid = "named-lead"\ntitle = "T"\n[[dropped]]\nid = "nothing"\n',
            19,
            'no standard "nothing"',
        ),
        (
            '[[area.standard]]\nid = "named-lead"\ntitle = "T"\n[[dropped]]\nid = "training"\n',
            19,
            "dropped here, but still asked",
        ),
    ],
)
def test_old_ids_that_cannot_be_right(checked: Check, old: Edition, text: str, line: int, message: str) -> None:
    found = told(checked(NEW + KEPT + text, old))
    assert [one for one, _ in found] == [line]
    assert message in found[0][1]


def test_an_earlier_edition_that_is_another_one(checked: Check, old: Edition) -> None:
    found = told(checked(NEW.replace("2024.2", "2025.1") + KEPT, old), "warning")
    assert [line for line, _ in found] == [5]
    assert "not compared" in found[0][1]
    assert [line for line, _ in told(checked(NEW.replace("2024.2", "2026.1") + KEPT))] == [5]
