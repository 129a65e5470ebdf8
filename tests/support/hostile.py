"""Texts that have hurt programs before, to be tried wherever text comes in."""

import unicodedata

from hypothesis import strategies as st

from s11tui.text import admit, admit_line

HOSTILE: dict[str, str] = {
    "empty": "",
    "blank": " \t\n\u00a0 ",
    "markup that does not close": "see [/foo] and [bold",
    "markup that ends nothing": "[/] [/ [] [[ ]]",
    "markup that acts": "[@click=app.quit]press here[/]",
    "markup of reports": "<b>bold</i> &amp; <img src='x'/> &nope; <!-- ",
    "clipboard escape": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "clear screen": "\x1b[2J\x1b[H\x9b31m",
    "window title escape": "\x1b]0;owned\x1b\\\x1bP1$r0m\x1b\\\x1b]8;;http://x\x07y",
    "bells and C1 escapes": "\x07\x9d52;c;eA==\x9c\x90q\x9c\x7f\b",
    "nul in the middle": "before\x00after",
    "lone surrogate": "half \ud83d of it \ude00",
    "split surrogate pair": "\ud83d\ude00",
    "bidirectional override": "invoice\u202etxt.exe\u2066x\u2069",
    "non-characters": "\ufffe\uffff\U0001ffff\ufdd0",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e007f",
    "families, flags and skins": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1ec\U0001f1e7 "
    "\U0001f44d\U0001f3fd \u2764\ufe0f",
    "Chinese, Japanese, Korean": "\u5b89\u5168\u4fdd\u8b77 \u304b\u306a \uc548\uc804 \uff21\uff22",
    "combining heap": "Z" + "\u0301\u0338\u20dd" * 40,
    "right to left": "\u0627\u0644\u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd",
    "points and conjuncts": "\u0633\u064e\u0644\u0627\u0645\u064c \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd "
    "\u0928\u092e\u0938\u094d\u0924\u0947",
    "astral letters": "\U0001d518\U00020000\U0001f984",
    "line ends of all kinds": "one\r\ntwo\rthree\x85four\u2028five\u2029six\n",
    "formula": '=HYPERLINK("http://x","y")',
    "formula behind a space": " +1-1@SUM(1)|x",
    "formulas by other signs": "-1+1\n@SUM(1)\n+1|cmd\n\t=1",
    "full-width formula": "\uff1d1+1",
    "sql": "'); DROP TABLE events; --",
    "format string": "{front_door} %s {0} $words ${x}",
    "json": '{"$words": "x", "a": [1, null]}',
    "path": "../../etc/passwd\\..\\CON:stream",
    "path of Windows": "C:\\x\\..\\CON.txt",
    "device": "CON",
    "ends of other formats": "</textarea></script><script>alert(1)</script>]]>--> ) Tj ET endstream endobj",
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

EVERYTHING = "\n".join(text for name, text in HOSTILE.items() if name not in ("many lines", "long word"))
"""The corpus as one text, for doors and screens that are slow."""

ONE_LINE = admit_line(EVERYTHING).text
"""As it stands where one line is wanted."""

LONG = "".join(
    f"Paragraph {number} of a long answer, with \u201cquotes\u201d and \U0001f600.\n" for number in range(2000)
)
"""More than 100,000 characters, and more than three cells of a spreadsheet hold."""

READABLE = "Ŵŷ Łódź “quotes” – € ½ ✓ Ελλάδα Привет [/] [@click=app.quit]x[/] <b>&amp; ../../x C:\\x =1+1"
"""Only letters that the fonts of the reports hold: it is to be found in a PDF as it is."""

CALLED = (
    "[/] [@click=app.quit]x[/] [bold \x1b]0;t\x07\x9b31m\u202e"
    " \U0001f468\u200d\U0001f469\u200d\U0001f467 \u5b89 \u0633\u0644 =1+1"
)
"""Something that is called so: a person, an agency, a round, a file."""

SEEN = "[@click=app.quit]"
"""The piece of `EVERYTHING` and `CALLED` that has to stand on a screen, letter by letter."""

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def admitted(text: str) -> str:
    """The text as the door lets it in, where several lines are wanted."""
    return admit(text).text


def called(before: str = "") -> str:
    """A hostile name, raw."""
    return f"{before} {CALLED}".strip()


def obeyed(text: str) -> set[str]:
    """The characters in it that a terminal would obey, or that would turn its order round; tab and newline aside."""
    return {one for one in text if (unicodedata.category(one) == "Cc" and one not in "\n\t") or one in _OVERRIDES}
