"""Who was an agency's safeguarding lead at some time, by the register's own events."""

import json
from collections import defaultdict
from collections.abc import Mapping

from s11tui.workspace.store import Store

_PEOPLE = """SELECT stream, at, body FROM events WHERE stream >= 'register/person/' AND stream < 'register/person0'
    ORDER BY stream, seq"""

Then = frozenset[str]
Now = frozenset[str]


def leads_at(store: Store, moments: Mapping[str, str]) -> dict[str, tuple[Then, Now]]:
    """For each agency, who was its lead at a moment (UTC, as events carry it), and who is now; ids of people.

    Args:
        moments: by the id of the agency.
    """
    if not moments:
        return {}
    then: dict[str, set[str]] = defaultdict(set)
    now: dict[str, set[str]] = defaultdict(set)
    led_before: dict[str, set[str]] = defaultdict(set)
    for person, at, body in store.all(_PEOPLE):
        told = json.loads(body)
        led = {one["agency"] for one in told["grants"] if one["role"] == "lead"} if told["active"] else set()
        for agency in (led | led_before[person]) & moments.keys():
            for leads in (then, now) if at <= moments[agency] else (now,):
                (leads[agency].add if agency in led else leads[agency].discard)(person)
        led_before[person] = led
    return {agency: (frozenset(then[agency]), frozenset(now[agency])) for agency in moments}
