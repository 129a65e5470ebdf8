"""The commands of `s11tui moderate` that follow on sharing, and the questions between panel and agency."""

import click

from s11tui.audit.view_models import QueryView, ReturnView
from s11tui.cli import in_bulk, inputs, shapes
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import say_json

_LEAD = ("lead",)
_MANAGER = ("manager",)
_PANEL = ("moderator", "meeting-chair")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def accept(call: Call, ref: str) -> None:
    """Accept, as the safeguarding lead, the grades that were shared.

    \b
    s11tui moderate accept RETURN
    """
    with on_return(call, ref, _LEAD) as session:
        view = session.moderating.accept(ref)
    tell(call, view, "The grades were accepted.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standards", metavar="STANDARD...", nargs=-1, required=True)
@click.option(
    "--reason", "reasons", required=True, multiple=True, help="One for all, or one for each in the same order."
)
@pass_call
def challenge(call: Call, ref: str, standards: tuple[str, ...], reasons: tuple[str, ...]) -> None:
    """Ask, as the safeguarding lead, for grades to be looked at again. What stays disputed is printed as your view.

    \b
    s11tui moderate challenge RETURN 1.3 --reason "The minutes of March show the decision that changed."

    Goes wrong when the time to reply is over.
    """
    given = inputs.per_standard(standards, reasons)
    with on_return(call, ref, _LEAD) as session:
        view = session.reading.open(ref)
        why = {standard_of(view, one).id: reason for one, reason in given.items()}
        view = session.moderating.challenge(ref, why)
    tell(call, view, f"You asked for {', '.join(why)} to be looked at again.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.argument("grade")
@click.option("--reason", required=True, help="Why, having heard the agency.")
@click.option("--meeting", default="", metavar="TITLE", help="The meeting that decided (else by correspondence).")
@pass_call
def decide(call: Call, ref: str, standard: str, grade: str, reason: str, meeting: str) -> None:
    """Decide a grade that the agency asked to be looked at again.

    \b
    s11tui moderate decide RETURN 1.3 good --reason "The minutes were seen."
    """
    with on_return(call, ref, ("meeting-chair",)) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.moderating.decide(ref, found.id, inputs.line(grade), inputs.words(reason), inputs.line(meeting))
    tell(call, view, f"{found.id} was decided.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--text", required=True, help="The question.")
@click.option("--panel", is_flag=True, help="For the panel only; the agency never sees it.")
@pass_call
def query(call: Call, ref: str, standard: str, text: str, panel: bool) -> None:
    """Ask the agency (or, with --panel, the panel only) a question about a standard.

    \b
    s11tui moderate query RETURN 1.3 --text "Who chose the cases?"
    """
    with on_return(call, ref, _PANEL) as session:
        before = standard_of(session.reading.open(ref), standard)
        view = session.moderating.query(ref, before.id, inputs.words(text), "panel" if panel else "agency")
    known = {one.id for one in before.queries}
    after = view.standard(before.id)
    asked = next((one for one in after.queries if one.id not in known), None) if after else None
    if call.json:
        say_json({**shapes.return_brief(view), "query": asked.id if asked else None})
    else:
        to = f"the panel only; {view.agency.name} never sees it" if panel else view.agency.name
        tell(call, view, f"Your question was sent to {to}. Its id is {asked.id if asked else 'not known'}.")


def _query(view: ReturnView, query_id: str) -> QueryView | None:
    """A question of a return by its id."""
    return next((one for standard in view.standards() for one in standard.queries if one.id == query_id), None)


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("query_id", metavar="QUERY")
@click.option("--text", required=True, help="The reply.")
@pass_call
def reply(call: Call, ref: str, query_id: str, text: str) -> None:
    """Reply to a question; “s11tui return show RETURN STANDARD” shows its id, and who sees it.

    \b
    s11tui moderate reply RETURN QUERY --text "The head of service chose them."

    A reply to a settled question opens it again.
    """
    with on_return(call, ref, ("lead", *_PANEL)) as session:
        before = _query(session.reading.open(ref), query_id.strip())
        view = session.moderating.reply(ref, query_id.strip(), inputs.words(text))
    sees = "panel only" if before is not None and before.audience == "panel" else "agency and panel see it"
    again = " The question was settled and is open again." if before is not None and before.resolved else ""
    tell(call, view, f"Your reply was saved ({sees}).{again}")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("query_id", metavar="QUERY")
@pass_call
def resolve(call: Call, ref: str, query_id: str) -> None:
    """Mark a question as settled.

    \b
    s11tui moderate resolve RETURN QUERY
    """
    with on_return(call, ref, _PANEL) as session:
        view = session.moderating.resolve(ref, query_id.strip())
    tell(call, view, "The question was marked as settled.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def close(call: Call, ref: str) -> None:
    """Close, as the manager, a return that is agreed or acknowledged.

    \b
    s11tui moderate close RETURN
    """
    with on_return(call, ref, _MANAGER) as session:
        view = session.moderating.close(ref)
    tell(call, view, "It was closed.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standards", metavar="STANDARD...", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why it has to be changed after it was agreed.")
@pass_call
def amend(call: Call, ref: str, standards: tuple[str, ...], reason: str) -> None:
    """Open standards of an agreed return again, as the manager; the other outcomes stand.

    \b
    s11tui moderate amend RETURN 1.3 --reason "The wrong policy was attached."
    """
    with on_return(call, ref, _MANAGER) as session:
        view = session.reading.open(ref)
        view = session.moderating.amend(ref, [standard_of(view, one).id for one in standards], inputs.words(reason))
    tell(call, view, "It is open again for these standards.")


COMMANDS: tuple[click.Command, ...] = (
    accept, challenge, decide, query, reply, resolve, *in_bulk.COMMANDS, close, amend,
)  # fmt: skip
