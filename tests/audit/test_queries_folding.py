"""Whose turn it is at a question, in records that did not say yet who speaks."""

import pytest

from support.cases import Story


@pytest.mark.parametrize(("who", "turn"), [("lead", "panel"), ("mo", "agency"), ("somebody", "panel")])
def test_before_it_was_told_who_speaks_whoever_asked_spoke_for_the_panel(who: str, turn: str) -> None:
    story = Story()
    query = story.tell("agency_queried", who="mo", standard="policy", text="Since when?")
    story.tell("query_replied", who=who, standard="policy", query=query, text="Always.")
    (one,) = story.case.answers.standard("policy").queries
    assert (one.waits_for, len(one.replies)) == (turn, 1)


def test_a_reply_to_what_was_settled_opens_it_only_where_it_says_so() -> None:
    story = Story()
    query = story.tell("agency_queried", who="mo", standard="policy", text="Since when?")
    story.tell("query_resolved", who="mo", standard="policy", query=query)
    story.tell("query_replied", who="lead", standard="policy", query=query, text="Always.")
    (one,) = story.case.answers.standard("policy").queries
    assert (one.resolved, one.waits_for) == (True, ""), "as it was recorded by an earlier version"
    story.tell("query_replied", who="lead", standard="policy", query=query, text="No.", side="agency", reopens=True)
    (one,) = story.case.answers.standard("policy").queries
    assert (one.resolved, one.waits_for) == (False, "panel")
