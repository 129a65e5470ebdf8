"""The shape of what may stand in an event that comes from another machine, kind by kind, with people's words sealed.

Nothing else may stand in it: whatever a fold, a table or a screen is given later was looked at here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from s11tui.audit.action_steps import OWNER_KINDS, STATES
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import is_admissible

Check = Callable[[Any], bool]

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile("[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,119}")
_SLUG = re.compile("[a-z0-9][a-z0-9-]{0,119}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_LONGEST = 2_000
"""Characters of what is not sealed: chosen options, numbers, days."""
_MOST = 20_000


def _matches(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


uuid, sha256, name, slug, moment = map(_matches, (_UUID, _SHA256, _NAME, _SLUG, _MOMENT))


def text(value: Any) -> bool:
    """People's words, sealed; or none."""
    return value == "" or (isinstance(value, dict) and set(value) == {"$words"} and sha256(value["$words"]))


def line(value: Any) -> bool:
    """A short text that is chosen or worked out."""
    return isinstance(value, str) and len(value) <= _LONGEST and "\n" not in value and is_admissible(value)


def day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def number(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**53


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def either(*checks: Check) -> Check:
    return lambda value: any(check(value) for check in checks)


def none(value: Any) -> bool:
    return value is None


def empty(value: Any) -> bool:
    return value == "" and isinstance(value, str)


def word(*known: str) -> Check:
    return lambda value: isinstance(value, str) and value in known


def many(check: Check) -> Check:
    return lambda value: isinstance(value, list) and len(value) <= _MOST and all(map(check, value))


def mapping(key: Check, check: Check) -> Check:
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= _MOST
        and all(key(one) and check(other) for one, other in value.items())
    )


def shape(**checks: Check) -> Check:
    """A mapping of these keys and no others; those whose name ends in `_` may be missing."""
    needed = {key for key in checks if not key.endswith("_")}
    known = {key.rstrip("_"): check for key, check in checks.items()}

    def is_so(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and needed <= set(value) <= set(known)
            and all(known[key](inner) for key, inner in value.items())
        )

    return is_so


def renamed(check: Check, **names: str) -> Check:
    """A check of keys that cannot be written as arguments: `return_="return"`."""
    back = {stands: given for given, stands in names.items()}
    return lambda value: isinstance(value, dict) and check({back.get(key, key): one for key, one in value.items()})


_maybe_id, _maybe_day = either(uuid, empty), either(day, empty)
_seen = either(uuid, none)
_file = either(none, shape(sha256=sha256, name=text, size=number))
_BEHALF: dict[str, Check] = {"author_": uuid, "original_": text}
_facts = shape(
    kind=word(*KINDS),
    phases=many(word(*PHASES)),
    size=word("", *SIZES),
    tags=many(word(*TAGS)),
    profile=either(name, empty),
)
_origin = either(none, renamed(shape(return_id=uuid, head=sha256, seq=number), return_id="return"))
_value = either(text, line, many(either(name, mapping(name, text))))
_OUTCOME: dict[str, Check] = {
    "standard": name,
    "outcome": word("confirmed", "raised", "lowered", "cannot tell", "not moderated"),
    "grade": name,
    "reason": text,
    "basis": word("", "discussed", "on reading"),
    "decider": _maybe_id,
    "decider_was": text,
    "at": moment,
    "meeting": text,
    "meeting_id_": _maybe_id,
    "content": sha256,
    "revision": number,
}
_practice = shape(
    practice=uuid,
    standard=name,
    practice_kind=word(*PRACTICE_KINDS),
    extract=text,
    why=text,
    consent=word(*CONSENTS),
    consent_by=text,
    meeting=_maybe_id,
)
_SIGNATURE: dict[str, Check] = {
    "office_": either(name, empty),
    "name": text,
    "role": text,
    "how": word("signed in", "by the lead", "paper", "e-mail"),
    "signed_on": _maybe_day,
    "shown": text,
    "reason": text,
    "report_": either(sha256, empty),
    "scan_": _file,
}
_reasons = many(shape(standard=name, reason=text))
_reason = shape(reason=text)
_nothing = shape()
_evidence = many(shape(title=text, held_at=text, date=_maybe_day))
_action_states = word(*STATES)

