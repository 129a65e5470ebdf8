"""Beside the answers: who answers what, comments, replies, traces that are none, and originals."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.files import file_body
from s11tui.audit.privacy import KINDS
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotFound, NotNow
from s11tui.text import admit
from s11tui.workspace.desks.desk import Desk, on_behalf, required_line, required_text
from s11tui.workspace.desks.editable import editable

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Telling(Desk):
    """What is said about a standard that is no answer to a question."""

    def assign(self, ref: str, standards: Sequence[str], people: Sequence[str]) -> ReturnView:
        """Give standards to contributors of the agency; nobody takes them back."""
        return self.assign_each(ref, dict.fromkeys(standards, people))

    def assign_each(self, ref: str, wanted: Mapping[str, Sequence[str]]) -> ReturnView:
        """As `assign`, with people of its own for each standard. Whoever had it before has it since then."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            people = {name: [self.session.sight.person(one) for one in some] for name, some in wanted.items()}
            for person in (one for some in people.values() for one in some):
                if not any(grant.agency == scene.agency.id for grant in person.grants):
                    raise BadInput(f"{person.name} does not belong to {scene.agency.name}.", "Choose a colleague.")
            return [
                scene.new("assigned", standard=scene.asked(name).id, people=[one.id for one in some])
                for name, some in people.items()
            ]

        return self.session.changing.change(ref, "assign", make)

    def comment(self, ref: str, standard: str, text: str) -> ReturnView:
        """Say something beside a standard, for everybody who may see the return."""
        said = Words(required_text(text, "The comment"))
        return self.session.changing.change(
            ref, "comment", lambda scene: [scene.new("commented", standard=scene.asked(standard).id, text=said)]
        )

    def reply_to_return(self, ref: str, standard: str, text: str) -> ReturnView:
        """Answer why a standard was returned: needed before it can be submitted again."""
        said = Words(required_text(text, "The reply"))

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            if asked.id not in scene.state.reopened:
                raise NotNow("This standard was not returned.", "Reply only to those that were.")
            return [scene.new("reply_to_return", standard=asked.id, text=said)]

        return self.session.changing.change(ref, "reply to return", make)

    def allow_trace(self, ref: str, standard: str, question: str, kind: str, text: str) -> ReturnView:
        """Say that what looks like a trace of a child is none. It is recorded who said so, and of which words.

        Args:
            question: where it stands; empty for elsewhere in the standard (reason, evidence, actions).
            kind: one of the kinds of `audit.privacy`.
        """
        if kind not in KINDS:
            raise BadInput(f"“{kind}” is no kind of trace.", f"Choose from: {', '.join(KINDS)}.")
        words = admit(text).text

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            if question and asked.question(question) is None:
                raise NotFound(f"“{asked.id}” has no such question.", "Look at the standard again.")
            if (question, kind, words) in scene.state.standard(asked.id).allowed:
                return []
            body = {"standard": asked.id, "question": question, "trace": kind, "text": Words(words)}
            return [scene.new("trace_allowed", **body)]

        return self.session.changing.change(ref, "allow trace", make)

    def attach_original(self, ref: str, title: str, file: Path | None = None) -> ReturnView:
        """Keep the Word or paper original that the partnership types from on the agency's behalf.

        Raises:
            BadInput: the file cannot be kept.
        """
        named = required_line(title, "What the original is")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            kept = self.workspace.files.keep(file) if file is not None else None
            return [scene.new("original_attached", title=Words(named), file=file_body(kept), **on_behalf(scene, named))]

        return self.session.changing.change(ref, "attach original", make)
