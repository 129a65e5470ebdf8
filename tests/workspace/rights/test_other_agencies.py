"""Nobody of one agency is told of another, by what they read or by how they are refused."""

from datetime import datetime
from pathlib import Path

import pytest

from s11tui.workspace.news import Mark
from support.dumps import dump
from support.quick_passphrases import quick_passphrases
from support.rights_changes import MARK, everything_at_the_school
from support.rights_showing import INNER, shown
from support.rights_table import METHODS
from support.rights_world import World, begin, world
from support.thorough import THOROUGH

__all__ = ["quick_passphrases"]

OURS = ("lead", "contributor", "signatory", "group-lead")
OTHERS = ("other lead", "other contributor", "other signatory", "other group", "nobody")
STATES = ("not started", "in moderation", "grades shared", "returned", "closed") if THOROUGH else ("in moderation",)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("others") / "template.s11"
    begin(path)
    return path


def all_shown(one: World, who: str, now: datetime) -> dict[str, str]:
    """By method."""
    found = {}
    for method in METHODS:
        one.clock.now = now
        if method.of not in INNER:
            found[f"{method.desk}.{method.name}"] = shown(one, one.session(who), method)
    return found


@pytest.mark.parametrize("state", STATES)
def test_whatever_happens_at_another_agency_nothing_of_it_shows(template: Path, tmp_path: Path, state: str) -> None:
    one = world(template, tmp_path / "world.s11", state)
    now = one.clock.now
    before = {who: all_shown(one, who, now) for who in OURS}
    mark = one.manager.watching.mark()
    everything_at_the_school(one)
    for who in OURS:
        after = all_shown(one, who, now)
        different = {name: (before[who][name], said) for name, said in after.items() if said != before[who][name]}
        assert not different, (who, different)
        assert MARK not in "".join(after.values())
        news = one.session(who).watching.news(Mark(-1, mark.position))
        assert news is not None
        assert {piece.stream.partition("/")[0] for piece in news.pieces or ()} == {"register"}, who
    assert MARK in dump(one.ws.session("hed-teacher").reading.open(one.school))
    assert one.ws.verify().problems == ()
    one.ws.close()
