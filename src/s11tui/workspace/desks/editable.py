"""Whether a person may change a standard now."""

from typing import TYPE_CHECKING

from s11tui.errors import NotAllowed, NotNow, Unmet

if TYPE_CHECKING:
    # Only for the checker: the home comes by here, and must not load the questionnaire language first.
    from s11tui.questionnaire.asking import AskedStandard
    from s11tui.workspace.scene import Scene


def editable(scene: "Scene", standard: str) -> "AskedStandard":
    """A standard by id or number, that this person may change now."""
    asked = scene.asked(standard)
    require_editable(scene, asked.id)
    return asked


def is_editable(scene: "Scene", standard: str) -> bool:
    """Whether this person may change this standard now."""
    try:
        require_editable(scene, standard)
    except (NotNow, NotAllowed, Unmet):
        return False
    return True


def require_editable(scene: "Scene", standard: str) -> None:
    """Raise unless this person may change this standard now: returned ones only, and a contributor's own."""
    if scene.state.stage == "returned" and standard not in scene.state.reopened:
        raise NotNow(
            "Only the standards that were returned can be changed now.", "The others stand as they were submitted."
        )
    if scene.state.stage not in ("open", "returned"):
        raise NotNow(
            f"This return is “{scene.words}” and cannot be changed now.", "Ask for it to be recalled or returned."
        )
    if scene.roles & {"lead", "manager"}:
        return
    mine = any(person == scene.person.id for person, _ in scene.state.standard(standard).assigned)
    if "contributor" not in scene.roles or not mine:
        raise NotAllowed("This standard is not assigned to you.", "Ask your safeguarding lead to assign it.")
