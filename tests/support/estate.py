"""Partnerships on several hosts behind one proxy, by the files of `deploy/`; the hosts are network namespaces."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from s11tui.workspace import Workspace
from support.clocks import HandClock
from support.host import DEPLOY
from support.namespaces import Network
from support.partnership import begin
from support.quickly import RUN
from support.serving import let_in

LEAD = "lee-lead"
RETURN = "police-section-11-2027"
PATIENCE = 60.0
_PORT = 8600
_DOMAIN = "audit.example.org"


class Estate:
    """All of it.

    Attributes:
        served: on which host each partnership is now.
    """

    def __init__(self, network: Network, folder: Path, served: dict[str, str]) -> None:
        self.network, self.folder, self.served = network, folder, dict(served)
        self._names = list(served)

    def address(self, name: str) -> str:
        """What the partnership's people type."""
        return f"https://{name}.{_DOMAIN}"

    def file(self, name: str) -> Path:
        """The partnership's workspace, on the host that it is on now."""
        return self.folder / self.served[name] / name / "partnership.s11"

    @property
    def certificate(self) -> Path:
        return self.folder / "tls" / "fullchain.pem"

    def make(self) -> None:
        """The partnerships' files; each has the same people, and a chain of its own."""
        for name in self._names:
            self.file(name).parent.mkdir(parents=True)
            begin(self.file(name), HandClock(datetime.now(UTC)))
            let_in(self.file(name), LEAD)

    def start(self) -> None:
        """Serve and replicate on every host, and start the proxy."""
        for host in sorted(set(self.served.values())):
            on_it = [name for name in self._names if self.served[name] == host]
            for name in on_it:
                self._serve(name)
            self._replicate(host, on_it)
        self._certify()
        self._proxy()
        for name in self._names:
            self._wait(lambda name=name: "listening" in self._said(f"serve-{name}"), f"{name} is not served")  # type: ignore[misc]
            self._wait(lambda name=name: any(self._replica(name).rglob("*.ltx")), f"{name} is not replicated")  # type: ignore[misc]

    def restore(self, name: str, host: str) -> None:
        """Bring the replica back on another host, prove it there, and serve it from now on."""
        gone, config = self.file(name), self._config(self.served[name])
        self.served[name] = host
        here = self.file(name)
        here.parent.mkdir(parents=True)
        came = here.with_name("came-back.s11")
        self._on(host, ["litestream", "restore", "-config", str(config), "-integrity-check", "full", "-o", str(came),
                        str(gone)])  # fmt: skip
        self._on(host, [*_s11tui("restore", str(came), "--no-manifest", "-w", str(here))])
        self._on(host, [*_s11tui("verify", "-w", str(here))])
        self._log(f"serve-{name}").unlink()
        self._serve(name)
        self._replicate(f"{host}-{name}", [name], host)
        self._wait(lambda: "listening" in self._said(f"serve-{name}"), f"{name} is not served")

    def point(self) -> None:
        """Tell the proxy where everything is now."""
        self._map()
        subprocess.run(["nginx", *self._nginx(), "-s", "reload"], check=True, capture_output=True)

    def words_in(self, name: str) -> str:
        """All that the lead has written and begun to write, in the file as it is now; it has to verify."""
        with Workspace.open(self.file(name)) as ws:
            assert ws.verify().ok, ws.verify().problems
            drafts = [text for (text,) in ws.store.all("SELECT text FROM drafts")]
            view = ws.session(LEAD).reading.open(RETURN)
            answers = [str(one.value) for each in view.standards() for one in each.questions if one.value]
        return "\n".join((*answers, *drafts))

    def _serve(self, name: str) -> None:
        host = self.served[name]
        where = ("--host", self.network.address(host), "--port", str(self._port(name)))
        words = _s11tui("serve", "-w", str(self.file(name)), *where, "--public-url", self.address(name))
        self.network.start(host, words, self._log(f"serve-{name}"))

    def _port(self, name: str) -> int:
        return _PORT + self._names.index(name)

    def _replica(self, name: str) -> Path:
        return self.folder / "elsewhere" / f"{name}-from-{self.served[name]}"

    def _config(self, label: str) -> Path:
        return self.folder / f"litestream-{label}.yml"

    def _replicate(self, label: str, names: Iterable[str], host: str = "") -> None:
        """Litestream for a host as it ships, with one entry for each of its files."""
        shipped = (DEPLOY / "litestream" / "litestream.yml").read_text(encoding="utf-8")
        above, below = shipped.split("dbs:\n")
        entries = "".join(
            below.replace("/srv/s11tui/partnership.s11", str(self.file(name))).replace(
                "/mnt/replica/partnership", str(self._replica(name))
            )
            for name in names
        )
        # Each host has a loopback of its own, but two of them may come to run on one.
        above = above.replace("127.0.0.1:9090", f"127.0.0.1:{9090 + len(label)}")
        self._config(label).write_text(f"{above}dbs:\n{entries}", encoding="utf-8")
        words = ["litestream", "replicate", "-config", str(self._config(label))]
        self.network.start(host or label, words, self._log(f"litestream-{label}"))

    def _certify(self) -> None:
        (self.folder / "tls").mkdir()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", f"/CN=*.{_DOMAIN}", "-addext", f"subjectAltName=DNS:*.{_DOMAIN}",
             "-keyout", str(self.folder / "tls" / "privkey.pem"), "-out", str(self.certificate)],
            check=True, capture_output=True,
        )  # fmt: skip

    def _proxy(self) -> None:
        recipe = (DEPLOY / "proxy" / "nginx-many.conf").read_text(encoding="utf-8")
        recipe = recipe.replace("/etc/s11tui/", f"{self.folder}/")
        recipe = re.sub(r"    listen \[::\].*\n", "", recipe)
        (self.folder / "many.conf").write_text(recipe, encoding="utf-8")
        places = "".join(
            f"{one}_temp_path {self.folder}/{one};\n" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        self._nginx_file.write_text(
            f"user root;\npid {self.folder}/nginx.pid;\nerror_log {self.folder}/nginx.log;\ndaemon off;\n"
            f"worker_processes 1;\nevents {{ }}\nhttp {{\naccess_log off;\n{places}include many.conf;\n}}\n",
            encoding="utf-8",
        )
        self._map()
        self.network.start("proxy", ["nginx", *self._nginx()], self.folder / "nginx-said.log")
        self._wait((self.folder / "nginx.pid").exists, "nginx did not start")

    @property
    def _nginx_file(self) -> Path:
        return self.folder / "nginx.conf"

    def _nginx(self) -> list[str]:
        return ["-c", str(self._nginx_file), "-p", str(self.folder)]

    def _map(self) -> None:
        lines = (f"{name} {self.network.address(host)}:{self._port(name)};\n" for name, host in self.served.items())
        (self.folder / "s11tui-partnerships.conf").write_text("".join(lines), encoding="utf-8")

    def _on(self, host: str, words: list[str]) -> None:
        """Run a command on a host, to its end."""
        ran = subprocess.run(["ip", "netns", "exec", self.network.namespace(host), *words], capture_output=True)
        assert ran.returncode == 0, (words, ran.stdout, ran.stderr)

    def _log(self, label: str) -> Path:
        return self.folder / f"{label}.log"

    def _said(self, label: str) -> str:
        return self._log(label).read_text(encoding="utf-8", errors="replace")

    def _wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        limit = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > limit:
                said = "\n".join(
                    f"{one.name}: {one.read_text(errors='replace')[-800:]}" for one in self.folder.glob("*.log")
                )
                raise AssertionError(f"{otherwise}\n{said}")
            time.sleep(0.05)


def _s11tui(*words: str) -> list[str]:
    return [sys.executable, "-P", "-c", RUN, *words]
