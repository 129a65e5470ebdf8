"""Words before and after a name that say it is a child's."""

import re

from s11tui.audit.privacy.name_words import CHILD, CHILDREN, KIN, PARENTS, STAFF, THINGS, may_be_name
from s11tui.audit.privacy.reading import Reading
from s11tui.audit.privacy.runs import Part

_KIN_OF = PARENTS | {"parent", "parents", "carer", "carers", "family", "sibling", "siblings", "friend", "friends"}
_CALLED = frozenset({"called", "named", "nicknamed"})
_WORDS_BEFORE_CALLED = 6
_YEAR_BEFORE = re.compile(r"\b(?:year|yr) ?(?:[0-9]{1,2}|one|two|three|four|five|six),? $", re.IGNORECASE)
_OPEN = r"[\"”’]?[ \u00a0]?[,(–-]?[ \u00a0]?"
_AGED = re.compile(
    rf"{_OPEN}(?:(?:who )?(?:is |was ))?\(?(?:aged?:?[ ]?[0-9]{{1,2}}|[0-9]{{1,2}} ?(?:years? old|y/?o\b))", re.I
)
_YEARS_IN_BRACKETS = re.compile(r"[ \u00a0]?\(\s?(?:[0-9]|1[0-9])\s?\)")
_YEARS_IN_COMMAS = re.compile(r", (?:[0-9]|1[0-9])(?=[,.;)]| (?:who|was|is|told|said)\b)")
_YEAR_GROUP = re.compile(
    rf"{_OPEN}(?:who )?(?:is |was )?(?:from |in |of )?\(?(?:(?:year|yr|y)[ ]?[0-9]{{1,2}}\b|reception class\b)", re.I
)
_IS_CHILD = re.compile(
    rf"{_OPEN}(?:who )?(?:(?:is|was) )?(?:a|an|the|our|her|his|their) (?P<between>(?:[^\W_][\w’'\-]{{0,20}} ){{0,4}})"
    rf"(?:{'|'.join(sorted(CHILD))})(?=[ ]?(?:[,.;:)\n]|$)| (?:with|who|in|at|from|of|and|whose|was|is|aged)\b)",
    re.IGNORECASE,
)
_WHAT_HAPPENED = re.compile(
    r" (?:(?:was|is|had|has|been|being|then|first) ){0,3}(?:disclosed|self-harmed|went missing|ran away"
    r"|(?:taken )?into care|came into care|excluded|bullied|groomed|neglected|fostered|abused)\b",
    re.IGNORECASE,
)
_OWN_PEOPLE = re.compile(
    r",? (?:told|and|with|lives with|asked) (?:his|her|their) "
    r"(?:older |younger |little |big |class |form |key |social )?"
    r"(?:teacher|tutor|worker|mum|dad|mother|father|parents|sister|brother|siblings?|friends?|gran|nan"
    r"|foster carers?)\b",
    re.IGNORECASE,
)


def speaks_of_child(reading: Reading, part: Part) -> bool:
    """Whether the words beside a name say that it is a child's."""
    if not part.is_known and not may_be_name(reading.words[part.first].text):
        return False
    return _before(reading, part) or _after(reading, part)


def _before(reading: Reading, part: Part) -> bool:
    before = part.first - 1
    if before < 0:
        return False
    word = reading.words[before]
    is_plain = reading.follows_plainly(part.first)
    if not part.is_known and not is_plain:
        return False
    if not reading.follows_loosely(part.first) or word.owns:
        return False
    low = word.low
    if low in CHILD:
        return part.is_known or word.text.islower()
    if low in CHILDREN:
        return part.is_known
    if low == "old" or low.endswith("year-old"):
        return low != "old" or reading.low(before - 1) in ("year", "month", "week", "years", "months", "weeks")
    if low in _CALLED or (low in ("is", "was") and reading.low(before - 1) == "name"):
        return _somebody_is_called(reading, before, part)
    if low == "of" and reading.low(before - 1) in _KIN_OF:
        return part.is_known or reading.low(before - 1) in PARENTS
    start = reading.words[part.first].start
    return part.is_known and bool(_YEAR_BEFORE.search(reading.text[max(0, start - 12) : start]))


def _somebody_is_called(reading: Reading, called: int, part: Part) -> bool:
    """The nearest word before “called” that says who or what: a child, or some other thing."""
    for place in range(called - 1, max(-1, called - 1 - _WORDS_BEFORE_CALLED), -1):
        low = reading.low(place)
        if low in CHILD or low.endswith("year-old") or (low in CHILDREN and part.is_known):
            return True
        if low in THINGS or low in STAFF or reading.begins_sentence(place):
            return False
    return False


def _after(reading: Reading, part: Part) -> bool:
    last = reading.words[part.after - 1]
    if last.owns:
        return _owns_kin(reading, part)
    text, end = reading.text, last.full_end
    if _AGED.match(text, end):
        return part.is_known or _is_surely_name(reading, part)
    if not part.is_known:
        return False
    if any(
        cue.match(text, end) for cue in (_YEARS_IN_BRACKETS, _YEARS_IN_COMMAS, _YEAR_GROUP, _WHAT_HAPPENED, _OWN_PEOPLE)
    ):
        return True
    found = _IS_CHILD.match(text, end)
    return found is not None and not any(word.casefold() in STAFF for word in found["between"].split())


def _owns_kin(reading: Reading, part: Part) -> bool:
    if not reading.follows_plainly(part.after):
        return False
    return reading.low(part.after) in (KIN if part.is_known else PARENTS)


def _is_surely_name(reading: Reading, part: Part) -> bool:
    """A stretch nobody knows that still looks like a person's: no plural, no lonely first word of a sentence."""
    words = [reading.words[place].text for place in range(part.first, part.after)]
    if not all(may_be_name(word) and not word.endswith("s") for word in words):
        return False
    return len(words) > 1 or not reading.begins_sentence(part.first)
