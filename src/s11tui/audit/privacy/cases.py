"""Numbers under which a child's case is kept by a council, the police, a court or a health service."""

import re
from collections.abc import Iterator

from s11tui.audit.privacy.trace import Trace

_SYSTEM = r"(?P<system>LCS|Mosaic|CRIS|ICS|CP-?IS|Liquidlogic|Niche|SystmOne|CPOMS|MyConcern|Athena)"
_THING = (
    r"(?P<thing>case|crime|incident|referral|strategy (?:meeting|discussion)|occurrence|family|client|patient|hospital"
    r"|police|child|pupil|social care|court|file|log|event|MARAC|MASH|MARF|EHA|CAF)"
)
_LABEL = r"(?:ref(?:erence)?|no|num(?:ber)?|id)\.?(?:[ ](?:no|number|id)\.?)?"
_CASE = re.compile(
    rf"(?<![^\W_])(?:{_SYSTEM}(?:[ ](?:(?:case|record)[ ])?{_LABEL}|[ ]case)?"
    rf"|{_THING}(?:[ ](?:{_LABEL}|numbers:)|[ ]?#)"
    r"|ref(?:erence)?\.?(?:[ ](?:no|number)\.?)?)"
    r"(?![^\W_])(?:[ ](?:is|was))?[ \u00a0]?[:#=\-–]?[ \u00a0]?\(?"
    r"(?P<token>[A-Za-z0-9](?:[A-Za-z0-9]|[/\-.](?=[A-Za-z0-9])){1,39})(?![^\W_])",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r"(?<![^\W_])(?:polic(?:y|ies)|procedures?|documents?|guidance|contracts?|insurance|charity|company|invoice"
    r"|certificates?|DBS|training|courses?|minutes?|committee|version|budget|asset|tender|order|clause|telephone|call"
    r")(?![^\W_])[^.!?\n]*$",
    re.IGNORECASE,
)
"""Before a reference, these say that it is of a paper and not of a child."""

_MAY_BE_PAPER = ("", "file", "log", "event")
"""A number of these, or a bare “ref”, may be a paper's; a number of a crime or case is none."""

_DATE_OR_YEARS = re.compile(
    r"[0-9]{1,2}([/.\-])[0-9]{1,2}\1[0-9]{2,4}|(?:19|20)[0-9]{2}([/.\-])[0-9]{1,2}(?:\2[0-9]{1,2})?"
    r"|(?:19|20)[0-9]{2}[/\-](?:19|20)[0-9]{2}|[0-9]{1,2}-(?:year|month|week|day)s?(?:-old)?"
)


def case_numbers(text: str) -> Iterator[Trace]:
    """What stands after “case number”, “crime ref.”, “LCS” and their like."""
    for found in _CASE.finditer(text):
        token = found.group("token")
        if not _is_number(token, bare=not found.group("thing")) or _DATE_OR_YEARS.fullmatch(token):
            continue
        if not _is_of_paper(text, found):
            start, end = found.span("token")
            yield Trace("case number", start, end, token)


def _is_of_paper(text: str, found: re.Match[str]) -> bool:
    thing = (found.group("thing") or "").lower()
    may_be_paper = thing in _MAY_BE_PAPER and not found.group("system")
    return may_be_paper and bool(_OF_PAPERS.search(text[max(0, found.start() - 40) : found.start()]))


def _is_number(token: str, *, bare: bool) -> bool:
    """Five digits; fewer with capitals among them, where a word says that a number of a case follows."""
    digits = sum(character.isdigit() for character in token)
    if digits >= 5 or bare:
        return digits >= 5
    letters = [character for character in token if character.isalpha()]
    return bool(letters) and (digits >= 4 or (digits >= 2 and all(letter.isupper() for letter in letters)))
