"""Texts that have hurt programs before, to be tried wherever text comes in."""

from hypothesis import strategies as st

HOSTILE: dict[str, str] = {
    "empty": "",
    "blank": " \t\n\u00a0 ",
    "markup that does not close": "see [/foo] and [bold",
    "markup that acts": "[@click=app.quit]press here[/]",
    "markup of reports": "<b>bold</i> &amp; <img src='x'/> &nope; <!-- ",
    "clipboard escape": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "clear screen": "\x1b[2J\x1b[H\x9b31m",
    "nul in the middle": "before\x00after",
    "lone surrogate": "half \ud83d of it \ude00",
    "split surrogate pair": "\ud83d\ude00",
    "bidirectional override": "invoice\u202etxt.exe\u2066x\u2069",
    "non-characters": "\ufffe\uffff\U0001ffff\ufdd0",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e007f",
    "combining heap": "Z" + "\u0301\u0338\u20dd" * 40,
    "right to left": "\u0627\u0644\u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd",
    "astral letters": "\U0001d518\U00020000\U0001f984",
    "line ends of all kinds": "one\r\ntwo\rthree\x85four\u2028five\u2029six\n",
    "formula": '=HYPERLINK("http://x","y")',
    "formula behind a space": " +1-1@SUM(1)|x",
    "full-width formula": "\uff1d1+1",
    "sql": "'); DROP TABLE events; --",
    "format string": "{front_door} %s {0} $words ${x}",
    "json": '{"$words": "x", "a": [1, null]}',
    "path": "../../etc/passwd\\..\\CON:stream",
    "zero width": "a\u200bb\ufeffc\u200dd\u2060e",
    "long word": "x" * 5000,
    "many lines": "line\n" * 800,
    "toml": 'a = """b"""\n[[x]]',
    "quotation marks": "\u201cshe said\u201d \u2018so\u2019 \"'`",
    "percent and units": "100% \u00b1 5 \u00b5g/m\u00b2",
}
"""Each under a name that says what it tries."""

REAL_TEXTS = tuple(name for name, text in HOSTILE.items() if text.strip())
"""Names of those that are more than white space."""

people_text = st.one_of(
    st.sampled_from(sorted(HOSTILE.values())),
    st.text(max_size=80),
    st.text(alphabet=st.characters(), max_size=40),
)
"""What a person, a file or another machine may give."""
