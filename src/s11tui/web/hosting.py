"""How a workspace is served: what whoever runs it chose, looked over before anything is opened."""

import ipaddress
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from s11tui.errors import BadInput

PORT = 8611
SECRET_HEADER = "X-S11tui-Secret"
_SHORTEST_SECRET, _LARGEST_SECRET = 32, 1024
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_COMMAND = "from s11tui.cli.main import run; run()"


@dataclass(frozen=True, slots=True)
class Hosting:
    """The choices.

    Attributes:
        workspace: the file.
        host, port: where it listens, unless `socket` names a unix socket.
        public_url: what people type; scheme, host and port of it only. Empty for `http://127.0.0.1:PORT`.
        trust_header: the header in which a proxy names who is signed in to it; empty where people sign in here.
        secret: what that proxy sends along; empty only on a unix socket.
        most, most_each: apps that run at once, in all and for one person.
        idle, longest: seconds without a key, and seconds from signing in, after which people are signed out.
        grace: seconds that an app is kept for a browser whose connection dropped.
        patience: seconds in which an app that is asked to leave can save, before it is ended.
        command: what starts the app; the workspace's name follows.
    """

    workspace: Path
    host: str = "127.0.0.1"
    port: int = PORT
    socket: Path | None = None
    public_url: str = ""
    trust_header: str = ""
    secret: str = field(default="", repr=False)
    most: int = 120
    most_each: int = 3
    idle: float = 20 * 60.0
    longest: float = 12 * 3600.0
    grace: float = 90.0
    patience: float = 15.0
    command: tuple[str, ...] = (sys.executable, "-P", "-c", _COMMAND, "enter", "-w")

    def __post_init__(self) -> None:
        object.__setattr__(self, "public_url", _origin(self.public_url or f"http://127.0.0.1:{self.port}"))
        self._check_where()
        self._check_trust()
        if min(self.most, self.most_each) < 1 or self.idle < 1 or self.longest < 1:
            raise BadInput("The limits are above zero.", "Give --most, --most-each, --idle and --hours as numbers.")

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def authority(self) -> str:
        """What a browser sends as Host."""
        return self.public_url.partition("://")[2]

    def _check_where(self) -> None:
        if self.socket is not None:
            if sys.platform == "win32":
                raise BadInput("This system has no unix sockets to serve on.", "Leave --socket out, and give --port.")
            return
        if not 0 <= self.port <= 65535:
            raise BadInput(f"There is no port {self.port}.", "Choose one from 1024 to 65535.")
        if not _is_loopback(self.host) and not self.is_https:
            raise BadInput(
                f"On {self.host} passphrases would cross the network unencrypted.",
                "Put a proxy with TLS in front and give its address with --public-url https://…, or leave --host out.",
            )

    def _check_trust(self) -> None:
        if self.trust_header and not frozenset(self.trust_header) <= _LETTERS:
            raise BadInput(f"“{self.trust_header}” is no name of a header.", "It has letters, digits and hyphens only.")
        if self.trust_header and not self.secret and self.socket is None:
            raise BadInput(
                "A header with a name could be sent by anybody who reaches this port.",
                "Add --secret-file FILE with what the proxy sends along, or serve on a unix socket with --socket PATH.",
            )
        if self.secret and not self.trust_header:
            raise BadInput("A secret says that a proxy is to be trusted.", "Name its header with --trust-header NAME.")


def secret_from(path: Path) -> str:
    """The secret that a proxy shares with the server, from its file.

    Raises:
        BadInput: it cannot be read, others can read it, or it is too short to be one.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            raw = file.read(_LARGEST_SECRET + 1)
        secret = raw.decode("ascii").strip()
    except (OSError, ValueError):
        raise BadInput(
            "The file with the secret cannot be read.", "Check --secret-file, and the rights to it."
        ) from None
    if sys.platform != "win32" and mode & (stat.S_IROTH | stat.S_IWOTH):
        raise BadInput("Everybody on this machine can read the file with the secret.", "Run: chmod 640 on that file.")
    if not _SHORTEST_SECRET <= len(secret) <= _LARGEST_SECRET or not secret.isprintable() or " " in secret:
        raise BadInput(
            f"The secret has to have {_SHORTEST_SECRET} letters and digits at least, on one line.",
            "Make one with: openssl rand -hex 32",
        )
    return secret


def environment(hosting: Hosting, person: str, folder: Path, inherited: Mapping[str, str]) -> dict[str, str]:
    """What the app of one person is given: nothing that was not chosen here.

    Args:
        folder: the person's own folder, where their choices of colours and keys are kept too.
        inherited: the environment of the server.
    """
    kept = {name: value for name, value in inherited.items() if name.upper() in _KEPT or name.startswith("LC_")}
    return kept | {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "S11TUI_PERSON": person,
        "S11TUI_VIA": "browser",
        "S11TUI_SETTINGS": str(folder / "settings.toml"),
    }


_HOST = re.compile(r"[a-z0-9.-]{1,253}|[0-9a-f:]{2,45}")
_KEPT = frozenset({
    *("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "PATHEXT"),
})  # fmt: skip


def _origin(url: str) -> str:
    """Scheme, host and port, as browsers write them in Origin.

    Raises:
        BadInput: it is no such address, or has more to it.
    """
    mend = "Write it as people type it, for example https://audit.example.org."
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        raise BadInput(f"“{url}” is no address.", mend) from None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username is not None:
        raise BadInput(f"“{url}” is no address.", mend)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise BadInput("The address has to end with the name of the host: cookies are kept by it.", mend)
    if parts.scheme == "http" and not _is_loopback(host):
        raise BadInput(
            f"At http://{host} passphrases would cross the network unencrypted.", "Use https, by a proxy with TLS."
        )
    shown = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
