"""Finding where a TOML value ends, what places lie inside it, and what is odd about how it is written."""

import re
from datetime import date

from s11tui.questionnaire.structure.cursor import KEY, TABLE_LINE, Path, TroubleKind, key_parts
from s11tui.questionnaire.structure.texts import CURLY, TextCursor

DEEPEST = 24
"""Lists and tables inside one another; no questionnaire needs more than five."""

_BARE = {"": re.compile(r"[^#\n]*"), ",]": re.compile(r"[^,\]#\n]*"), ",}": re.compile(r"[^,}#\n]*")}
_WHOLE = r"[+-]?(?:0|[1-9](?:_?[0-9])*)"
_PLAIN = re.compile(
    rf"true|false|[+-]?(?:inf|nan)|{_WHOLE}(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?"
    r"|0[xob][0-9A-Fa-f](?:_?[0-9A-Fa-f])*"
    r"|\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
)
_YES = re.compile(r"(?:yes|no|on|off|y|n|true|false)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4}/\d{1,2}/\d{1,2}")


class ValueScanner(TextCursor):
    """Scans the value of one key."""

    def value(self, at: int, closers: str, path: Path, depth: int) -> int:
        """Where the value that begins at `at` ends; `closers` are the signs that may follow it."""
        first = self.sign(at)
        if first in ("[", "{"):
            if depth >= DEEPEST:
                return self.give_up("deep", at, self.end_of_line(at))
            return self._list(at, path, depth) if first == "[" else self._inline_table(at, path, depth)
        if self.text.startswith(('"""', "'''"), at):
            return self.long_text(at)
        if first in ('"', "'"):
            return self.short_text(at, first, closers)
        if first and first in CURLY:
            return self.curly_text(at, closers)
        return self._bare(at, closers)

    def _list(self, at: int, path: Path, depth: int) -> int:
        start, index, at = at, 0, self.past_blank(at + 1)
        while at < len(self.text) and self.sign(at) != "]":
            if self.sign(at) == ",":
                at = self.past_blank(at + 1)
                continue
            if self.recover and self.begins_statement(at):
                return self.give_up("unclosed-list", start, at)
            self.inner.append(((*path, index), self.line_at(at)))
            at = self.past_blank(self._named("", at, ",]", (*path, index), depth))
            if self.abandoned:
                return at
            index += 1
            if self.sign(at) not in ",]" and not self.begins_statement(at):
                self.trouble("no-comma", at)
        if at >= len(self.text):
            return self.give_up("unclosed-list", start, at)
        return at + 1

    def _inline_table(self, at: int, path: Path, depth: int) -> int:
        start, at, over_lines = at, self.past_space(at + 1), False
        while at < len(self.text) and self.sign(at) != "}":
            if self.sign(at) in "\n#":
                over_lines, at = True, self.past_blank(at)
                if self.recover and TABLE_LINE.match(self.text, at):
                    return self.give_up("unclosed-inline", start, at)
            elif self.sign(at) == ",":
                at = self.past_space(at + 1)
                if self.sign(at) == "}" and not over_lines:
                    self.trouble("inline-comma", start)
            else:
                at = self.past_space(self._inline_key(at, path, depth))
            if self.abandoned:
                return at
        if at >= len(self.text):
            return self.give_up("unclosed-inline", start, at)
        if over_lines:
            self.trouble("inline-lines", start)
        return at + 1

    def _inline_key(self, at: int, path: Path, depth: int) -> int:
        match = KEY.match(self.text, at)
        equals = self.past_space(match.end()) if match else at
        if match is None or self.sign(equals) != "=":
            self.trouble("inline-key", at)
            return max(at + 1, self._bare_end(at, ",}"))
        parts = key_parts(match.group())
        self.inner.extend(((*path, *parts[:count]), self.line_at(at)) for count in range(1, len(parts) + 1))
        return self._named(match.group(), self.past_space(equals + 1), ",}", (*path, *parts), depth)

    def _named(self, key: str, at: int, closers: str, path: Path, depth: int) -> int:
        """A value inside a list or table, its troubles told with its own key rather than that of the whole."""
        self.key, whole = key, self.key
        end = self.value(at, closers, path, depth + 1)
        self.key = whole
        return end

    def _bare(self, at: int, closers: str) -> int:
        words = self.text[at : self._bare_end(at, closers)].rstrip()
        end = at + len(words)
        kind = _kind_of_bare(words)
        if kind:
            self.trouble(kind, at, end)
        return end

    def _bare_end(self, at: int, closers: str) -> int:
        match = _BARE[closers].match(self.text, at)
        return match.end() if match else at


def _is_date(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _kind_of_bare(words: str) -> TroubleKind | None:
    """Which slip a value without quotation marks is; None for a number, a date, true and false."""
    if not words:
        return "no-value"
    if _DAY.match(words) and not _is_date(words[:10]):
        return "no-date"
    if _PLAIN.fullmatch(words):
        return None
    if _YES.fullmatch(words):
        return "yes"
    return "date" if _DATE.fullmatch(words) else "unquoted"
