"""The action plan and the good practice bank: accessible, grouped, and without a name that was not allowed."""

from collections.abc import Callable
from dataclasses import replace

from s11tui.audit.action_plan import ActionPlan, PlannedAction
from s11tui.audit.practice_bank import names_in
from s11tui.audit.view_models import LogLine
from s11tui.reports.actions_report import actions_paper
from s11tui.reports.practice_report import practice_paper
from support.summaries import HOSTILE, bank_line, late

AS_OF = "2027-05-03T14:02:00.000Z"


def plan(*actions: PlannedAction) -> ActionPlan:
    return ActionPlan("Exampleshire", "Europe/London", "Section 11 2027", AS_OF, "2027-05-03", actions)


def test_the_action_plan_is_grouped_by_owner_with_what_was_said(written: Callable) -> None:
    log = (
        LogLine("2027-03-01T10:00:00.000Z", "Lee Lead", "open"),
        LogLine("2027-04-01T10:00:00.000Z", "Lee Lead", "said done", "It is written.", (("Policy", "Intranet", ""),)),
        LogLine("2027-04-02T10:00:00.000Z", "Fol Low", "open", "Nothing was found.", (), "tested"),
    )
    own = replace(late(1).action, log=log)
    partner = replace(late(2, "Pay for it", "").action, owner="Health", owner_kind="partner", ref="", due="2027-05-15")
    over = replace(late(3, "Old").action, state="verified closed", overdue=False, slug="a3")
    found = written(
        actions_paper(plan(PlannedAction(over), PlannedAction(own, "1.1 Policy"), PlannedAction(partner))).document
    )
    assert found.problems() == []
    spoken = found.spoken()
    for words in (
        "3 actions: 2 overdue.",
        "1 February 2027, 91 days late",
        "15 May 2027, due in 12 days",
        "2 April 2027, Fol Low: open. checked: tested. Nothing was found.",
        "shown: Policy (Intranet).",
        "1.1 Policy",
    ):
        assert words in spoken, words
    assert spoken.index("Owned by safeguarding partners") < spoken.index("Owned by agencies")
    assert spoken.index("Write it down") < spoken.index("Old")


def test_an_action_plan_takes_any_text_and_an_empty_one_says_so(written: Callable) -> None:
    wild = [PlannedAction(late(at, text, text, owner=text).action, text) for at, text in enumerate(HOSTILE[:4])]
    assert written(actions_paper(plan(*wild)).document).problems() == []
    assert "There are no such actions." in written(actions_paper(plan()).document).spoken()


def test_the_bank_names_only_who_allowed_it(written: Callable) -> None:
    lines = (
        bank_line("Young people sit on every panel."),
        bank_line("A governor visits each term.", "named"),
        bank_line("Not to be shared.", "no"),
        replace(bank_line("Nobody was told of it."), shared=False),
    )
    found = written(practice_paper("Exampleshire", "Section 11 2027", AS_OF, "Europe/London", lines).document)
    assert found.problems() == []
    spoken = found.spoken()
    assert "2 extracts" in spoken
    assert spoken.count("Exampleshire Police") == 1
    assert spoken.index("A governor visits") < spoken.index("Exampleshire Police")
    assert "Not to be shared" not in spoken
    assert "Nobody was told" not in spoken


def test_words_of_a_name_are_found_but_not_words_that_everybody_has() -> None:
    assert names_in("At exampleshire police we ask.", "Exampleshire Police") == ("Exampleshire Police",)
    assert names_in("Our school at Hill End asks children.", "Hill Primary School") == ("Hill",)
    assert names_in("The school asks children in care.", "St Mary’s Primary School") == ()
