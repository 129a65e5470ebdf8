"""What a mail merge or a calendar needs of those who are late: tables and dates."""

from collections.abc import Iterable, Sequence
from datetime import date

from s11tui.audit.action_steps import OVER
from s11tui.audit.register import Round
from s11tui.audit.view_models import ActionView
from s11tui.clock import moment
from s11tui.exchange.calendar import DueDay
from s11tui.exchange.csv_files import csv_bytes
from s11tui.workspace.chases import ActionChase, ReturnChase
from s11tui.workspace.lines import ReturnLine

Row = tuple[str | int, ...]

RETURN_COLUMNS = (
    "return", "agency", "kind", "state", "due", "days_late", "stage", "lead", "lead_email",
    "second_role", "second_name", "second_email", "subject", "text",
)  # fmt: skip
ACTION_COLUMNS = (
    "owner", "owner_kind", "agency", "actions", "overdue", "due", "days_late", "stage", "lead", "lead_email",
    "second_name", "second_email", "subject", "text",
)  # fmt: skip


def return_row(one: ReturnChase) -> Row:
    """The cells of `RETURN_COLUMNS`."""
    about, letter = one.about, one.letter
    return (
        about.ref, about.agency, about.kind, about.state, about.due, letter.days_late, letter.stage,
        about.lead.name, about.lead.email, about.second.role, about.second.name, about.second.email,
        letter.subject, letter.text,
    )  # fmt: skip


def action_row(one: ActionChase) -> Row:
    """The cells of `ACTION_COLUMNS`; `due` is that of the first."""
    letter = one.letter
    return (
        one.owner, one.owner_kind, one.agency, " ".join(each.slug for each in one.actions),
        sum(each.overdue for each in one.actions), one.actions[0].due, letter.days_late, letter.stage,
        one.lead.name, one.lead.email, one.second.name, one.second.email, letter.subject, letter.text,
    )  # fmt: skip


def returns_csv(some: Iterable[ReturnChase]) -> bytes:
    """Who is late with a return, one line each."""
    return csv_bytes(RETURN_COLUMNS, [return_row(one) for one in some])


def actions_csv(some: Iterable[ActionChase]) -> bytes:
    """Who is late with actions, one line an owner."""
    return csv_bytes(ACTION_COLUMNS, [action_row(one) for one in some])


def days_of_round(one: Round, returns: Sequence[ReturnLine]) -> list[DueDay]:
    """The day that a round's returns are due, those of returns with another day, and the ends of times to reply."""
    opened = moment(one.opened_at)
    days = [DueDay(one.id, date.fromisoformat(one.due), f"{one.title}: returns due", one.title, opened, "Return")]
    for line in returns:
        named, changed = f"{line.agency_name}, {one.title}", moment(line.changed_at)
        if line.due != one.due:
            day = date.fromisoformat(line.due)
            days.append(DueDay(line.id, day, f"{named}: return due", line.slug, changed, "Return"))
        if line.state == "grades shared" and line.reply_by:
            day = date.fromisoformat(line.reply_by)
            days.append(DueDay(f"{line.id}-reply", day, f"{named}: time to reply ends", line.slug, changed, "Reply"))
    return days


def due_days(some: Sequence[ActionView]) -> list[DueDay]:
    """The due days of the actions that are agreed and not over."""
    return [_due_day(one) for one in some if one.state not in (*OVER, "proposed")]


def _due_day(one: ActionView) -> DueDay:
    what = " ".join(one.what.split())
    place = ", ".join(part for part in (one.agency, one.round_title, one.standard or "") if part)
    about = [one.what, f"Owner: {one.owner}", f"State: {one.state}", place, f"Action {one.slug} in s11tui"]
    return DueDay(
        id=one.id,
        day=date.fromisoformat(one.due),
        title=f"Due: {what}" + (f" ({one.agency})" if one.agency else ""),
        about="\n".join(part for part in about if part),
        changed=moment(one.changed_at or one.added_at),
    )
