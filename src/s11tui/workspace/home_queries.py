"""Home lines about questions between panel and agency: what waits for one's own word, and what for the others'."""

from dataclasses import dataclass

from s11tui.audit.rights import belongs_to
from s11tui.clock import ago_in_words
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import HomeLine

_OPEN = """SELECT r.slug, r.agency, a.name, q.standard, q.audience, q.text, q.who, q.at, q.replies, q.last_reply_at,
    q.waits_for FROM queries q JOIN returns r ON r.id = q."return" JOIN agencies a ON a.id = r.agency
    WHERE NOT q.resolved AND r.state IN ('in moderation', 'returned') AND """
_OF_AGENCIES = "q.audience = 'agency' AND r.agency IN ({marks}) ORDER BY q.at"
_OF_PANEL = "(q.who = ? OR (q.audience = 'panel' AND q.replies = 0)) ORDER BY q.at LIMIT 60"
_REPLIES = ("lead", "contributor")
_SHOWN = 60
"""Letters of a question in a line."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One open question, as the tables have it."""

    ref: str
    agency: str
    agency_name: str
    standard: str
    audience: str
    text: str
    who: str
    at: str
    replies: int
    replied_at: str
    waits_for: str


def queries(builder: Builder) -> None:
    """Both directions: the agency's to reply to, and the panel's that were replied to."""
    person = builder.session.person
    own = tuple(sorted({grant.agency for grant in person.grants if grant.role in _REPLIES and grant.agency}))
    if own:
        for one in _found(builder, _OF_AGENCIES.format(marks=",".join("?" * len(own))), own):
            _for_agency(builder, one)
    if person.holds("moderator") or person.holds("meeting-chair"):
        asked = _found(builder, _OF_PANEL, (person.id,))
        builder.agencies.look_up([one.agency for one in asked])
        for one in asked:
            if not belongs_to(person, builder.agencies[one.agency], builder.agencies):
                _for_panel(builder, one)


def _found(builder: Builder, where: str, parameters: tuple[str, ...]) -> list[_Asked]:
    return [_Asked(*row) for row in builder.session.workspace.store.all(_OPEN + where, parameters)]


def _for_agency(builder: Builder, one: _Asked) -> None:
    if one.waits_for == "agency":
        who = builder.session.workspace.names.get(one.who, "the partnership")
        detail = f"{_quoted(one.text)} asked by {who}, {_ago(builder, one.at)}"
        builder.todo.append(_line(one, f"Reply to a question · {one.agency_name}", detail, "needs-you"))
    else:
        detail = f"{_quoted(one.text)} with the partnership since you replied, {_ago(builder, one.replied_at)}"
        builder.waiting.append(_line(one, f"Question · {one.agency_name}", detail, "part"))


def _for_panel(builder: Builder, one: _Asked) -> None:
    mine = one.who == builder.session.person.id
    if one.audience == "panel" and not mine:
        who = builder.session.workspace.names.get(one.who, "the panel")
        detail = f"{_quoted(one.text)} panel only, asked by {who}, {_ago(builder, one.at)}"
        builder.todo.append(_line(one, f"Question within the panel · {one.agency_name}", detail, "part"))
    elif one.waits_for == "panel" and one.replies:
        by = "the panel" if one.audience == "panel" else "the agency"
        detail = f"{_quoted(one.text)} {by} replied {_ago(builder, one.replied_at)}; it waits for you"
        builder.todo.append(_line(one, f"Your question was replied to · {one.agency_name}", detail, "needs-you"))
    else:
        where = "with the panel" if one.audience == "panel" else "with the agency"
        detail = f"{_quoted(one.text)} {where} · last word {_ago(builder, one.replied_at or one.at)}"
        builder.waiting.append(_line(one, f"Your question · {one.agency_name}", detail, "part"))


def _line(one: _Asked, title: str, detail: str, mark: str) -> HomeLine:
    return HomeLine("query", title, detail, mark, one.ref, standard=one.standard)


def _ago(builder: Builder, stamp: str) -> str:
    return ago_in_words(builder.day(stamp), builder.now)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _SHOWN else f'{words[: _SHOWN - 1]}…'}”"
