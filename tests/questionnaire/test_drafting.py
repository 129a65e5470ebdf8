"""Next year's questionnaire from this year's."""

import tomllib
from pathlib import Path

import pytest

from s11tui.errors import BadInput
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.drafting import next_draft, next_version

SHIPPED = Path(__file__).parents[2] / "questionnaires"
FILE = """# ours
[questionnaire]
id = "mine"
version = "2026.1"   # first of the year
title = "Audit 2026 and 2026-27"
[[area]]
id = "policy"
title = "Policies"
[[area.standard]]
id = "cp-policy"
was = ["old-policy"]
title = "In date"

[[dropped]]
id = "gone"
"""


def test_it_follows_and_forgets_what_was_renamed() -> None:
    draft = next_draft(FILE)
    edition = check(draft.encode(), "draft.toml").edition
    assert edition is not None
    assert (edition.version, edition.follows, edition.title) == ("2027.1", "2026.1", "Audit 2027 and 2027-28")
    assert edition.areas[0].standards[0].was == ()
    assert edition.dropped == ()
    assert draft.startswith("# ours\n")
    assert "# first of the year" in draft


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_a_draft_of_what_ships_differs_in_its_head_only(path: Path) -> None:
    before = path.read_text(encoding="utf-8").splitlines()
    draft = next_draft("\n".join(before) + "\n")
    assert (
        tomllib.loads(draft)["questionnaire"]["follows"] == tomllib.loads("\n".join(before))["questionnaire"]["version"]
    )
    after = draft.splitlines()
    changed = [line for line in after if line not in before]
    assert len(changed) <= 3


@pytest.mark.parametrize(
    ("version", "following"),
    [("2026.1", "2027.1"), ("2026", "2027"), ("3.2", "3.3"), ("v1", "v2"), ("draft", "draft-next")],
)
def test_versions(version: str, following: str) -> None:
    assert next_version(version) == following


@pytest.mark.parametrize("text", ["", "no = ", "[questionnaire]\nid = 'x'\n"])
def test_what_is_no_questionnaire_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        next_draft(text)
