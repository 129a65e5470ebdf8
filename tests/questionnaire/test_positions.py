"""Every key and table of a document has the line on which it really stands."""

import json
import tomllib
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.structure.positions import positions_of
from s11tui.questionnaire.structure.statements import scan
from support.thorough import examples


def lines_of(text: str) -> dict[Path, int | None]:
    positions = positions_of(scan(text).statements)
    return {path: positions.exact(path) for path in paths(tomllib.loads(text))}


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, dict):
                yield (*path, index)
            yield from paths(inner, (*path, index))


TEXT = "\n".join(
    (
        "# a remark",
        "[questionnaire]",
        'id = "q"   # another',
        'introduction = """',
        "[[area]]",
        'id = "not a key" ""',
        '"""',
        "",
        " [[ area ]]",
        "  id = 'a'",
        "[[area.standard]]",
        'id = "s"',
        "law = [ # several lines",
        '  { ref = "wt", part = "4" },',
        "",
        '  { ref = "kcsie" },',
        "]",
        "[area.standard.looks_like]",
        "good = '''",
        "x = 1'''",
        "[[area.standard]]",
        "ask.kinds = [ 'school' ]",
    )
)
LINES: dict[Path, int] = {
    ("questionnaire",): 2,
    ("questionnaire", "id"): 3,
    ("questionnaire", "introduction"): 4,
    ("area",): 9,
    ("area", 0): 9,
    ("area", 0, "id"): 10,
    ("area", 0, "standard"): 11,
    ("area", 0, "standard", 0): 11,
    ("area", 0, "standard", 0, "id"): 12,
    ("area", 0, "standard", 0, "law"): 13,
    ("area", 0, "standard", 0, "law", 0): 14,
    ("area", 0, "standard", 0, "law", 0, "ref"): 14,
    ("area", 0, "standard", 0, "law", 0, "part"): 14,
    ("area", 0, "standard", 0, "law", 1): 16,
    ("area", 0, "standard", 0, "law", 1, "ref"): 16,
    ("area", 0, "standard", 0, "looks_like"): 18,
    ("area", 0, "standard", 0, "looks_like", "good"): 19,
    ("area", 0, "standard", 1): 21,
    ("area", 0, "standard", 1, "ask"): 22,
    ("area", 0, "standard", 1, "ask", "kinds"): 22,
}


def test_a_questionnaire() -> None:
    assert lines_of(TEXT) == LINES


def test_what_is_not_written_has_the_line_of_what_is_around_it() -> None:
    positions = positions_of(scan('[[area]]\n[area.standard]\nid = "x"').statements)
    assert positions.line_of(("area", 0, "title")) == 1
    assert positions.line_of(("area", 0, "standard", 0, "id")) == 3
    assert positions.line_of(("nothing", 4)) == 1


KEYS = st.sampled_from(
    ["a", "b", "id", "standard", "3", "a-b", "x_y", "two words", "key.with.dots", "ключ", 'q"q', "b\\n", ""]
)
WORDS = st.sampled_from(
    [
        "",
        "plain",
        "It's",
        'say "no"',
        "a # b",
        "[[area]]",
        "x = 1",
        "}",
        "]",
        "a,b",
        "\\",
        "\\\\",
        "”",
        "two\nlines",
        '"""',
        "'''",
    ]
)


class Writer:
    """Writes a document in many styles and knows on which line each place stands."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[Path, int] = {}

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def one_of(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def write(self, *choices: str) -> None:
        self.text += self.one_of(*choices)

    def key(self, key: str) -> str:
        styles = [json.dumps(key), json.dumps(key, ensure_ascii=False)]
        if key and all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in key):
            styles.append(key)
        if "'" not in key:
            styles.append(f"'{key}'")
        return self.one_of(*styles)

    def scalar(self) -> str:
        words = self.draw(WORDS)
        styles = [
            "1",
            "-2.5",
            "true",
            "2026-03-27",
            "2026-03-27 10:00:00",
            "07:30:00",
            "inf",
            "0x1F",
            json.dumps(words),
        ]
        if "'" not in words and "\n" not in words:
            styles.append(f"'{words}'")
        if "'''" not in words and not words.endswith("'"):
            styles.append(f"'''\n{words}'''")
        escaped = words.replace("\\", "\\\\").replace('"""', '""\\"')
        styles.append(f'"""\n{escaped}"""' if not escaped.endswith('"') else f'"""{escaped}\n"""')
        return self.one_of(*styles)

    def value(self, path: Path, depth: int, inline: bool) -> None:
        kind = self.one_of("scalar", "list", "table") if depth else "scalar"
        if kind == "scalar":
            scalar = self.scalar()
            self.text += scalar if not inline or "\n" not in scalar else "'flat'"
        elif kind == "list":
            self.list(path, depth, inline)
        else:
            self.inline_table(path, depth)

    def list(self, path: Path, depth: int, inline: bool) -> None:
        gaps = ("", " ") if inline else ("", " ", "\n", " # ] }\n", "\n\n\t")
        self.text += "["
        for index in range(self.draw(st.integers(0, 3))):
            if index:
                self.text += ","
            self.write(*gaps)
            self.note((*path, index))
            self.value((*path, index), depth - 1, inline)
            self.write(*gaps)
        self.text += "]"

    def inline_table(self, path: Path, depth: int) -> None:
        self.text += "{"
        for index, key in enumerate(self.draw(st.lists(KEYS, max_size=3, unique=True))):
            self.text += ", " if index else self.one_of("", " ")
            self.note((*path, key))
            self.text += self.key(key) + self.one_of("=", " = ")
            self.value((*path, key), depth - 1, True)
        self.write(" }", "}")

    def table(self, path: Path, name: tuple[str, ...], depth: int) -> None:
        keys = self.draw(st.lists(KEYS, max_size=4, unique=True))
        inner = self.draw(st.integers(0, len(keys))) if depth else 0
        for key in keys[inner:]:
            self.write("", "\n", "  ", "# key = 1\n")
            self.note((*path, key))
            self.text += self.key(key) + self.one_of("=", " = ")
            self.value((*path, key), 2, False)
            self.write("\n", " # remark\n", "\n\n")
        for key in keys[:inner]:
            self.tables(path, (*name, key), depth)

    def tables(self, path: Path, name: tuple[str, ...], depth: int) -> None:
        is_list = self.draw(st.booleans())
        for index in range(self.draw(st.integers(1, 2)) if is_list else 1):
            self.note((*path, name[-1]))
            here: Path = (*path, name[-1], index) if is_list else (*path, name[-1])
            self.note(here)
            dotted = self.one_of(".", " . ").join(self.key(one) for one in name)
            self.text += f"[[{dotted}]]" if is_list else f"[ {dotted} ]"
            self.write("\n", "  # [x]\n")
            self.table(here, name, depth - 1)


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    writer = Writer(draw)
    writer.table((), (), 3)
    return writer


@settings(max_examples=examples(40), deadline=None)
@given(documents())
def test_every_place_that_the_parser_finds_has_its_line(writer: Writer) -> None:
    structure = scan(writer.text)
    positions = positions_of(structure.statements)
    found = list(paths(tomllib.loads(writer.text)))
    assert {path: positions.exact(path) for path in found} == {path: writer.lines[path] for path in found}
    assert [trouble for trouble in structure.troubles if trouble.kind != "path"] == []
