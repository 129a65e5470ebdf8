"""Who somebody is, before they do anything: the one place that decides it.

On a laptop without accounts people say who they are. As soon as a workspace has one account or login, what a command
line or an environment says counts only for the user of the operating system who owns the file, since they can read it
anyhow; everybody else is who the system says (a login that a manager entered), or signs in.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.audit.register import Person
from s11tui.errors import NotAllowed

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace

PERSON, VIA = "S11TUI_PERSON", "S11TUI_VIA"
"""By these the program's own server tells the session that it begins, whose it is."""
_SUDO = "SUDO_UID"


@dataclass(frozen=True, slots=True)
class Caller:
    """The user of the operating system for whom this process works.

    Attributes:
        login: their name there; empty where the system does not tell.
        owns: whether they own the workspace's file.
        at_a_distance: whether they work through another user's account (sudo), as on a host over SSH.
    """

    login: str
    owns: bool
    at_a_distance: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of who begins a session.

    Attributes:
        person: who it is; None where they are still to say, or to sign in.
        via: `app`, `command`, `ssh` or `browser`.
        must_sign_in: whether saying is not enough.
        hosted: whether they are somewhere else than the machine: files are then not theirs to name.
    """

    person: Person | None
    via: str
    must_sign_in: bool = False
    hosted: bool = False


def caller(path: Path) -> Caller:
    """For whom this process works. Under sudo that is not whose account it runs in."""
    if sys.platform == "win32":
        # One laptop, one user: nobody else can open the file. A host for many is never a Windows machine.
        return Caller(os.environ.get("USERNAME", ""), owns=True)
    own, owner = os.getuid(), path.stat().st_uid
    through = os.environ.get(_SUDO, "")
    # Only in the owner's own account does the variable come from sudo; elsewhere anybody could have set it.
    uid = int(through) if own == owner and through.isdecimal() else own
    return Caller(_name_of(uid), owns=uid == owner, at_a_distance=uid != own)


def _name_of(uid: int) -> str:
    if sys.platform == "win32":
        return ""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return ""


def identify(workspace: "Workspace", hint: str | None, via: str, *, by: Caller | None = None) -> Known:
    """Who begins a session in this workspace.

    Args:
        hint: whom the command line names; None for nobody.
        via: `app` or `command`.
        by: for whom the process works; looked up where it is not given.

    Raises:
        NotAllowed: a hint or a command of somebody for whom they do not count.
        NotFound: nobody is called so.
    """
    who = by or caller(workspace.path)
    access, registry = workspace.access, workspace.registry
    named = os.environ.get(PERSON)
    if who.owns and not who.at_a_distance and named:
        return Known(registry.person(named), os.environ.get(VIA, via), hosted=True)
    if not access.is_guarded:
        if who.at_a_distance:
            raise NotAllowed(
                "Nobody can come in to this workspace from elsewhere yet.",
                "Its manager gives people one-time codes or enters their logins first: see docs/host.md.",
            )
        return Known(registry.person(hint) if hint else None, via)
    if who.owns and not who.at_a_distance:
        person = registry.person(hint) if hint else None
        if person is not None and via == "app":
            access.note(person.id, "signed_in", {"via": via, "by": "owner of the file"})
        return Known(person, via, must_sign_in=via == "app" and not hint)
    if hint or via == "command":
        access.refuse_stranger("ssh")
        raise NotAllowed(
            "On this host only the owner of the workspace's file may use commands or say who acts.",
            "Open the app: you are who you signed in as.",
        )
    person = registry.person_of_login(who.login)
    if person is not None and person.active:
        return Known(access.by_login(who.login, "ssh"), "ssh", hosted=True)
    return Known(None, "ssh", must_sign_in=True, hosted=True)
