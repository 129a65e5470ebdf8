"""`s11tui action add`, `update` and `verify`."""

import click

from s11tui.audit.action_steps import FOLLOWERS, OWNER_KINDS
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.view_models import ActionView
from s11tui.cli import inputs
from s11tui.cli.acting import acting, opened, reader, standard_of
from s11tui.cli.action_choosing import state_named
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.person_scope import named_agency
from s11tui.cli.printing import say, say_json
from s11tui.cli.shapes_action import action_line
from s11tui.errors import BadInput
from s11tui.workspace import Workspace
from s11tui.workspace.desks.actions import Done
from s11tui.workspace.entries import Owner
from s11tui.workspace.session import Session

_VERIFIERS = ("follow-up", "meeting-chair", "manager")


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.argument("standard", metavar="[STANDARD]", required=False)
@click.option("--arrangement", is_flag=True, help="About the partnership's own arrangements, of no return.")
@click.option("--what", required=True, metavar="TEXT", help="What will be done.")
@click.option("--owner", required=True, metavar="TEXT", help="Who will do it.")
@click.option("--due", required=True, metavar="DATE", help="By when, year-month-day.")
@click.option(
    "--owned-by", type=click.Choice(list(OWNER_KINDS)), default=None,
    help="The agency (usual), a partner, or a sub-group of the partnership.",
)  # fmt: skip
@click.option("--owner-agency", metavar="AGENCY", help="The partner's own agency, where it is in the register.")
@click.option("--meeting", default="", metavar="MEETING", help="The meeting where it was agreed.")
@pass_call
def add(
    call: Call,
    ref: str | None,
    standard: str | None,
    arrangement: bool,
    what: str,
    owner: str,
    due: str,
    owned_by: str | None,
    owner_agency: str | None,
    meeting: str,
) -> None:
    """Add an action about a standard or a return, or (--arrangement) about the partnership's own arrangements.

    An agency adds its own, before it submits, with “s11tui return action”.

    \b
    s11tui action add RETURN 1.3 --what "Two case studies a quarter" --owner "DCI Hill" --due 2027-06-30
    s11tui action add RETURN --what "Share the themes" --owner "QA group" --owned-by sub-group --due 2027-05-01
    s11tui action add --arrangement --what "One referral form" --owner "MASH" --owner-agency council --due 2027-09-01
    """
    if arrangement == (ref is not None):
        raise BadInput("What the action is about is not said.", "Name a return, or give --arrangement.")
    day, said = inputs.day(due), inputs.words(what)
    with opened(call) as workspace:
        session = acting(workspace, call, FOLLOWERS, ref)
        owns = named_agency(session.reading.agencies(), owner_agency).id if owner_agency else ""
        owned = Owner(owned_by or ("partner" if arrangement else "agency"), owns)
        if ref is None:
            made = session.actions.add_arrangement(said, inputs.line(owner), day, owned_by=owned, meeting=meeting)
        else:
            made = _added(session, ref, standard, (said, inputs.line(owner), day), owned, meeting)
    _tell(call, made, f"{made.slug} was added: {made.state}, due {made.due}.")


def _added(
    session: Session, ref: str, standard: str | None, plan: tuple[str, str, str], owned: Owner, meeting: str
) -> ActionView:
    """Add one about a return, and find it."""
    before = session.reading.open(ref)
    known = {one.id for one in before.actions}
    about = standard_of(before, standard).id if standard else None
    after = session.actions.add(ref, about, *plan, owned_by=owned, meeting=meeting)
    return next(one for one in after.actions if one.id not in known)


