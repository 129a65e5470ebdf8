"""What happens next, and by when."""

from s11tui.audit.action_steps import OVER
from s11tui.audit.view_models import ActionView
from s11tui.reports.document import Block, Bullets, Section
from s11tui.reports.letter.sorting import Letter
from s11tui.reports.phrases import heading, listed, who_to_call
from s11tui.reports.return_report import wording
from s11tui.text import counted

_HOW_TO_ASK = (
    "If you think that a grade is wrong, ask for it to be looked at again by the same day: open that standard in your "
    "return, choose “Ask for this grade to be looked at again”, and say why. A meeting chair hears you before "
    "deciding, and your view is printed beside the decision."
)
_STANDS = "If we hear nothing by then, the grades stand and are recorded as “no reply received”."
_CALL = "If a child is at risk, do not wait for a letter or a reply"


def next_steps(letter: Letter) -> Section:
    """What the agency can do now, by when, and who to call about a child."""
    steps = [*_steps(letter), *_of_actions(letter)]
    box = who_to_call(_CALL, letter.view.contacts, "this letter or your return")
    blocks: tuple[Block, ...] = (Bullets(tuple(steps)), box)
    return Section("What happens next", 1, "next", blocks)


def _steps(letter: Letter) -> tuple[str, ...]:
    view = letter.view
    if letter.acknowledged:
        return (
            "You do not have to do anything about this letter.",
            "If you would like to talk about a grade, or have something looked at, tell us: a return can still be "
            "picked in a later round, and you need not wait for that to ask for help.",
        )
    if letter.draft:
        return ("When the grades are shared with you, your time to reply begins, and the day will stand here.",)
    if letter.challenged:
        asked = listed([heading(one) for one in letter.challenged])
        return (
            f"You asked us to look again at {asked}. A meeting chair hears you and decides; then we write again.",
            "Every other grade in this letter stands.",
        )
    if view.state == "grades shared":
        return _reply(wording.date_words(view.reply_by))
    if view.state == "closed":
        return ("This return is closed. You do not have to reply.",)
    return (_agreed(view.accepted_how),)


def _reply(day: str) -> tuple[str, ...]:
    by = f"by {day}" if day else "as soon as you can"
    return (
        f"Please reply {by}. If you agree, open your return and accept the grades.",
        _HOW_TO_ASK,
        _STANDS,
    )


def _agreed(how: str) -> str:
    said = {
        "accepted by the agency": "You accepted these grades, and they are agreed.",
        "no reply received": "We had no reply in the time for it, so the grades stand; the record says “no reply "
        "received”.",
        "decided after a challenge": "You asked us to look again, we did, and the grades are now agreed.",
    }
    return f"{said.get(how, 'The grades are agreed.')} You do not have to reply."


def _of_actions(letter: Letter) -> tuple[str, ...]:
    """How many actions the agency has, and by when the first is due."""
    own = [one for one in own_actions(letter) if one.state not in OVER]
    if not own:
        return ()
    days = sorted(one.due for one in own if one.due)
    first = f", {'due' if len(own) == 1 else 'the first due'} on {wording.date_words(days[0])}" if days else ""
    follow = (
        "We ask how it is going, and somebody outside your agency checks it before it is closed."
        if len(own) == 1
        else "We ask how they are going, and somebody outside your agency checks each before it is closed."
    )
    return (f"You have {counted(len(own), 'action')} to see through{first}. {follow}",)


def own_actions(letter: Letter) -> tuple[ActionView, ...]:
    """Those that the agency itself owns."""
    return tuple(one for one in letter.view.actions if _is_own(one, letter.view.agency.name))


def our_actions(letter: Letter) -> tuple[ActionView, ...]:
    """Those that somebody else owns: a partner, a sub-group, another agency."""
    return tuple(one for one in letter.view.actions if not _is_own(one, letter.view.agency.name))


def _is_own(action: ActionView, agency: str) -> bool:
    return action.owner_kind == "agency" and action.owner_agency in ("", agency)
