"""An ordinary program that has another run in its place (see `quickly`): `quickly_ask.py ADDRESS CODE [WORD]...`

It is started often and does little, so it imports only what is built in: `socket` and `signal` would take longer to
load than all else that it does.
"""

import _signal as signal
import _socket as socket
import marshal
import os
import sys


def ask(address: str, code: str, words: list[str], streams: list[int], environment: dict[str, str]) -> socket.socket:
    """Have a program run on these streams.

    Returns:
        A socket on which the program's process id is said, and at its end its exit code: a line each. When the socket
        is closed before that, the program is killed.
    """
    asking = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    asking.connect(address)
    passed = b"".join(one.to_bytes(4, sys.byteorder) for one in streams)
    asking.sendmsg([b"*"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed)])
    asked = {"code": code, "words": words, "environment": environment, "folder": os.getcwd()}  # noqa: PTH109 - as above
    asking.sendall(marshal.dumps(asked))
    return asking


def heard(asking: socket.socket) -> int:
    """The next line that is said.

    Raises:
        OSError: nothing was said within the socket's time.
    """
    line = b""
    while not line.endswith(b"\n"):
        more = asking.recv(1)
        if not more:
            raise ConnectionError("the server has ended")
        line += more
    return int(line)


def main() -> int:
    asking = ask(sys.argv[1], sys.argv[2], sys.argv[3:], [0, 1, 2], dict(os.environ))
    pid = heard(asking)
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, lambda number, _: os.kill(pid, number))
    code = heard(asking)
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


if __name__ == "__main__":
    os._exit(main())
