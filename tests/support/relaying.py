"""Stands between a browser and the app, as the server does: starts the app, and hands on what each of them sends.

Run with the workspace, a person, and `held` where something else shall go on holding its pipes after its end. Says the
numbers of the processes that it started on its first line, then whatever the app says.
"""

import os
import subprocess
import sys
import threading

RUN = "import sys; from pathlib import Path; from s11tui.tui import run; run(Path(sys.argv[1]), sys.argv[2])"


def main(path: str, person: str, held: bool) -> None:
    """Until it is ended, or its own input ends."""
    environment = {
        **os.environ,
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "COLUMNS": "80",
        "ROWS": "24",
    }
    app = subprocess.Popen(
        [sys.executable, "-c", RUN, path, person], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert app.stdin is not None
    assert app.stdout is not None
    pids = [app.pid]
    if held:
        pipes = (app.stdin.fileno(), app.stdout.fileno())
        wait = "import sys; sys.stdin.read()"
        holder = subprocess.Popen([sys.executable, "-c", wait], stdin=subprocess.PIPE, pass_fds=pipes)
        pids.append(holder.pid)
    os.write(1, " ".join(map(str, pids)).encode() + b"\n")

    def answers() -> None:
        assert app.stdout is not None
        while data := os.read(app.stdout.fileno(), 65536):
            os.write(1, data)

    threading.Thread(target=answers, daemon=True).start()
    while data := os.read(0, 65536):
        os.write(app.stdin.fileno(), data)
    app.stdin.close()
    app.wait()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:] == ["held"])
