"""A partnership in its second round: what a police force said in 2025 beside what it is asked in 2027.

For whatever shows or counts what is carried forward. Make a file once with `begin_two_years`, then copy it:

    one = copied_two_years(template, tmp_path / "two.s11")
    one.view()        the new return, as its lead sees it (every name of `Partnership` works)
    one.last          slug of the return of 2025: agreed, “policy” lowered to “Requires improvement”

What became of each standard and question stands in `editions_two_years`; what was said in 2025 in `LAST_YEAR`; what
is left to say in 2027, when all that waits has been confirmed, in `THIS_YEAR`. The school never submitted in 2025.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown
from support.clocks import HandClock
from support.editions_two_years import last_year, this_year
from support.partnership import Partnership, begin

BEGAN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
AGAIN = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)

WAITING = {
    "policy": ("in-place",),
    "lead-role": ("in-place", "trained"),
    "training": ("in-place", "rate"),
    "recruitment": ("in-place", "vacancies"),
    "welcome": ("in-place",),
    "context": ("people",),
}
"""The questions that wait to be confirmed at first; `lead-role/trained-on` comes when `trained` is confirmed."""

LAST_YEAR: tuple[Entry, ...] = (
    Given("policy", "in-place", "A policy of 2024."),
    Given("policy", "how-you-know", "We asked in 2024."),
    Given("policy", "difference", "More is noticed."),
    Graded("policy", "good", "It is read by all."),
    Shown("policy", "Policy of 2024", "Intranet", "2024-11-05"),
    Given("lead-role", "in-place", "A named lead."),
    Given("lead-role", "how-you-know", "It is in the contract."),
    Given("lead-role", "trained", "yes"),
    Given("lead-role", "trained-on", "2024-09-01"),
    Given("lead-role", "secret", "Not to be brought."),
    Graded("lead-role", "met"),
    Given("training", "in-place", "Everybody is trained each year."),
    Given("training", "how-you-know", "The register."),
    Given("training", "rate", "93.5"),
    Given("training", "teams", "12"),
    Given("training", "register", "It is kept by the academy."),
    Graded("training", "ri", "Two teams have not been."),
    Planned("training", "Train the two teams", "Head of training", "2025-12-31"),
    Given("recruitment", "in-place", "Safer recruitment."),
    Given("recruitment", "how-you-know", "Files are checked."),
    Given("recruitment", "method", "panel"),
    Given("recruitment", "checks", ["dbs", "id"]),
    Given("recruitment", "vacancies", [{"post": "Officer", "how-many": "2"}]),
    Graded("recruitment", "good"),
    Planned("recruitment", "Look at old files", "Personnel", "2025-05-31"),
    Given("induction", "in-place", "A day in the first week."),
    Given("induction", "how-you-know", "The list of newcomers."),
    Graded("induction", "good"),
    Given("supervision", "in-place", "Once a month."),
    Given("supervision", "how-you-know", "The diary."),
    Graded("supervision", "good"),
    Shown("supervision", "Supervision audit", "Shared drive"),
    Given("debrief", "in-place", "After each serious case."),
    Given("debrief", "how-you-know", "The log."),
    Graded("debrief", "good"),
    Shown("debrief", "Debrief log", "Shared drive"),
    Given("sharing", "in-place", "A protocol."),
    Given("sharing", "how-you-know", "The register of requests."),
    Graded("sharing", "good"),
    Given("paper-files", "in-place", "In a locked room."),
    Given("paper-files", "how-you-know", "We look."),
    Graded("paper-files", "good"),
    Given("context", "people", "412"),
    Given("context", "note", "A busy year."),
)
"""Everything that the police said in 2025."""

THIS_YEAR: tuple[Entry, ...] = (
    *(Given(name, "how-you-know", "We looked again.") for name in ("policy", "lead-role", "training", "recruitment")),
    *(Given(name, "how-you-know", "We looked again.") for name in ("welcome", "support", "referrals", "information")),
    *(Given(name, "in-place", "As it is now.") for name in ("support", "referrals", "information", "online")),
    Given("online", "how-you-know", "The filter reports."),
    *(Graded(name, "good") for name in ("policy", "recruitment", "welcome", "support", "referrals", "information")),
    Graded("online", "good"),
    Graded("lead-role", "met"),
    Graded("training", "green"),
)
"""What is left to say in 2027 when everything that waits has been confirmed."""


@dataclass
class TwoYears(Partnership):
    """A partnership whose `ref` is the police's new return; `last` is the slug of the one before."""

    last: str = ""

    def standard(self, name: str, who: str = "lead") -> StandardView:
        """A standard of the new return, as somebody sees it."""
        found = self.view(who).standard(name)
        assert found is not None
        return found

    def question(self, path: str, who: str = "lead") -> QuestionView:
        """A question that is shown, by `standard/question`."""
        standard, name = path.split("/")
        return next(one for one in self.standard(standard, who).questions if one.id == name)

    def waiting(self) -> dict[str, tuple[str, ...]]:
        """The questions that wait to be confirmed, by standard."""
        found = {one.id: tuple(each.id for each in one.questions if each.to_confirm) for one in self.view().standards()}
        return {name: questions for name, questions in found.items() if questions}

    def confirm_all(self) -> None:
        """Say of everything that waits that it is still true, and of what that shows."""
        while waiting := self.waiting():
            for name in waiting:
                self.lead.answering.confirm(self.ref, name)

    def complete(self) -> ReturnView:
        """The new return with nothing missing."""
        self.confirm_all()
        return self.fill(THIS_YEAR)


