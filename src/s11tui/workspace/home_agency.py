"""The home lines of people of an agency: what each has to do now, and for whom it waits otherwise."""

import json
from dataclasses import dataclass

from s11tui.clock import ago_in_words
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.text import counted
from s11tui.workspace.desks.editable import is_editable
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.listing import Wanted, returns

_FILLED_IN = ("not started", "in progress", "ready", "returned")
_OVER = ("agreed", "closed", "acknowledged", "exempt", "withdrawn")
_NAMED = 3
"""How many colleagues, or standards, are named in a line."""
_REASON = 60
"""Letters of a reason in a line."""
_LOOKED_INTO = 4
"""How many returns are looked into for a contributor; beyond, only how many standards are theirs is said."""


@dataclass(frozen=True, slots=True)
class _Yours:
    """A contributor's own standards in one return, and the first of them that is not done."""

    total: int
    done: int | None
    first: str = ""


def agency_lines(builder: Builder, own: tuple[str, ...]) -> None:
    """One line for each return of the person's own agencies."""
    grants = builder.session.person.grants
    looked_into = 0
    for line in returns(builder.session, Wanted(agencies=own)):
        roles = {grant.role for grant in grants if grant.agency == line.agency_id}
        if line.state in _FILLED_IN and "contributor" in roles and "lead" not in roles:
            looked_into += 1
            _for_contributor(builder, line, _yours(builder, line, counted=looked_into <= _LOOKED_INTO))
        else:
            _for_agency(builder, line, roles)


def _for_contributor(builder: Builder, line: ReturnLine, yours: _Yours) -> None:
    """Only the contributor's own standards are counted, and Enter opens the first of them."""
    if not yours.total:
        words = "nothing is yours yet: your safeguarding lead gives you standards"
        builder.waiting.append(builder.line(line, words, "empty"))
    elif yours.done is None:
        builder.todo.append(builder.line(line, f"{counted(yours.total, 'standard')} of yours", "part"))
    elif yours.done < yours.total:
        words = f"{yours.done} of {yours.total} of yours done"
        builder.todo.append(builder.line(line, words, "part" if yours.done else "empty", standard=yours.first))
    else:
        words = f"all {yours.total} of yours done: your safeguarding lead goes on"
        builder.waiting.append(builder.line(line, words, "done", standard=yours.first))


def _yours(builder: Builder, line: ReturnLine, *, counted: bool) -> _Yours:
    """The tables say what is the person's own; how much of it is done, only the return itself.

    So the few that they work on are looked into, as they will be anyway when one is opened.
    """
    person = builder.session.person.id
    row = builder.session.workspace.store.one(
        'SELECT count(*) FROM assignments WHERE "return" = ? AND person = ?', (line.id, person)
    )
    total = row[0] if row else 0
    if not total or not counted:
        return _Yours(total, None)
    scene = builder.session.changing.scene(line.id)
    mine = [asked.id for asked in scene.content.asked if is_editable(scene, asked.id)]
    left = [name for name in mine if scene.progress[name].missing or not scene.progress[name].touched]
    return _Yours(len(mine), len(mine) - len(left), next(iter(left or mine), ""))


def _for_agency(builder: Builder, line: ReturnLine, roles: set[str]) -> None:
    match line.state:
        case "not started" | "in progress" if "lead" in roles:
            detail = _filled_in(builder, line)
            builder.todo.append(builder.line(line, detail, "empty" if line.state == "not started" else "part"))
        case "ready" if "lead" in roles:
            builder.todo.append(
                builder.line(line, "everything is answered: review it and send it for sign-off", "needs-you")
            )
        case "returned" if "lead" in roles:
            words, first = _came_back(builder, line)
            builder.todo.append(builder.line(line, words, "needs-you", standard=first))
        case "awaiting sign-off":
            _awaits_sign_off(builder, line, roles)
        case "grades shared" if "lead" in roles:
            detail = f"read the agreed grades ({line.changed} changed) and reply"
            builder.todo.append(builder.line(line, detail, "needs-you", due=line.reply_by))
        case state if state in _OVER:
            words = f"{state} · {line.changed} of {line.outcomes} grades changed" if line.outcomes else state
            builder.done.append(builder.line(line, words, "done", due=""))
        case _:
            since = (
                f", submitted {ago_in_words(builder.day(line.submitted_at), builder.now)}" if line.submitted_at else ""
            )
            builder.waiting.append(builder.line(line, f"{line.state}{since}", "part", due=""))


def _came_back(builder: Builder, line: ReturnLine) -> tuple[str, str]:
    """Which standards came back, with the first reason, and the first of them that was not replied to."""
    scene = builder.session.changing.scene(line.id)
    state = scene.state
    asked = [one for one in scene.content.asked if one.id in state.reopened]
    waiting = [one for one in asked if not state.standard(one.id).returned_reply.strip()]
    first = next(iter(waiting or asked), None)
    if first is None:
        return "standards came back to you", ""
    named = ", ".join(one.standard.number or one.standard.title for one in asked[:_NAMED])
    more = f" and {len(asked) - _NAMED} more" if len(asked) > _NAMED else ""
    why = " ".join(state.standard(first.id).returned_reason.split())
    why = why if len(why) <= _REASON else f"{why[: _REASON - 1]}…"
    left = f"{counted(len(waiting), 'reply', 'replies')} to write" if waiting else "each is replied to: submit again"
    return f"{named}{more} came back to you: “{why}” · {left}", first.id


def _filled_in(builder: Builder, line: ReturnLine) -> str:
    """`18 of 52 done · 4 to confirm · 5 with Con Tributor`."""
    parts = [f"{line.done} of {line.asked} done"]
    if line.to_confirm:
        parts.append(f"{line.to_confirm} to confirm")
    rows = builder.session.workspace.store.all(
        'SELECT person, count(*) FROM assignments WHERE "return" = ? AND person <> ? GROUP BY person ORDER BY 2 DESC',
        (line.id, builder.session.person.id),
    )
    names = builder.session.workspace.names
    given = [f"{number} with {names.get(person, 'somebody')}" for person, number in rows[:_NAMED]]
    more = f" and {counted(len(rows) - _NAMED, 'other colleague')}" if len(rows) > _NAMED else ""
    parts += [f"{', '.join(given)}{more}"] if given else []
    return " · ".join(parts)


def _awaits_sign_off(builder: Builder, line: ReturnLine, roles: set[str]) -> None:
    """Whose signature is still needed; a signatory's own to-do until they have signed."""
    store = builder.session.workspace.store
    asked = store.one(
        "SELECT json_extract(e.canonical, '$.sign_off') FROM returns r JOIN editions e ON e.sha256 = r.edition "
        "WHERE r.id = ?",
        (line.id,),
    )
    given = store.all(
        'SELECT office, name, how FROM signatures WHERE "return" = ? AND revision = ? ORDER BY number',
        (line.id, line.revision + 1),
    )
    offices = json.loads(asked[0]) if asked and asked[0] else []
    waiting = [office for office in offices if office not in {one[0] for one in given}]
    signed = f"signed by {', '.join(name for _, name, _ in given)} · " if given else ""
    has_signed = (builder.session.person.name, "signed in") in {(name, how) for _, name, how in given}
    if "signatory" in roles and not has_signed:
        builder.todo.append(builder.line(line, f"{signed}read it and sign it, or send it back", "needs-you"))
    else:
        words = " and ".join(SIGN_OFF_ROLES.get(office, office).lower() for office in waiting)
        words = f"{signed}awaiting sign-off by the {words}" if waiting else line.state
        builder.waiting.append(builder.line(line, words, "part"))
