"""Stands in for the app where a server is tried: speaks its packets, and starts in no time.

It echoes what is typed, and does as it is told by lines that begin with a dot. When its input ends, it writes all
that was typed into `saved` in the folder where it was started, and leaves.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path


def packet(kind: bytes, payload: bytes) -> None:
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)


def draw(text: str) -> None:
    packet(b"D", text.encode())


def tell(**said: object) -> None:
    packet(b"M", json.dumps(said).encode())


def take() -> tuple[bytes, bytes]:
    head = sys.stdin.buffer.read(5)
    size = int.from_bytes(head[1:], "big")
    return head[:1], sys.stdin.buffer.read(size) if head else b""


FILES: dict[str, list[bytes]] = {}


def pack(key: str, data: bytes) -> bytes:
    """What Textual's driver sends with a piece of a file: a tuple of a kind, a key and the bytes."""
    return b"ts13:deliver_chunks%d:%s%d:%se" % (len(key), key.encode(), len(data), data)


def obey(line: str) -> None:
    """Do what a line says."""
    verb, _, rest = line.partition(" ")
    if verb == ".file":
        name, _, size = rest.partition(" ")
        key = f"key-{len(FILES)}"
        FILES[key] = [name.encode() * 4, b"x" * int(size or 0)]
        tell(type="deliver_file_start", key=key, path=f"/somewhere/{name}", open_method="browser", encoding="",
             mime_type="text/html", name=None)  # fmt: skip
    elif verb == ".address":
        tell(type="open_url", url=rest, new_tab=True)
    elif verb == ".flood":
        for _ in range(int(rest)):
            draw("f" * 60_000)
        draw("flooded")
    elif verb == ".environment":
        draw(json.dumps(dict(os.environ)))
    elif verb == ".words":
        draw(json.dumps([sys.argv, str(Path.cwd()), os.getsid(0) == os.getpid()]))
    elif verb == ".leave":
        tell(type="exit")
        sys.exit(0)
    elif verb == ".fail":
        sys.stderr.write("A child's words in a traceback\n")
        sys.exit(3)
    elif verb == ".stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        Path("stubborn").touch()
        while True:
            time.sleep(60)
    elif verb == ".garbage":
        os.write(1, b"?" * 4096)


def main() -> None:
    if "--refuses" in sys.argv:
        sys.stderr.write("There is no such workspace.\n")
        sys.exit(1)
    os.write(1, b"__GANGLION__\n")
    draw(f"ready {os.environ['S11TUI_PERSON']} {os.environ['COLUMNS']}x{os.environ['ROWS']} {os.getpid()}\n")
    typed = ""
    while True:
        kind, payload = take()
        if not kind:
            break
        if kind == b"M":
            said = json.loads(payload)
            if said["type"] == "deliver_chunk_request":
                pieces = FILES[said["key"]]
                packet(b"P", pack(said["key"], pieces.pop(0) if pieces else b""))
            elif said["type"] == "resize":
                draw(f"<{said['type']} {said.get('width', '')}x{said.get('height', '')}>")
            continue
        text = payload.decode()
        if text.startswith("."):
            obey(text)
        else:
            typed += text
            draw(f"[{text}]")
    Path("saved").write_text(typed, encoding="utf-8")


main()
