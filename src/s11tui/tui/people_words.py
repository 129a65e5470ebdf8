"""How people of the register are written on screens: what they are, how they come in, when they came last."""

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from s11tui.audit.register import ROLES, Grant
from s11tui.audit.register_words import ACCESS, grant_words, roles_in_full
from s11tui.clock import ago_in_words, local
from s11tui.tui.widgets.line_list import Line
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import line, moment_of, muted, plain, strong
from s11tui.workspace.desks.access import WayIn

ROLES_ABOUT: Mapping[str, str] = {
    "lead": "owns an agency's return: answers, evidence, grades, actions",
    "contributor": "helps to answer for an agency",
    "signatory": "declares an agency's return true: chief officer, head, chair of governors",
    "manager": "questionnaires, rounds, people, deadlines: what you do",
    "moderator": "judges returns, of all agencies or of some kinds",
    "meeting-chair": "leads meetings, and records agreed grades",
    "follow-up": "verifies that actions are done",
    "scrutineer": "reads what is submitted and decided",
    "group-lead": "reads the returns of a trust, federation or force",
}
"""What each role does, in a line."""

NO_WAY = "no way in yet"


def role_words(grant: Grant, agencies: Mapping[str, str]) -> str:
    """`lead (Exampleshire Police)`, `meeting chair (school)`."""
    role = "lead" if grant.role == "lead" else ROLES[grant.role]
    return f"{role}{grant_words(grant, agencies).removeprefix(grant.role)}"


def role_rows(roles: tuple[str, ...]) -> list[Row]:
    """Roles to choose from, with what each does."""
    return [Row(one, plain(ROLES[one]), muted(ROLES_ABOUT[one])) for one in roles]


def way_mark(way: WayIn) -> Content:
    """How somebody comes in, in a word or two with a sign."""
    if not way.may_come:
        return muted("– left")
    if way.has_passphrase:
        return plain("● passphrase")
    if way.person.login:
        return plain("● login")
    if way.code_until:
        return plain("◐ code, not used")
    return Content.styled(f"○ {NO_WAY}", "$accent")


def way_words(way: WayIn, zone: str) -> str:
    """The same in full."""
    said = []
    if way.has_passphrase:
        said.append("has a passphrase")
    if way.person.login:
        said.append(f"known by the login “{way.person.login}”")
    if way.code_until:
        said.append(f"one-time code not used yet, good until {moment_of(way.code_until, zone)}")
    return ", ".join(said) or NO_WAY


def came_words(way: WayIn, zone: str, today: date) -> str:
    """When somebody came last, in short: `came today`, `came 3 days ago`, `never came`."""
    if not way.last_came:
        return "never came"
    return f"came {ago_in_words(local(way.last_came, zone).date(), today)}"


def person_line(way: WayIn, agencies: Mapping[str, str], zone: str, today: date) -> Line:
    """One line of the list: how they come in, who they are, what they do.

    Args:
        agencies: what agencies are called, by their ids.
    """
    roles = "; ".join(role_words(one, agencies) for one in way.person.grants)
    head = Content.assemble(line(way.person.name), muted(f" · {came_words(way, zone, today)}"))
    return Line(way.person.id, head, way_mark(way), line(roles or "no role"))


def person_here(way: WayIn, agencies: Mapping[str, str], zone: str, today: date) -> Content:
    """The person under the cursor in full, for the foot of the list."""
    one = way.person
    came = moment_of(way.last_came, zone) if way.last_came else "never"
    home = f" · employed by {agencies.get(one.home, one.home)}" if one.home else ""
    about = " · ".join(part for part in (one.slug, one.email) if part)
    return Content.assemble(
        strong(one.name), muted(f"  {about}{home}\n"), plain(roles_in_full(one, agencies) or "no role"), "\n",
        plain(way_words(way, zone) if way.may_come else "does not work here any more"), muted(f" · last came: {came}"),
    )  # fmt: skip


def letters_of(way: WayIn, agencies: Mapping[str, str]) -> str:
    """All by which somebody is found by a few letters."""
    one = way.person
    return "\n".join(
        (one.name, one.slug, one.email, one.login, roles_in_full(one, agencies), agencies.get(one.home, ""))
    )


def access_words(kind: str, body: Mapping[str, object]) -> str:
    """One event of somebody's ways in: `a sign-in was refused · browser · …`."""
    parts = (ACCESS.get(kind, kind), str(body.get("via", "")), str(body.get("why", "")))
    return " · ".join(part for part in parts if part)