@click.command(cls=Command)
@click.argument("ref", metavar="ACTION")
@click.argument("state")
@click.option("--note", "said", default="", metavar="TEXT", help="What was done, or why; some states need it.")
@click.option("--due", default="", metavar="DATE", help="A new due day, year-month-day.")
@click.option("--evidence", "titles", multiple=True, metavar="TITLE", help="What shows it; may be repeated.")
@click.option("--held-at", "places", multiple=True, metavar="TEXT", help="Where each is held, in the same order.")
@click.option("--date", "days", multiple=True, metavar="DATE", help="The day each is from, in the same order.")
@click.option("--how", type=click.Choice(list(HOW_CHECKED)), help="How it was checked; needed to verify it.")
@click.option("--grade", default="", metavar="GRADE", help="What its standard is graded now; only to verify it.")
@pass_call
def update(
    call: Call,
    ref: str,
    state: str,
    said: str,
    due: str,
    titles: tuple[str, ...],
    places: tuple[str, ...],
    days: tuple[str, ...],
    how: str | None,
    grade: str,
) -> None:
    """Say how far an action is: open, in-hand, said-done, verified-closed, not-proceeding or slipped-back.

    in-hand again adds a note to its log. open, where it was said to be done, says that this is not accepted.

    \b
    s11tui action update a12 in-hand --note "The first of two courses was held."
    s11tui action update a12 said-done --evidence "Minutes of May" --held-at "Shared drive" --date 2027-05-12
    s11tui action update a12 open --note "Two teams are still missing."

    Goes wrong when STATE does not follow on the present one, or your own agency would verify.
    """
    wanted = state_named(state)
    day = inputs.day(due) if due.strip() else ""
    with opened(call) as workspace:
        session = _who(workspace, call, ref, wanted)
        after = session.actions.progress(
            ref,
            wanted,
            inputs.words(said),
            due=day,
            how=how or "",
            evidence=_shown(titles, places, days),
            grade=inputs.line(grade),
        )
    _tell(call, after, f"{after.slug} is {after.state}.")


@click.command(cls=Command)
@click.argument("ref", metavar="ACTION")
@click.option("--how", type=click.Choice(list(HOW_CHECKED)), required=True, help="How it was checked.")
@click.option("--note", "said", default="", metavar="TEXT", help="What was seen.")
@click.option("--grade", default="", metavar="GRADE", help="What its standard is graded now, if you wish.")
@pass_call
def verify(call: Call, ref: str, how: str, said: str, grade: str) -> None:
    """Verify that what was said to be done is done, and close the action.

    \b
    s11tui action verify a12 --how tested --note "Three files were drawn." --grade good

    Goes wrong when it is not said to be done, or you belong to the agency that owns it.
    """
    with opened(call) as workspace:
        session = _who(workspace, call, ref, "verified closed")
        after = session.actions.verify(ref, how, inputs.words(said), grade=inputs.line(grade))
    _tell(call, after, f"{after.slug} is {after.state}.")


def _tell(call: Call, after: ActionView, words: str) -> None:
    if call.json:
        say_json(action_line(after))
    else:
        say(words)


def _shown(titles: tuple[str, ...], places: tuple[str, ...], days: tuple[str, ...]) -> list[Done]:
    """The evidence that the options name, each with its place and day.

    Raises:
        BadInput: there are more places or days than titles.
    """
    if len(places) > len(titles) or len(days) > len(titles):
        raise BadInput("There are more places or dates than evidence.", "Give --evidence TITLE for each.")
    missing = ("",) * len(titles)
    return [
        Done(inputs.line(title), inputs.line(place), inputs.day(day) if day.strip() else "")
        for title, place, day, _ in zip(titles, places + missing, days + missing, missing, strict=False)
    ]


def _who(workspace: Workspace, call: Call, ref: str, state: str) -> Session:
    """Whoever verifies; else the lead of the agency that owns it; for what partners and sub-groups own, the manager."""
    if call.person is not None:
        return acting(workspace, call, ())
    now = reader(workspace, call).actions.open(ref).action
    verifying = state in ("verified closed", "slipped back") or (now.state in ("said done", "proposed"))
    if verifying or not now.ref or now.owner_kind != "agency":
        return acting(workspace, call, _VERIFIERS)
    return acting(workspace, call, ("lead",), now.ref)


COMMANDS: tuple[click.Command, ...] = (add, update, verify)
