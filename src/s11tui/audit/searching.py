"""Looking for words in a return: in its standards, their guidance, and what was said and shown."""

from dataclasses import dataclass

from s11tui.audit.view_models import ReturnView, StandardView

_AROUND = 32
"""Characters shown before the word that was found."""
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Hit:
    """A standard in which every word was found, and the place that shows why; empty where its title does.

    Attributes:
        where: in what it was found, in words.
        snippet: some of the text around it, on one line.
    """

    standard: StandardView
    where: str = ""
    snippet: str = ""


def search(view: ReturnView, letters: str) -> tuple[Hit, ...]:
    """The standards in which all these words stand somewhere, in order; all of them for no letters."""
    words = letters.casefold().split()
    found = (_look(one, words) for one in view.standards())
    return tuple(one for one in found if one is not None)


def _look(standard: StandardView, words: list[str]) -> Hit | None:
    title = f"{standard.number} {standard.title}"
    if _all_in(words, title):
        return Hit(standard)
    texts = _texts(standard)
    for where, text in texts:
        if _all_in(words, text):
            return Hit(standard, where, _snippet(text, words[0]))
    everything = "\n".join([title, *(text for _, text in texts)])
    if not _all_in(words, everything):
        return None
    where, text = next((one for one in texts if _all_in(words[:1], one[1])), ("", ""))
    return Hit(standard, where, _snippet(text, words[0]))


def _texts(standard: StandardView) -> list[tuple[str, str]]:
    """Everything of a standard that can be searched, with what it is."""
    texts = [(one.text, one.printed) for one in standard.questions if one.printed]
    texts.append(("reason", standard.self_reason))
    texts += [("evidence", f"{one.title} {one.held_at} {one.shows}") for one in standard.evidence]
    texts += [("action", f"{one.what} {one.owner}") for one in standard.actions]
    texts += [("comment", text) for _, _, text in standard.comments]
    texts += [("question", one.text) for one in standard.questions]
    texts.append(("guidance", standard.guidance))
    texts += [("last year", answer) for then in standard.earlier for _, answer in then.answers]
    return [(where, text) for where, text in texts if text]


def _all_in(words: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _snippet(text: str, word: str) -> str:
    line = " ".join(text.split())
    at = max(0, line.casefold().find(word))
    start = max(0, at - _AROUND)
    shown = line[start : start + _SHOWN]
    return f"{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(line) else ''}"
