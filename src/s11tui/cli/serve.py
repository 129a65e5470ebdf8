"""`s11tui serve`: the app in people's browsers."""

from pathlib import Path

import click

from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note
from s11tui.errors import BadInput, CannotStore
from s11tui.workspace import usual_path

_PORT = 8611
_HIGHEST = 100_000


@click.command(cls=Command)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where it listens.")
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, show_default=True, help="On which port.")
@click.option("--socket", metavar="PATH", help="Listen on a unix socket instead, for a proxy in its group.")
@click.option("--public-url", metavar="URL", default="", help="What people type; nothing else is answered.")
@click.option("--trust-header", metavar="NAME", default="", help="The header in which a proxy names who it is.")
@click.option("--secret-file", metavar="FILE", help="What that proxy sends along in X-S11tui-Secret.")
@click.option("--most", type=click.IntRange(1, _HIGHEST), default=120, show_default=True, help="Apps open at once.")
@click.option("--most-each", type=click.IntRange(1, 100), default=3, show_default=True, help="The same of one person.")
@click.option("--idle", type=click.IntRange(1, 1440), default=20, show_default=True, help="Minutes without a key.")
@click.option("--hours", type=click.IntRange(1, 72), default=12, show_default=True, help="Hours signed in at most.")
@pass_call
def serve(
    call: Call,
    host: str,
    port: int,
    socket: str | None,
    public_url: str,
    trust_header: str,
    secret_file: str | None,
    most: int,
    most_each: int,
    idle: int,
    hours: int,
) -> None:
    """Serve the app to people's browsers, until Ctrl+C.

    Everybody signs in first. Without options only this computer is served; for others, put a proxy with TLS in front.

    \b
    s11tui serve -w exampleshire.s11
    s11tui serve -w exampleshire.s11 --socket /run/s11tui/web --public-url https://audit.example.org

    Goes wrong when nobody has a passphrase or a login yet, the address is taken, or passphrases would cross a network
    unencrypted.
    """
    if call.json or call.person is not None:
        raise BadInput("People sign in by themselves, in pages.", "Leave --json and --as out.")
    path = usual_path(call.workspace)
    if not path.exists():
        raise CannotStore(f"There is no workspace at {path}.", "Make one with “s11tui init”, or name another with -w.")
    try:
        from s11tui.web.hosting import Hosting, secret_from
        from s11tui.web.server import serve as run
    except ImportError:
        raise CannotStore(
            "What serves browsers is not installed.", "Install it with: pip install 's11tui[host]'"
        ) from None
    hosting = Hosting(
        path.absolute(),
        host=host,
        port=port,
        socket=None if socket is None else Path(socket).absolute(),
        public_url=public_url,
        trust_header=trust_header,
        secret=secret_from(Path(secret_file)) if secret_file is not None else "",
        most=most,
        most_each=most_each,
        idle=idle * 60.0,
        longest=hours * 3600.0,
    )
    run(hosting, lambda where: note(f"Open {hosting.public_url} in a browser (listening on {where}). Ctrl+C ends it."))
