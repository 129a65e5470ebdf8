"""Last year carried forward and confirmed, in the real program: still true, changed, brought over, and left waiting."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.two_years import TwoYears

if TYPE_CHECKING:
    from support.windows import Window

CHANGED = "A deputy since May. A named lead."
SitsDown = Callable[[Path, str], "Window"]


def _confirm_policy(lead: "Window", two_years: TwoYears) -> None:
    """The first standard: what waits, what is only shown, last year's evidence, and a grade."""
    lead.sees("1.1 Policy", "A policy of 2024.", "to be confirmed")
    lead.press("f6")
    lead.sees("Kept as it was last year.")
    lead.press("tab", "f6")
    lead.until(
        lambda: two_years.question("policy/how-you-know").value == "We asked in 2024.", "F6 did not keep the second"
    )
    lead.press("tab", "tab", "enter")
    lead.sees("Brought over. Look whether it is still in date.")
    lead.press("tab", "down", "enter")
    lead.until(lambda: two_years.standard("policy").self_grade == "good", "the grade was not recorded")
    lead.sees("● 1.1 Policy")


def _change_lead_role(lead: "Window", two_years: TwoYears) -> None:
    """The second: one answer is changed, one kept, and the one that comes with it is left to wait."""
    lead.press("pagedown")
    lead.sees("▸? 1.2", "A named lead.", "(?) Yes")
    lead.paste("A deputy since May. ")
    lead.press("tab")
    lead.until(lambda: two_years.question("lead-role/in-place").value == CHANGED, "no change arrived")
    lead.press("tab", "tab", "f6")
    lead.until(lambda: two_years.question("lead-role/trained").value == "yes", "the choice was not kept")
    lead.sees("(•) Yes", "2024-09-01")


@pytest.mark.timeout(240)
def test_carried_forward_and_confirmed(two_years: TwoYears, sits_down: SitsDown) -> None:
    path = two_years.ws.path
    before = two_years.waiting()
    lead = sits_down(path, "lee-lead")
    lead.sees("Section 11 2027", "0 of 10 done · 6 to confirm")
    lead.press("enter")
    _confirm_policy(lead, two_years)
    _change_lead_role(lead, two_years)
    lead.leaves()

    policy = two_years.standard("policy")
    assert (policy.mark, policy.missing) == ("done", ())
    assert [(one.title, one.held_at, one.date) for one in policy.evidence] == [
        ("Policy of 2024", "Intranet", "2024-11-05")
    ]
    role = two_years.standard("lead-role")
    assert role.mark == "confirm", "what waits is never done before somebody said so"
    assert two_years.question("lead-role/trained-on").value is None
    assert two_years.waiting() == {
        **{name: asked for name, asked in before.items() if name != "policy"},
        "lead-role": ("trained-on",),
    }
    _recorded_with_where_it_came_from(two_years)

    again = sits_down(path, "lee-lead")
    again.sees("1 of 10 done · 5 to confirm")
    again.press("enter")
    again.sees("▸? 1.2", CHANGED)
    again.leaves()


def _recorded_with_where_it_came_from(two_years: TwoYears) -> None:
    view, earlier = two_years.view(), two_years.lead.reading.open(two_years.last)
    said = {event.id for event in two_years.ws.ledger.read(f"return/{earlier.id}")}
    events = two_years.ws.ledger.read(f"return/{view.id}")
    confirmed = [one for one in events if one.kind == "confirmed"]
    assert [(one.body["standard"], one.body["question"]) for one in confirmed] == [
        ("policy", "in-place"),
        ("policy", "how-you-know"),
        ("lead-role", "trained"),
    ]
    assert {one.body["source"] for one in confirmed} <= said, "each names the answer of last year that it keeps"
    answered = [one.body["question"] for one in events if one.kind == "answered"]
    assert answered == ["in-place"], "and only what was changed is an answer of its own"
    assert two_years.ws.verify().ok
