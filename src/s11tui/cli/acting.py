"""Opening the workspace, and finding out as whom a command acts."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli.options import Call
from s11tui.cli.printing import near
from s11tui.errors import BadInput, NotFound, Refusal
from s11tui.workspace import Workspace, usual_path
from s11tui.workspace.identity import identify
from s11tui.workspace.session import Session


@contextmanager
def opened(call: Call) -> Generator[Workspace, None, None]:
    """The workspace that the command line names, closed at the end."""
    workspace = Workspace.open(usual_path(call.workspace))
    try:
        identify(workspace, None, "command")
        yield workspace
    finally:
        workspace.close()


def reader(workspace: Workspace, call: Call) -> Session:
    """Who reads: the person named by --as, else the manager; in an agency's own workspace its lead."""
    return acting(workspace, call, ("lead", "manager") if workspace.partnership().alone else ("manager",))


def acting(workspace: Workspace, call: Call, roles: Sequence[str], ref: str | None = None) -> Session:
    """Who acts: the person named by --as, else the only person who holds the role.

    Args:
        roles: any of them will do; the first that one person alone holds is taken.
        ref: the return that the role must cover; None for the workspace.

    Raises:
        Refusal: nobody, or several people, hold the role; they are listed.
    """
    if call.person is not None:
        known = identify(workspace, call.person, "command")
        return workspace.session(known.person.id if known.person else call.person)
    refusals: list[Refusal] = []
    for role in roles:
        try:
            return workspace.sole(role, ref)
        except Refusal as refusal:
            refusals.append(refusal)
    raise refusals[0]


@contextmanager
def on_return(call: Call, ref: str, roles: Sequence[str] = ()) -> Generator[Session, None, None]:
    """Somebody who acts on a return. Without roles, the command only reads."""
    with opened(call) as workspace:
        yield acting(workspace, call, roles, ref) if roles else reader(workspace, call)


def standard_of(view: ReturnView, given: str) -> StandardView:
    """The standard of a return by its id or number.

    Raises:
        NotFound: it is not asked in this return.
    """
    wanted = given.strip()
    found = view.standard(wanted) or next((one for one in view.standards() if one.number == wanted), None)
    if found is None:
        raise NotFound(
            f"There is no standard “{given}” in {view.slug}.",
            near(given, [one.id for one in view.standards()], f"See them with “s11tui return show {view.slug}”."),
        )
    return found


def split_path(path: str) -> tuple[str, str]:
    """The standard and the question that `STANDARD/QUESTION` names.

    Raises:
        BadInput: it does not name both.
    """
    standard, slash, question = path.strip().partition("/")
    if not slash or not standard or not question:
        raise BadInput(f"“{path}” does not name a question.", "Write STANDARD/QUESTION, for example 1.3/how-you-know.")
    return standard, question