SHAPES: dict[str, Check] = {
    "invited": shape(
        round=uuid, agency=uuid, edition=sha256, slug=slug, agency_name=text, facts=_facts, origin_=_origin
    ),
    "facts_changed": shape(facts=_facts, reason_=text),
    "answered": shape(standard=name, question=name, value=_value, seen=_seen, also_=many(uuid), **_BEHALF),
    "cleared": shape(standard=name, question=name, seen=_seen, also_=many(uuid), **_BEHALF),
    "confirmed": shape(standard=name, question=name, value=_value, source=uuid, seen=_seen, **_BEHALF),
    "graded": shape(
        standard=name, grade=either(name, empty), reason=text, seen=_seen, also_=many(uuid), **_BEHALF
    ),
    "conflict_settled": shape(
        standard=name, question=either(name, empty), chosen=_maybe_id, over=many(uuid), declared_=flag,
        evidence_=many(uuid), **_BEHALF,
    ),
    "evidence_added": shape(
        standard=name, title=text, held_at=text, date=_maybe_day, item_=_maybe_id, shows_=text, review_by_=_maybe_day,
        file_=_file, **_BEHALF,
    ),
    "evidence_removed": shape(standard=name, evidence=uuid, **_BEHALF),
    "trace_allowed": shape(standard=name, question=either(name, empty), trace=line, text=text),
    "original_attached": shape(title=text, file_=_file, **_BEHALF),
    "assigned": shape(standard=name, people=many(uuid)),
    "commented": shape(standard=name, text=text),
    "sent_for_sign_off": _nothing,
    "declined": _reason,
    "recalled": _nothing,
    "signed": shape(**_SIGNATURE),
    "submitted": shape(content=mapping(name, sha256), **_SIGNATURE),
    "ratification_due": shape(body=text, by=day),
    "ratified": shape(on=day, minute=text),
    "returned": shape(standards=_reasons),
    "reply_to_return": shape(standard=name, text=text),
    "acknowledged": shape(outcomes_=many(shape(standard=name, grade=name, content=sha256))),
    "closed": _nothing,
    "moderation_opened": _nothing,
    "agency_queried": shape(standard=name, text=text),
    "query_replied": shape(
        standard=name, query=uuid, text=text, side_=word("agency", "panel"), reopens_=flag
    ),
    "query_resolved": shape(standard=name, query=uuid),
    "shared": shape(
        outcomes=many(shape(**_OUTCOME)), practices_=many(_practice), reply_by=day,
        notes_=many(shape(note=name, text=text, meeting=text)),
    ),
    "accepted": _nothing,
    "practice_consented": shape(
        standard=name, practice=uuid, consent=word(*CONSENTS), extract=text, consent_by=text
    ),
    "settled": _nothing,
    "challenged": shape(standards=_reasons),
    "decided": shape(
        standard=name, decision=word("the outcome stands", "the outcome was changed"), outcome=shape(**_OUTCOME)
    ),
    "amended": shape(standards=many(name), reason=text),
    "exempted": _reason,
    "withdrawn": _reason,
    "reinstated": _reason,
    "extended": shape(due=day, reason=text),
    "redacted": shape(digests=many(sha256), reason=text),
    "handed_over": shape(id=uuid, number=number, party=_maybe_id, head=sha256, seq=number),
    "received": shape(
        id=uuid, number=number, party=uuid, head=sha256, brought=many(uuid), withheld=many(sha256),
        files_withheld=many(sha256), called=mapping(uuid, slug),
        links=many(shape(stream=line, links=many(lambda one: _is_link(one)))),
    ),
    "action_added": renamed(
        shape(
            slug=slug, standard=either(name, empty), what=text, owner=text, due=day, return_id=uuid, agency=uuid,
            state=word("open", "proposed"), by_panel=flag, owner_kind_=word(*OWNER_KINDS), owner_agency_=_maybe_id,
            meeting_=_maybe_id, **_BEHALF,
        ),
        return_id="return",
    ),
    "action_progressed": shape(
        state=_action_states, note=text, due=_maybe_day, evidence_=_evidence, how_=word("", *HOW_CHECKED),
        grade_=either(name, empty), what_=text, owner_=text,
    ),
    "round_opened": shape(
        id=uuid, slug=slug, title=text, edition=sha256, due=day, separately=flag, reply_days=number
    ),
    "round_extended": shape(due=day, reason_=text),
    "round_closed": shape(reason_=text),
}  # fmt: skip


def _is_link(one: Any) -> bool:
    return isinstance(one, list) and len(one) == 3 and uuid(one[0]) and number(one[1]) and sha256(one[2])


def is_shaped(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether the sealed body of an event is as its kind says; false of kinds that are never handed over."""
    check = SHAPES.get(kind)
    return check is not None and check(body)