def begin_two_years(path: Path) -> None:
    """Write the file: a round of 2025 that is over, and a round of 2027 that is just opened."""
    clock = HandClock(BEGAN)
    begin(path, clock, last_year(), title="Section 11 2025", due="2025-03-21")
    with Workspace.open(path, clock=clock) as ws:
        one = _opened(ws, clock)
        _said(one)
        _judged(one)
        clock.now = AGAIN
        manager = ws.session("partnership-manager")
        manager.rounds.publish(this_year())
        manager.rounds.open("section11-small@2027.1", "Section 11 2027", "2027-03-19")


def copied_two_years(template: Path, target: Path) -> TwoYears:
    """A partnership of its own, from a file that `begin_two_years` wrote."""
    shutil.copy(template, target)
    beside = template.with_name(f"{template.name}.files")
    shutil.copytree(beside, target.with_name(f"{target.name}.files"))
    return opened_two_years(target)


def opened_two_years(path: Path) -> TwoYears:
    """The partnership of a file that `begin_two_years` wrote, on the day after the new round was opened."""
    clock = HandClock(AGAIN)
    clock.jump(days=1)
    return _opened(Workspace.open(path, clock=clock), clock)


def _opened(ws: Workspace, clock: HandClock) -> TwoYears:
    slugs = {slug for (slug,) in ws.store.all("SELECT slug FROM returns")}
    year = "2027" if "police-section-11-2027" in slugs else "2025"
    return TwoYears(ws, clock, f"police-section-11-{year}", f"elm-section-11-{year}", last="police-section-11-2025")


def _said(one: TwoYears) -> None:
    """The police's own work of 2025; the school begins, and never ends."""
    one.fill(LAST_YEAR)
    register = one.ws.path.with_name("register.csv")
    register.write_text("name,trained on\n", encoding="utf-8")
    said = Described(
        "Training register", "Who was trained, and when", owner="Academy", review_by="2026-01-31", file=register
    )
    one.lead.library.add_to(one.last, "training", said)
    register.unlink()
    one.other_lead.answering.answer(one.school, "policy", "in-place", "The school's own words.")
    one.lead.submitting.submit(one.last, "Chief Officer", "Chief Constable")


def _judged(one: TwoYears) -> None:
    """Moderated, shared and agreed; one grade lowered, one action of the panel, one action over."""
    one.chair.moderating.open(one.last)
    one.mo.moderating.propose(one.last, "policy", "inadequate", "Kept among the panel.", "tested")
    one.chair.moderating.agree(one.last, "policy", "ri", "Nothing was shown.", "Meeting of 3 April")
    one.chair.moderating.rest(one.last, "confirmed")
    one.chair.actions.add(one.last, "policy", "Show the policy", "Chief Constable", "2025-09-30")
    one.chair.moderating.share(one.last)
    one.lead.moderating.accept(one.last)
    over = next(action.slug for action in one.lead.reading.open(one.last).actions if action.what == "Look at old files")
    one.lead.actions.progress(over, "said done", "All looked at.")
    one.follow_up.actions.verify(over, "read")
