"""Questions between panel and agency in words: who sees them, who has the next word, what stands where one writes.

Who sees a question stands at the question, at every reply, and over the box in which a reply is written, so that
nobody sends to the agency what was meant for the panel.
"""

from dataclasses import dataclass

from textual.content import Content

from s11tui.audit.view_models import QueryView, ReturnView
from s11tui.tui.words import line, moment_of, muted, plain, strong

_ON_A_BUTTON = 40
"""Letters of a name that a button has room for on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the box in which a question or a reply is written."""

    title: str
    intro: str
    label: str
    button: str


def who_sees(audience: str, view: ReturnView) -> str:
    """Who sees a question of that audience, and all that is replied to it."""
    if audience == "panel":
        return "panel only"
    return f"{view.agency.name} sees it" if view.sees_panel else "you and the panel see it"


def whose_turn(one: QueryView, view: ReturnView) -> str:
    """Who has the next word."""
    if one.resolved:
        return "settled; another reply opens it again"
    if one.waits_for == "agency":
        return "waits for the agency" if view.sees_panel else "waits for your reply"
    return "waits for the panel" if view.sees_panel else "with the partnership"


def needs(one: QueryView, view: ReturnView) -> bool:
    """Whether the reader's side has the next word."""
    return not one.resolved and one.waits_for == ("panel" if view.sees_panel else "agency")


def thread(one: QueryView, view: ReturnView) -> Content:
    """The question and every reply, each with who sees it."""
    sees = who_sees(one.audience, view)
    parts = [plain(one.text)]
    for who, at, text in one.replies:
        parts.append(Content.assemble(muted(f"{who}, {moment_of(at, view.zone)} · {sees}")))
        parts.append(Content.assemble("  ", plain(text)))
    parts.append(_turn(one, view))
    return Content("\n").join(parts)


def _turn(one: QueryView, view: ReturnView) -> Content:
    words = whose_turn(one, view)
    return Content.styled(words, "$accent") if needs(one, view) else muted(words)


def heading(one: QueryView, view: ReturnView) -> Content:
    """Who asked, and who sees it."""
    style = "bold $warning" if one.audience == "panel" else "$quiet"
    return Content.assemble(strong(one.who), "\n", Content.styled(who_sees(one.audience, view), style))


def sign(one: QueryView, view: ReturnView) -> Content:
    """`!` where the reader's side has the next word, `?` where the others have, a dot where it is settled."""
    if one.resolved:
        return Content("·")
    return Content.styled("!", "bold $error") if needs(one, view) else Content.styled("?", "bold $accent")


def _shortened(name: str) -> str:
    """An agency's name as a button can show it."""
    words = line(name).plain
    return words if len(words) <= _ON_A_BUTTON else f"{words[: _ON_A_BUTTON - 1]}…"


def asking(audience: str, view: ReturnView) -> Around:
    """How a question for that audience is written."""
    if audience == "panel":
        return Around(
            "A question within the panel",
            f"Panel only: {view.agency.name} never sees it, nor what is replied.",
            "Your question, for the panel only",
            "Ask the panel only",
        )
    return Around(
        f"A question to {view.agency.name}",
        f"{view.agency.name} sees it, with your name, and replies in its form.",
        f"Your question; {view.agency.name} will read it",
        f"Send to {_shortened(view.agency.name)}",
    )


def replying(one: QueryView, view: ReturnView) -> Around:
    """How a reply to a question is written."""
    again = "\nIt was settled; your reply opens it again." if one.resolved else ""
    if not view.sees_panel:
        about = "The partnership’s panel and your colleagues will read your reply."
        return Around(
            "Reply to the partnership", f"{one.text}\n{about}{again}", "Your reply", "Send to the partnership"
        )
    if one.audience == "panel":
        about = f"Panel only: {view.agency.name} never sees it."
        return Around(
            "Reply within the panel",
            f"{one.text}\n{about}{again}",
            "Your reply, for the panel only",
            "Send to the panel only",
        )
    return Around(
        f"Reply to {view.agency.name}",
        f"{one.text}\n{view.agency.name} sees it.{again}",
        f"Your reply; {view.agency.name} will read it",
        f"Send to {_shortened(view.agency.name)}",
    )
