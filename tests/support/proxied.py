"""`s11tui serve` as its unit starts it, and a real nginx with TLS in front, by the files of `deploy/` as written."""

import contextlib
import grp
import os
import pwd
import shutil
import ssl
import subprocess
import threading
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, CookieJar, TCPConnector
from aiohttp.abc import AbstractResolver

from s11tui.web.hosting import Hosting
from support.host import ADDRESS, Host, as_user, free_port, until_heard
from support.needed import needed
from support.serving import Browser
from support.terminal import PATIENCE

SECRET = "0123456789abcdef" * 4
SSO_PASSWORD = "by-the-council"


@dataclass
class Site:
    """What stands behind one address.

    Attributes:
        port, plain: where nginx listens with TLS and without.
        socket: where the app's server listens.
        proxy: the account that nginx works in.
        outside: the account of somebody else on the machine.
    """

    host: Host
    port: int
    plain: int
    sign_on: int
    socket: Path
    proxy: str
    outside: str
    folder: Path
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"https://{ADDRESS}:{self.port}"

    def recipe(self, name: str) -> str:
        """A file of `deploy/` as it is written, with the names and ports of this site."""
        text = self.host.recipe(name)
        for written, ours in (
            ("/run/s11tui/", f"{self.socket.parent}/"),
            ("/etc/s11tui/", f"{self.folder}/"),
            (f"https://{ADDRESS}", self.address),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("    listen [::]:80;\n", ""),
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("127.0.0.1:4180", f"127.0.0.1:{self.sign_on}"),
        ):
            text = text.replace(written, ours)
        return text

    @asynccontextmanager
    async def browser(self, **headers: str) -> AsyncIterator[Browser]:
        """A browser that was never here; it comes by nginx."""
        trusting = ssl.create_default_context(cafile=str(self.folder / "tls" / "fullchain.pem"))
        jar = CookieJar()
        async with ClientSession(connector=TCPConnector(resolver=_Here(), ssl=trusting), cookie_jar=jar) as session:
            hosting = Hosting(self.host.workspace, public_url=self.address)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            through: Any = _Through(session, self.address)
            yield Browser(through, hosting, named)


@dataclass
class _Through:
    """The part of a test's client that browsers use, by another way to the server."""

    session: ClientSession
    address: str

    def get(self, path: str, **more: Any) -> Any:
        return self.session.get(self.address + path, **more)

    def post(self, path: str, **more: Any) -> Any:
        return self.session.post(self.address + path, **more)

    def ws_connect(self, path: str, **more: Any) -> Any:
        return self.session.ws_connect(self.address + path, **more)


