"""Chasing: how far behind something is, whom to write to, and in which words. The program itself sends nothing.

Three stages of being late, and a reminder before: the lead is told first, then the chief officer or head with them,
then it is said that it will be taken further. Whatever the stage, the letter says what is missing, that it can still
be handed in, and who helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from s11tui.clock import day_in_words
from s11tui.text import counted

REMINDER, LATE, LATE_LONG, ESCALATED = range(4)
STAGES: dict[int, str] = {
    REMINDER: "a reminder before it is due",
    LATE: "late: to the lead",
    LATE_LONG: "late for long: to the lead and the chief officer or head",
    ESCALATED: "taken further: to the chief officer or head, with the lead",
}


@dataclass(frozen=True, slots=True)
class Pace:
    """When each stage begins, in days: how long before the due day one is reminded, and how long after it the second
    and third stage begin."""

    before: int = 14
    second: int = 8
    third: int = 22


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is written to; several people stand together, with semicolons, as mail programs take them."""

    name: str = ""
    email: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """A return that is not in yet.

    Attributes:
        state: in the design's words, for example `in progress`.
        due: ISO day, as extended.
        asked, done: counts of standards.
    """

    ref: str
    agency: str
    kind: str
    round_title: str
    state: str
    due: str
    asked: int
    done: int
    lead: Contact
    second: Contact


@dataclass(frozen=True, slots=True)
class Undone:
    """An action that is not said to be done: its short name, what it is, who does it, the ISO day, about what."""

    slug: str
    what: str
    owner: str
    due: str
    about: str


