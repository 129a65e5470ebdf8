"""Due days written as iCalendar, read back by a library that we do not use ourselves."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from s11tui.exchange.calendar import DueDay, calendar_bytes
from s11tui.text import admit

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
WORDS = st.text(max_size=200).map(lambda text: admit(text).text.strip())
DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 30))


def read_back(data: bytes) -> Calendar:
    return Calendar.from_ical(data)


@given(st.lists(st.tuples(st.uuids(), DAYS, WORDS, WORDS), max_size=5, unique_by=lambda one: one[0]))
def test_every_character_and_day_arrives(given_days: list[tuple[object, date, str, str]]) -> None:
    days = [DueDay(str(name), day, title, about, NOW) for name, day, title, about in given_days]
    data = calendar_bytes("Actions of everybody", days, NOW)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two
    assert b"\n" not in data.replace(b"\r\n", b"")
    found = read_back(data)
    assert str(found["X-WR-CALNAME"]) == "Actions of everybody"
    events = found.walk("VEVENT")
    assert [(str(one["SUMMARY"]), str(one["DESCRIPTION"])) for one in events] == [(x.title, x.about) for x in days]
    assert [one["DTSTART"].dt for one in events] == [one.day for one in days]
    assert [(one["DTEND"].dt - one["DTSTART"].dt).days for one in events] == [1] * len(days)
    assert [str(one["UID"]).partition("@")[0] for one in events] == [one.id for one in days]


def test_a_change_is_newer_and_keeps_its_id() -> None:
    before = DueDay("a", date(2027, 4, 1), "Due: train", "", NOW)
    after = DueDay("a", date(2027, 5, 1), "Due: train", "", NOW.replace(hour=11))
    (old,), (new,) = (read_back(calendar_bytes("A", [one], NOW)).walk("VEVENT") for one in (before, after))
    assert old["UID"] == new["UID"]
    assert old["SEQUENCE"] < new["SEQUENCE"]