class _Here(AbstractResolver):
    """Every name is this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> Any:
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": 2, "proto": 0, "flags": 0}]

    async def close(self) -> None:
        pass


@contextmanager
def site(host: Host, recipe: str, unit: str) -> Iterator[Site]:
    """Serve the host's workspace behind nginx.

    Args:
        recipe: the file of `deploy/proxy` that nginx is given.
        unit: the file of `deploy/systemd` that says how the server is started.
    """
    nginx, openssl, *_ = needed("nginx", "openssl", "unshare", "setpriv", root=True)
    folder, run = host.library / "site", Path("/run", host.tag)
    one = Site(host, free_port(), free_port(), free_port(), run / "web", host.person("www"), host.person("out"), folder)
    _prepare(one, openssl)
    try:
        with _server(one, unit), _sign_on(one), _nginx(one, nginx, recipe):
            yield one
    finally:
        shutil.rmtree(run, ignore_errors=True)


def _prepare(one: Site, openssl: str) -> None:
    host, web = one.host, grp.getgrnam(one.host.web).gr_gid
    subprocess.run(["usermod", "--append", "--groups", host.web, one.proxy], check=True, capture_output=True)
    run = one.socket.parent
    run.mkdir(mode=0o750)
    run.chmod(0o750)
    os.chown(run, host.uid, web)
    (one.folder / "tls").mkdir(parents=True)
    secret = one.folder / "proxy-secret"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    secret.chmod(0o640)
    os.chown(secret, 0, web)
    (one.folder / "s11tui-secret.conf").write_text(f'proxy_set_header X-S11tui-Secret "{SECRET}";\n', encoding="utf-8")
    key, chain = one.folder / "tls" / "privkey.pem", one.folder / "tls" / "fullchain.pem"
    made = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", f"/CN={ADDRESS}", "-addext", f"subjectAltName=DNS:{ADDRESS}"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(chain), *named], check=True, capture_output=True)
    key.chmod(0o600)


@contextmanager
def _server(one: Site, unit: str) -> Iterator[None]:
    """Start what the unit says, in its account and group, without a network and without a way to more rights."""
    line = next(
        words for words in reversed(one.recipe(f"systemd/{unit}").splitlines()) if words.startswith("ExecStart=/")
    )
    account = pwd.getpwnam(one.host.service)
    bounds = ["unshare", "--net", "setpriv", f"--reuid={account.pw_uid}", f"--regid={one.host.web}", "--clear-groups"]
    more = ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"]
    with (one.folder / "served").open("wb") as log:
        process = subprocess.Popen(
            [*bounds, *more, *line.removeprefix("ExecStart=").split()], stdout=log, stderr=log, cwd="/", umask=0o077,
            env={"PATH": "/usr/bin:/bin", "HOME": str(one.host.folder), "LANG": "C.UTF-8"}, start_new_session=True,
        )  # fmt: skip
    one.server = process
    try:
        until_heard(process, str(one.socket))
        yield
    except AssertionError as fault:
        raise AssertionError((one.folder / "served").read_text(encoding="utf-8")) from fault
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE)


@contextmanager
def _nginx(one: Site, nginx: str, recipe: str) -> Iterator[None]:
    (one.folder / "s11tui.conf").write_text(one.recipe(f"proxy/{recipe}"), encoding="utf-8")
    temporary = "".join(
        f"  {name}_temp_path {one.folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config, log = one.folder / "nginx.conf", one.folder / "error.log"
    config.write_text(
        f"user {one.proxy};\npid {one.folder}/pid;\nerror_log {log};\ndaemon off;\nworker_processes 1;\nevents {{ }}\n"
        f"http {{\n  access_log off;\n{temporary}  include {one.folder}/s11tui.conf;\n}}\n",
        encoding="utf-8",
    )
    words = [nginx, "-c", str(config), "-p", str(one.folder)]
    checked = subprocess.run([*words, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with log.open("ab") as errors:
        process = subprocess.Popen(words, stderr=errors)
    try:
        until_heard(process, ("127.0.0.1", one.port))
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


class _SignOn(BaseHTTPRequestHandler):
    """Answers as oauth2-proxy does, by a password instead of a cookie."""

    def do_GET(self) -> None:
        if self.path.startswith("/oauth2/start"):
            self._answer(200, "the council's own page")
            return
        scheme, _, given = self.headers.get("Authorization", "").partition(" ")
        for login in ("llead", "manager", "stranger"):
            if scheme == "Basic" and given == b64encode(f"{login}:{SSO_PASSWORD}".encode()).decode():
                self._answer(202, "", login)
                return
        self._answer(401, "")

    def _answer(self, status: int, body: str, login: str = "") -> None:
        self.send_response(status)
        if login:
            self.send_header("X-Auth-Request-Preferred-Username", login)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _sign_on(one: Site) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", one.sign_on), _SignOn)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def past_the_proxy(one: Site, login: str, *headers: str) -> "subprocess.CompletedProcess[bytes]":
    """What a user of the machine gets who asks the app's server itself, on its socket."""
    asked = "\r\n".join(("GET / HTTP/1.1", f"Host: {ADDRESS}:{one.port}", "Connection: close", *headers, "", ""))
    code = (
        "import socket, sys\nwith socket.socket(socket.AF_UNIX) as s:\n s.connect(sys.argv[1])\n"
        " s.sendall(sys.argv[2].encode())\n while got := s.recv(65536): sys.stdout.buffer.write(got)\n"
    )
    python = str(one.host.program / "bin" / "python")
    return as_user(login, [python, "-I", "-c", code, str(one.socket), asked])


def basic(login: str) -> str:
    """What a browser sends of somebody who signed in to the council's own page."""
    return f"Basic {b64encode(f'{login}:{SSO_PASSWORD}'.encode()).decode()}"


def quiet(path: Path) -> bool:
    """Whether nothing is there any more."""
    with contextlib.suppress(OSError):
        path.stat()
        return False
    return True
