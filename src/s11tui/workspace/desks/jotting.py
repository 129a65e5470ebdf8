"""What somebody is writing about a return and has not sent: kept so that no crash takes it, and seen by nobody else."""

from s11tui.text import admit
from s11tui.workspace.desks.desk import Desk


class Jotting(Desk):
    """One's own unfinished texts beside a return's form. They are no drafts of answers, and are counted nowhere."""

    def keep(self, ref: str, key: str, text: str) -> None:
        """Keep what is being written; an empty text lets go of it.

        Args:
            key: where it is written, in the screen's own words.

        Raises:
            NotAllowed: this person may not open the return.
        """
        stream = self._stream(ref)
        with self.workspace.store.atomic():
            if text:
                self.workspace.drafts.save(stream, key, "", self.session.person.id, admit(text).text, "")
            else:
                self.workspace.drafts.drop(stream, key, "", self.session.person.id)

    def kept(self, ref: str) -> dict[str, str]:
        """What this person was writing, by the key under which it was kept.

        Raises:
            NotAllowed: this person may not open the return.
        """
        return {key: text for key, _, text, _ in self.workspace.drafts.list(self._stream(ref), self.session.person.id)}

    def _stream(self, ref: str) -> str:
        scene = self.session.changing.scene(ref)
        scene.require_readable()
        return f"beside/{scene.id}"
