"""Evidence files that come with a hand-over: looked at before anything is recorded, kept last."""

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from s11tui.audit.handover import HandOver
from s11tui.audit.withholding import files_in, hidden_in
from s11tui.audit.words import digests_in
from s11tui.errors import BadInput
from s11tui.workspace.files import checked
from s11tui.workspace.handovers.bringing import Bringing
from s11tui.workspace.handovers.looking_over import Body, broken
from s11tui.workspace.handovers.records import withheld_files

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace


@dataclass
class Arriving:
    """The files of one hand-over."""

    workspace: "Workspace"
    handover: HandOver
    bodies: dict[str, Body]
    bringing: Bringing
    found: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def checked(self) -> "Arriving":
        """Every file that events name is with it, or is here, or may be left out.

        Raises:
            BadInput: one is missing, or is no document that is kept.
        """
        theirs = self.bringing.merging.their_content
        sealed = [(link.stream, link.kind, self.bodies[link.id]) for link in self.handover.links]
        hidden = hidden_in(theirs, sealed).files
        before = withheld_files(self.workspace, self.handover.return_id)
        for link in self.handover.links:
            body = self.bodies[link.id]
            for sha256 in files_in(body):
                file = self.bringing.events[link.id].body.get("file") or self.bringing.events[link.id].body["scan"]
                if sha256 in self.handover.files:
                    self._look(sha256, file["name"])
                elif not self.workspace.files.is_whole(sha256):
                    gone = set(digests_in({"file": body.get("file") or body["scan"]})) - self._words
                    if sha256 not in hidden | before and not gone:
                        raise BadInput(
                            "An evidence file is missing from this hand-over.",
                            "Have it sent again; nothing was changed.",
                        )
                    self.left_out.append(sha256)
        if set(self.handover.files) - set(self.found):
            raise broken("it holds a file that no event names")
        return self

    @property
    def _words(self) -> set[str]:
        return {one.digest for one in self.handover.words}

    @property
    def withheld(self) -> tuple[str, ...]:
        """SHA-256 of those that were left out."""
        return tuple(sorted(set(self.left_out)))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.found.values())

    def keep(self) -> None:
        """Keep them beside the workspace; before the transaction ends."""
        for sha256, name in self.found.items():
            self.workspace.files.keep_bytes(self.handover.files[sha256], name)

    def _look(self, sha256: str, name: str) -> None:
        data = self.handover.files[sha256]
        if hashlib.sha256(data).hexdigest() != sha256:
            raise broken("an evidence file was altered")
        checked(data, name)
        self.found[sha256] = name
