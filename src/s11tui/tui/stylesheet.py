"""A style sheet that parses no rule twice, and asks each widget only about rules that may concern it.

Textual parses every rule anew, those of its own widgets too, whenever a screen is opened for the first time and
whenever the colours change. What a rule means depends only on its text and on the theme's variables, so it is kept.
Whenever a widget may look different it goes through all rules, a thousand and more. Which of them name the type, the
classes or the id of a widget is the same for all that have the same ones, so that is kept as well.
"""

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import Token
from textual.dom import DOMNode

_MANY = 1024
"""More than there are rules of widgets and screens: otherwise the first would be forgotten when the last is read."""

_Rules = LRUCache[tuple[object, ...], list[RuleSet]]

_read: dict[frozenset[tuple[str, str]], tuple[dict[str, list[Token]], _Rules]] = {}
"""The variables in parts and the rules that were parsed with them, by the variables: one entry for each theme."""


class KeptStylesheet(Stylesheet):
    """Does what its parent does."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._all: list[RuleSet] = []
        self._by_names: dict[frozenset[str], tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
        self._take_up()

    def parse(self) -> None:
        super().parse()
        self._all = self._rules
        self._by_names = {}

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], RulesMap] | None = None
    ) -> None:
        if self._require_parse:
            self.parse()
        outer = self._rules, self._rules_map
        self._rules, self._rules_map = self._concerning(frozenset(node._selector_names))
        try:
            super().apply(node, animate=animate, cache=cache)
        finally:
            self._rules, self._rules_map = outer

    def _concerning(self, names: frozenset[str]) -> tuple[list[RuleSet], dict[str, list[RuleSet]]]:
        """The rules that have one of these names, in their order, and the same by their names."""
        if names not in self._by_names:
            rules = [one for one in self._all if not names.isdisjoint(one.selector_names)]
            by_name = {name: [one for one in rules if name in one.selector_names] for name in names}
            self._by_names[names] = rules, {name: found for name, found in by_name.items() if found}
        return self._by_names[names]

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
