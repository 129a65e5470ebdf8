"""Opens the app on a workspace as one person, and leaves as soon as their home stands on the screen."""

import inspect
import sys
from pathlib import Path

from s11tui.tui.bridge import Bridge

bridge = Bridge(Path(sys.argv[1]))
opening = bridge.open(sys.argv[2])
from s11tui.tui.app import PartnershipApp  # noqa: E402  # loaded while the record opens, as `tui.run` does

opening.result()


class Leaving(PartnershipApp):
    """The app as it is; only told to leave when the work is listed and painted."""

    CSS_PATH = str(Path(inspect.getfile(PartnershipApp)).with_name("app.tcss"))
    left = False

    def on_ready(self) -> None:
        self.set_interval(0.005, self._leave_once_painted)

    def _leave_once_painted(self) -> None:
        from s11tui.tui.widgets.pick_list import PickList

        lists = list(self.screen.query(PickList))
        if lists and lists[0].current is not None:
            self.left = True
            self.call_after_refresh(self.exit)


app = Leaving(bridge)
app.run(headless=True)
bridge.close()
# An app that fell over has started nothing.
sys.exit(not app.left)
