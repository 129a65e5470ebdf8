"""A style sheet that parses no rule twice.

Textual parses every rule anew, those of its own widgets too, whenever a screen is opened for the first time and
whenever the colours change. What a rule means depends only on its text and on the theme's variables, so it is kept.
"""

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import Token

_MANY = 1024
"""More than there are rules of widgets and screens: otherwise the first would be forgotten when the last is read."""

_Rules = LRUCache[tuple[object, ...], list[RuleSet]]

_read: dict[frozenset[tuple[str, str]], tuple[dict[str, list[Token]], _Rules]] = {}
"""The variables in parts and the rules that were parsed with them, by the variables: one entry for each theme."""


class KeptStylesheet(Stylesheet):
    """Does what its parent does."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._take_up()

    def set_variables(self, variables: dict[str, str]) -> None:
        self._variables = variables
        self._invalid_css = set()
        self._style_parse_cache.clear()
        self._take_up()

    def reparse(self) -> None:
        # The rules change only when all could be parsed: a fault leaves those that were there.
        self.parse()

    @property
    def _variable_tokens(self) -> dict[str, list[Token]]:
        return self._tokens

    def _take_up(self) -> None:
        key = frozenset(self._variables.items())
        if key not in _read:
            # Those of a style sheet that has nothing yet.
            _read[key] = Stylesheet(variables=self._variables)._variable_tokens, LRUCache(_MANY)
        self._tokens, self._parse_cache = _read[key]
