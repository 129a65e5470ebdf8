"""Questions between panel and agency: who sees them, who has the next word, settled and open again."""

import pytest

from s11tui.audit.view_models import QueryView
from s11tui.errors import NotAllowed
from s11tui.workspace.lines import HomeLine
from support.partnership import Partnership


def ask(one: Partnership, text: str = "Who wrote it?", audience: str = "agency") -> str:
    view = one.mo.moderating.query(one.ref, "policy", text, audience)
    return queries(view.standard("policy").queries, text).id  # type: ignore[union-attr]  # it is asked


def queries(found: tuple[QueryView, ...], text: str) -> QueryView:
    return next(one for one in found if one.text == text)


def seen(one: Partnership, text: str = "Who wrote it?", who: str = "mo") -> QueryView:
    found = one.view(who).standard("policy")
    assert found is not None
    return queries(found.queries, text)


def lines(one: Partnership, who: str) -> tuple[list[HomeLine], list[HomeLine]]:
    """What of the first screen is about questions: to do, and waiting for others."""
    home = getattr(one, who).reading.home()
    return [x for x in home.todo if x.kind == "query"], [x for x in home.waiting if x.kind == "query"]


def test_several_replies_either_way_and_whose_turn_it_is(partnership: Partnership) -> None:
    partnership.in_moderation()
    query = ask(partnership)
    assert seen(partnership).waits_for == "agency"
    partnership.lead.moderating.reply(partnership.ref, query, "The head of service.")
    assert seen(partnership).waits_for == "panel"
    partnership.contributor.moderating.reply(partnership.ref, query, "And I helped.")
    assert seen(partnership).waits_for == "panel"
    partnership.ada.moderating.reply(partnership.ref, query, "When was that?")
    assert seen(partnership).waits_for == "agency", "whoever of the panel writes speaks for it"
    assert [who for who, _, _ in seen(partnership, who="lead").replies] == ["Lee Lead", "Con Tributor", "Ada Moderator"]
    assert partnership.ws.verify().ok


def test_a_reply_opens_a_settled_question_again(partnership: Partnership) -> None:
    partnership.in_moderation()
    query, within = ask(partnership), ask(partnership, "Do we believe it?", "panel")
    partnership.lead.moderating.reply(partnership.ref, query, "The head of service.")
    for one in (query, within):
        partnership.mo.moderating.resolve(partnership.ref, one)
    assert (seen(partnership).resolved, seen(partnership).waits_for) == (True, "")
    partnership.lead.moderating.reply(partnership.ref, query, "No: her deputy.")
    assert (seen(partnership).resolved, seen(partnership).waits_for) == (False, "panel")
    partnership.chair.moderating.reply(partnership.ref, within, "I do not.")
    again = seen(partnership, "Do we believe it?")
    assert (again.resolved, again.waits_for) == (False, "panel"), "the agency never has the word within the panel"
    assert partnership.ws.verify().ok


def test_the_first_screen_shows_both_directions(partnership: Partnership) -> None:
    partnership.in_moderation()
    ask(partnership)
    ask(partnership, "Do we believe it?", "panel")
    todo, waiting = lines(partnership, "lead")
    assert [(one.title, one.detail) for one in todo] == [
        ("Reply to a question · Exampleshire Police", "“Who wrote it?” asked by Mo Derator, today")
    ]
    assert waiting == []
    assert lines(partnership, "contributor")[0] == todo
    assert lines(partnership, "signatory") == ([], []), "who may not reply is not asked to"
    assert [one.title for one in lines(partnership, "mo")[1]] == ["Your question · Exampleshire Police"] * 2
    todo, waiting = lines(partnership, "chair")
    assert [one.title for one in todo] == ["Question within the panel · Exampleshire Police"]
    assert waiting == []
    assert lines(partnership, "insider") == ([], []), "nothing of it is told inside the agency"


def test_the_first_screen_says_who_has_it_after_a_reply(partnership: Partnership) -> None:
    partnership.in_moderation()
    query = ask(partnership)
    partnership.lead.moderating.reply(partnership.ref, query, "The head of service.")
    todo, waiting = lines(partnership, "lead")
    assert todo == []
    assert [one.detail for one in waiting] == ["“Who wrote it?” with the partnership since you replied, today"]
    todo, waiting = lines(partnership, "mo")
    assert [one.detail for one in todo] == ["“Who wrote it?” the agency replied today; it waits for you"]
    assert waiting == []
    partnership.mo.moderating.resolve(partnership.ref, query)
    assert lines(partnership, "lead") == lines(partnership, "mo") == ([], [])


def test_nobody_is_asked_for_a_reply_that_cannot_be_given(partnership: Partnership) -> None:
    partnership.in_moderation()
    ask(partnership)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    partnership.chair.moderating.share(partnership.ref)
    assert lines(partnership, "lead") == ([], [])
    assert "reply to query" not in partnership.view().can


def test_who_may_not_judge_does_not_reply_for_the_panel(partnership: Partnership) -> None:
    partnership.in_moderation()
    query = ask(partnership)
    partnership.ada.moderating.declare_conflict(partnership.ref, "my sister works there")
    for who in ("ada", "insider"):
        assert "reply to query" not in partnership.view(who).can
        with pytest.raises(NotAllowed):
            getattr(partnership, who).moderating.reply(partnership.ref, query, "I know that.")
    assert seen(partnership).replies == ()