@dataclass(frozen=True, slots=True)
class Sender:
    """In whose name it is written: the partnership, and the contact who helps; `policy` is the escalation policy."""

    partnership: str
    helper: Contact = Contact()
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the stage, how many days late (0 for not yet), and the words."""

    stage: int
    days_late: int
    subject: str
    text: str


def stage_of(due: str, today: date, pace: Pace) -> int | None:
    """The stage of something that is due on an ISO day; None where it is not yet time for a reminder."""
    late = (today - date.fromisoformat(due)).days
    if late > 0:
        return ESCALATED if late >= pace.third else LATE_LONG if late >= pace.second else LATE
    return REMINDER if -late <= pace.before else None


def letter_about(one: Behind, today: date, pace: Pace, sender: Sender) -> Letter | None:
    """The letter about a return that is not in; None where it is not yet time for one."""
    stage = stage_of(one.due, today, pace)
    if stage is None:
        return None
    late, when = _late(one.due, today), day_in_words(date.fromisoformat(one.due))
    paragraphs = [
        f"Dear {_dear(one, stage)}",
        _opening(one, stage, late, when),
        _missing(one),
        _why(stage, sender),
        _how_to_hand_in(late),
        _ending(sender),
    ]
    return Letter(stage, late, _subject(one, stage, late, when), "\n\n".join(part for part in paragraphs if part))


def letter_of_actions(
    owner: str, undone: Sequence[Undone], today: date, pace: Pace, sender: Sender, second: str = ""
) -> Letter | None:
    """One letter about all actions of an owner that are overdue or due soon; None where none is.

    Args:
        owner: who is addressed.
        second: who is addressed with them from the second stage on; empty for nobody.
    """
    staged = [(stage, one) for one in undone if (stage := stage_of(one.due, today, pace)) is not None]
    if not staged:
        return None
    stage = max(stage for stage, _ in staged)
    listed = sorted((one for _, one in staged), key=lambda one: (one.due, one.slug))
    late = [one for one in listed if _late(one.due, today)]
    dear = _greeted(f"{owner} and {second}" if second and stage >= LATE_LONG else owner)
    words = counted(len(late), "agreed action is overdue", "agreed actions are overdue")
    opening = f"{words}." if late else f"{counted(len(listed), 'agreed action is', 'agreed actions are')} due soon."
    paragraphs = [
        f"Dear {dear}",
        f"I am writing about what was agreed to be done to keep children safe. {opening}",
        "\n".join(_action_line(one, today) for one in listed),
        _why_of_actions(stage, sender),
        "If an action is done, please say so in s11tui (or reply to this message) with what shows it: where it is held "
        "and its date. If it cannot be done by then, tell us why and propose another day. An action stays open until "
        "somebody outside the agency that owns it has checked it.",
        _ending(sender),
    ]
    subject = (
        f"{counted(len(late), 'safeguarding action', 'safeguarding actions')} overdue"
        if late
        else f"{counted(len(listed), 'safeguarding action', 'safeguarding actions')} due soon"
    )
    text = "\n\n".join(part for part in paragraphs if part)
    return Letter(stage, max(_late(one.due, today) for one in listed), subject, text)


def _late(due: str, today: date) -> int:
    return max(0, (today - date.fromisoformat(due)).days)


def _dear(one: Behind, stage: int) -> str:
    lead = _greeted(one.lead.name or "safeguarding lead")
    second = _greeted(one.second.name or one.second.role)
    if stage == ESCALATED:
        return f"{second or lead}{f' and {lead}' if second else ''}"
    return f"{lead} and {second}" if stage == LATE_LONG and second else lead


def _greeted(names: str) -> str:
    """Several names as a letter addresses them."""
    return names.replace("; ", " and ")


def _subject(one: Behind, stage: int, late: int, when: str) -> str:
    if stage == REMINDER:
        return f"{one.round_title}: due on {when}"
    what = f"{one.round_title}: {one.agency} is {_days(late)} late"
    return f"{what}; this is now being taken further" if stage == ESCALATED else what


def _opening(one: Behind, stage: int, late: int, when: str) -> str:
    if stage == REMINDER:
        return f"This is a friendly reminder that the return of {one.agency} for {one.round_title} is due on {when}."
    said = f"The return of {one.agency} for {one.round_title} was due on {when}. It is {_days(late)} late."
    if stage == LATE:
        return f"{said} You may have been busy with exactly the work that it asks about, so this is only to ask for it."
    return f"{said} We have written about it before."


def _missing(one: Behind) -> str:
    if one.state == "awaiting sign-off":
        who = one.second.name or one.second.role or "the person who signs"
        return f"Everything is answered. What is missing is only the sign-off by {who}."
    if one.state == "ready":
        return "Everything is answered. What is missing is only to review it and send it for sign-off."
    if not one.done:
        return f"It has not been begun yet, or no standard is complete: {counted(one.asked, 'standard')} to answer."
    left = one.asked - one.done
    return f"{one.done} of {counted(one.asked, 'standard')} {'is' if one.done == 1 else 'are'} done, {left} left to do."


def _why(stage: int, sender: Sender) -> str:
    if stage == LATE_LONG:
        return (
            "We write to both of you because without your return the partnership cannot say how children are kept "
            "safe in your agency. If something stands in the way, such as a change of lead, please tell us now."
        )
    if stage == ESCALATED:
        policy = f" under our escalation policy ({sender.policy})" if sender.policy else ""
        return (
            f"Because it is so late, we are telling the safeguarding partners{policy}, and your agency is named as not "
            "having answered until its return is in. Please let us know within five working days who will hand it in, "
            "and by when."
        )
    return ""


def _why_of_actions(stage: int, sender: Sender) -> str:
    if stage == LATE_LONG:
        return "We write to both of you because we have not heard how far this is."
    if stage == ESCALATED:
        policy = f" under our escalation policy ({sender.policy})" if sender.policy else ""
        return f"What has been overdue for so long is reported to the safeguarding partners{policy}."
    return ""


def _how_to_hand_in(late: int) -> str:
    if not late:
        return "If you cannot make that day, tell us before it: the manager can give you more time."
    return (
        "You can still hand it in, in the same way as before. Late returns are accepted, and marked as late, until the "
        "partnership closes the round. Nothing that you have entered is lost."
    )


def _ending(sender: Sender) -> str:
    helper = sender.helper
    reach = f"{helper.name}{f' ({helper.email})' if helper.email else ''}" if helper.name else "the partnership"
    close = f"If you need help, please speak to {reach}."
    return f"{close}\n\nWith kind regards\n{helper.name or sender.partnership}" + (
        f"\n{sender.partnership}" if helper.name else ""
    )


def _action_line(one: Undone, today: date) -> str:
    late = _late(one.due, today)
    day = day_in_words(date.fromisoformat(one.due))
    when = f"due on {day}, {_days(late)} late" if late else f"due on {day}"
    about = f" ({one.about})" if one.about else ""
    return f"- {' '.join(one.what.split())}{about}: {one.owner}, {when} [{one.slug}]"


def _days(number: int) -> str:
    return counted(number, "day")
