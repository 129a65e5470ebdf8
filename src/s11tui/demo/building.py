"""Making the demo's workspace: in a file beside, renamed at the end."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Literal

from s11tui.demo import cast as casting
from s11tui.demo.cast import PARTNERSHIP
from s11tui.demo.dice import Dice
from s11tui.demo.editions import current_edition, earlier_edition, shipped_edition
from s11tui.demo.meeting_scenes import plan_next
from s11tui.demo.panel_scenes import PanelScenes
from s11tui.demo.plan import BRIEF, THOROUGH, plan_return
from s11tui.demo.schedule import RoundPlan, Turn, full_rounds, small_rounds
from s11tui.demo.stage import Calendar, Stage, set_up, working_moment
from s11tui.demo.stories import STORIES
from s11tui.errors import CannotStore
from s11tui.questionnaire.models import Edition
from s11tui.workspace import SeededSource, Workspace

Size = Literal["small", "full"]
Progress = Callable[[float, str], None]

_SEED = 11
_AT_ONCE = 10
"""Returns written in one transaction: a few together spare the disk, and many would fill the journal."""


def build(path: Path, size: Size = "small", progress: Progress | None = None) -> None:
    """Make the workspace of an invented partnership, the same every time.

    Args:
        path: where; the file must not exist.
        size: `small` (6 agencies, 12 schools, two years; seconds) or `full` (30, 300, three years; most of a minute).
        progress: told how far it is (0 to 1), and in words what is being made.

    Raises:
        CannotStore: the file exists, or cannot be made; nothing is left behind.
    """
    if path.exists():
        raise CannotStore(f"{path} exists already.", "Choose another name; nothing was changed.")
    draft = path.with_name(f".{path.name}.being-made")
    _remove(draft)
    try:
        _make(draft, size, progress or (lambda share, words: None))
        draft.rename(path)
    finally:
        _remove(draft)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", ".lock"):
        left = path.with_name(path.name + suffix)
        if left.exists():
            left.unlink()


def _make(path: Path, size: Size, progress: Progress) -> None:
    cast = casting.small() if size == "small" else casting.full()
    rounds = small_rounds(cast) if size == "small" else full_rounds(cast)
    calendar = Calendar(rounds[0].opened - timedelta(days=21))
    workspace = Workspace.create(
        path, partnership=PARTNERSHIP, manager=cast.spare[0], clock=calendar, source=SeededSource(_SEED), hurried=True
    )
    with workspace:
        progress(0.0, "people and agencies")
        stage = set_up(workspace, calendar, cast, workspace.sole("manager"))
        _play(stage, rounds, progress)


def _play(stage: Stage, rounds: tuple[RoundPlan, ...], progress: Progress) -> None:
    total, done = sum(len(one.turns) for one in rounds), 0
    editions: dict[tuple[str, str], Edition] = {}
    for plan in rounds:
        key = (plan.questionnaire, plan.version)
        if key not in editions:
            shipped = shipped_edition(plan.questionnaire)
            editions[key] = earlier_edition(shipped, plan.version) if plan.version else current_edition(shipped)
        refs = _open(stage, plan, editions[key])
        for start in range(0, len(plan.turns), _AT_ONCE):
            with stage.manager.batch(standards=False):
                for turn in plan.turns[start : start + _AT_ONCE]:
                    progress(done / total, f"{plan.title}: {turn.member.name}")
                    _play_turn(stage, plan, turn, refs[turn.member.slug], editions[key])
                    done += 1
        if plan.is_current:
            plan_next(stage, plan.title)
        else:
            stage.calendar.set(working_moment(plan.last, Dice("close", plan.title)))
            stage.manager.rounds.close(plan.title.lower().replace(" ", "-"))
    progress(1.0, "done")


def _open(stage: Stage, plan: RoundPlan, edition: Edition) -> dict[str, str]:
    """Publish and invite; gives back the returns' ids by the agencies' slugs."""
    stage.calendar.set(working_moment(plan.opened, Dice("open", plan.title)))
    rounds = stage.manager.rounds
    with stage.manager.batch():
        line = rounds.publish(edition)
        profiles = {profile.id for profile in edition.profiles}
        _, lines = rounds.open(
            line.sha256,
            plan.title,
            plan.due.isoformat(),
            agencies=[turn.member.slug for turn in plan.turns],
            profile_of={
                turn.member.slug: turn.member.profile for turn in plan.turns if turn.member.profile in profiles
            },
        )
    return {line.agency: line.id for line in lines}


def _play_turn(stage: Stage, plan: RoundPlan, turn: Turn, ref: str, edition: Edition) -> None:
    member = turn.member
    start = plan.opened + timedelta(days=turn.start)
    profile = member.profile if any(one.id == member.profile for one in edition.profiles) else ""
    detail = THOROUGH if plan.thorough else BRIEF
    said = plan_return(member, profile, edition, plan.year, start, detail)
    part = PanelScenes(stage, member, ref, said, start, plan.last)
    if turn.extended:
        part.extend(turn.extended)
    for scene in STORIES[turn.story]:
        scene(part)
