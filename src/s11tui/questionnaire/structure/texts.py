"""Finding where a quoted text ends, also where its quotation marks are wrong."""

import re

from s11tui.questionnaire.structure.cursor import STATEMENT_LINE, TABLE_LINE, Cursor

CURLY = "“”„‟‘’‚‛«»"
LONGEST_BROKEN = 60
"""Lines that a text with a missing quotation mark is followed over, looking for its end."""

_TEXT = {'"': re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'), "'": re.compile(r"'[^'\n]*'")}
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_GOOD_ESCAPE = re.compile(r'\\(?:[btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\n)')
_DRIVE = re.compile(r"[A-Za-z]:\\")
_PLAUSIBLE_PATH = re.compile(r'"[A-Za-z]:\\[a-z]')
_LONG_CURLY = re.compile(rf"[{CURLY}]{{3}}")
_LONG_CURLY_END = re.compile(rf"[{CURLY}\"']{{3}}")


class TextCursor(Cursor):
    """Scans texts: "one line", 'as it stands', and both over several lines."""

    def long_text(self, at: int) -> int:
        """Where a text between three quotation marks ends."""
        mark = self.text[at : at + 3]
        close = self._close_of_long_text(at, mark)
        stop = len(self.text) if close is None else close
        if self.recover and (close is None or TABLE_LINE.search(self.text, at + 3, stop)):
            following = STATEMENT_LINE.search(self.text, self.end_of_line(at) + 1, stop)
            return self.give_up("unclosed-text", at, following.start() if following else len(self.text))
        if close is None:
            return self.give_up("unclosed-text", at, stop)
        if mark == '"""':
            self._look_at_escapes(at, self.text[at:close])
        return close

    def short_text(self, at: int, quote: str, closers: str) -> int:
        """Where a text on one line ends."""
        match = _TEXT[quote].match(self.text, at)
        if match is None:
            return self._broken_text(at, quote, closers)
        end = match.end()
        if not self.may_end(end, closers) and self.sign(self.past_space(end)) not in "\"'[{":
            return self._text_with_quotes(at, end, quote, closers)
        if quote == '"':
            self._look_at_escapes(at, match.group())
        return end

    def curly_text(self, at: int, closers: str) -> int:
        """Where a text in curly quotation marks was meant to end."""
        if not _LONG_CURLY.match(self.text, at):
            return self._short_curly_text(at, closers)
        self.trouble("curly", at)
        close = _LONG_CURLY_END.search(self.text, at + 3)
        return close.end() if close else self.end_of_line(at)

    def _close_of_long_text(self, at: int, mark: str) -> int | None:
        close = self.text.find(mark, at + 3)
        while close >= 0 and mark == '"""' and self._is_escaped(close):
            close = self.text.find(mark, close + 1)
        if close < 0:
            return None
        end = close + 3
        while end < close + 5 and self.sign(end) == mark[0]:
            end += 1
        return end

    def _is_escaped(self, at: int) -> bool:
        before = at
        while before and self.text[before - 1] == "\\":
            before -= 1
        return (at - before) % 2 == 1

    def _text_with_quotes(self, at: int, end: int, quote: str, closers: str) -> int:
        """A text that holds its own quotation mark: find where it was meant to end."""
        if closers == "" and self.sign(self.past_space(end)) == ",":
            self.trouble("comma", at)
            return self.end_of_line(end)
        line_end = self.end_of_line(end)
        if self.text.find(quote, end, line_end) < 0 and not self.sign(end).isalpha():
            return end
        meant = self.text.find(quote, end, line_end)
        while meant >= 0 and not self.may_end(meant + 1, closers):
            meant = self.text.find(quote, meant + 1, line_end)
        end = line_end if meant < 0 else meant + 1
        self.trouble("apostrophe" if quote == "'" else "quote-inside", at, end)
        return end

    def _broken_text(self, at: int, quote: str, closers: str) -> int:
        """A text whose quotation mark is not closed on its line."""
        line_end = self.end_of_line(at)
        words = self.text[at:line_end]
        if words.rstrip(" \t,]})")[-1:] in tuple(CURLY):
            return self._short_curly_text(at, closers)
        if quote == '"' and _DRIVE.search(words):
            self.trouble("backslash", at)
            return line_end
        self.trouble("line-break", at)
        return self._end_of_broken_text(line_end, quote)

    def _end_of_broken_text(self, line_end: int, quote: str) -> int:
        """Behind its closing mark on one of the next lines, or the end of its own line."""
        end = line_end
        for _ in range(LONGEST_BROKEN):
            following = end + 1
            if following >= len(self.text) or STATEMENT_LINE.match(self.text, following):
                break
            end = self.end_of_line(following)
            close = self.text.find(quote, following, end)
            if close >= 0:
                return close + 1
        return line_end

    def _short_curly_text(self, at: int, closers: str) -> int:
        line_end = self.end_of_line(at)
        marks = (end for end in range(at + 1, line_end) if self.text[end] in CURLY + "\"'")
        end = next((mark + 1 for mark in marks if self.may_end(mark + 1, closers)), line_end)
        self.trouble("curly", at, end)
        return end

    def _look_at_escapes(self, at: int, words: str) -> None:
        if "\\" not in words:
            return
        if any(not _GOOD_ESCAPE.match(words, escape.start()) for escape in _ESCAPE.finditer(words)):
            self.trouble("backslash", at, at + len(words))
        elif _PLAUSIBLE_PATH.match(words):
            self.trouble("path", at, at + len(words))
