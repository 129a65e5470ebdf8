"""The privacy guard: what it finds in realistic answers, and what it leaves alone."""

import pytest

from s11tui.audit.privacy import KINDS, Trace, traces_in

FOUND = [
    ("Her NHS number is 943 476 5919.", "NHS number", "943 476 5919"),
    ("The letter quoted 943-476-5919 by mistake.", "NHS number", "943-476-5919"),
    ("NHS9434765919 was copied from the system", "NHS number", "9434765919"),
    ("We looked up B801200005001 on the register.", "UPN", "B801200005001"),
    ("UPN: P207000016049", "UPN", "P207000016049"),
    ("The family lives at LE1 6ZG.", "postcode", "LE1 6ZG"),
    ("They moved to ec1a 1bb in spring.", "postcode", "ec1a 1bb"),
    ("Address held as M11AE.", "postcode", "M11AE"),
    ("A girl born on 12 March 2015 was seen.", "date of birth", "12 March 2015"),
    ("DOB 12/03/2015", "date of birth", "12/03/2015"),
    ("D.O.B.: 12.3.15", "date of birth", "12.3.15"),
    ("The date of birth is recorded as 2015-03-12.", "date of birth", "2015-03-12"),
    ("It said 12 March 2015 (DOB).", "date of birth", "12 March 2015"),
    ("Born 3rd of May 2012, the eldest came first.", "date of birth", "3rd of May 2012"),
    ("We wrote about Jamie Smith (12/03/2015) last week.", "date of birth", "12/03/2015"),
    ("LCS 1234567 shows the visit.", "case number", "1234567"),
    ("The crime reference was 13170/26A.", "case number", "13170/26A"),
    ("Case number: CP-12345 is still open.", "case number", "CP-12345"),
    ("Mosaic ID 889123 was closed.", "case number", "889123"),
    ("See incident no. IN2047 for the log.", "case number", "IN2047"),
    ("Strategy meeting ref SM20415 was late.", "case number", "SM20415"),
    ("Please quote ref: 55012377.", "case number", "55012377"),
    ("The pupil Jamie Smith told a teaching assistant.", "name", "Jamie Smith"),
    ("A boy called Tarkan asked for help.", "name", "Tarkan"),
    ("A child whom we know, named Zoë, came back.", "name", "Zoë"),
    ("Siân, aged 7, drew her house.", "name", "Siân"),
    ("We listened to Kacper (7) and his brother.", "name", "Kacper"),
    ("We listened to Ayesha Begum (Year 3) first.", "name", "Ayesha Begum"),
    ("Jamie’s mum rang the office.", "name", "Jamie"),
    ("The call came from Tarkan's mum that evening.", "name", "Tarkan"),
    ("We met the mother of Oluwaseun twice.", "name", "Oluwaseun"),
    ("Their daughter Ioana O’Brien was seen alone.", "name", "Ioana O’Brien"),
    ("A seven-year-old Chidi Okafor stayed behind.", "name", "Chidi Okafor"),
    ("The plan for child J.S. was late.", "name", "J.S."),
    ("We reviewed pupil AB in June.", "name", "AB"),
    ("Mohammed is a pupil in our resource base.", "name", "Mohammed"),
    ("Jamie and his sister were moved to carers.", "name", "Jamie"),
    ("Jamie told his teacher what had happened.", "name", "Jamie"),
    ("We spoke to “Jamie” (a child in Year 4).", "name", "Jamie"),
    ("Fatima disclosed this to a friend.", "name", "Fatima"),
    ("The siblings Jake and Lily moved schools.", "name", "Lily"),
    ("Zbyszek Nowak DOB 12/03/2015", "name", "Zbyszek Nowak"),
    ("Tarkan Yilmaz (NHS number 943 476 5919) was referred.", "name", "Tarkan Yilmaz"),
    ("PUPIL JAMIE SMITH WAS ABSENT", "name", "JAMIE SMITH"),
    ("The twin Anne-Marie Smith-Jones settled.", "name", "Anne-Marie Smith-Jones"),
    ("Our youngest pupil, Priya, spoke to governors.", "name", "Priya"),
]

QUIET = [
    "Working Together 2026 and KCSIE 2025 are read by all staff.",
    "Section 11 of the Children Act 2004 applies to us; S175 157 is for schools.",
    "The Designated Safeguarding Lead Jane Smith reports each term.",
    "Jane Smith, our head teacher, reads each child's file.",
    "PC Amina Khan visits the school on Mondays.",
    "The social worker is called Sarah Jones and she knows every pupil.",
    "Dr. Adam Patel is the named doctor for child protection.",
    "Mrs Smith teaches Year 5 and Miss Khan Year 6.",
    "Child A and Child B were the subject of a review; Child A was seen alone.",
    "Ring 0113 496 0000 or +44 113 496 0000 at any time.",
    "The out-of-hours number is 01632 960123; mobiles begin 07700 900123.",
    "Policy ref: SG-2026-014 was agreed on 12/03/2026.",
    "The policy reference number 20260914 is on page one.",
    "The Safeguarding Policy (12/03/2026) was ratified in March 2027.",
    "Ofsted (12 March 2025) found strong practice.",
    "Pupil Premium and Child Protection Plans are reviewed each half-term.",
    "Child Sexual Exploitation training was given to 42 staff.",
    "The child Death Overview Panel asked us for figures.",
    "Children born after 1 September 2020 start in Reception.",
    "Pupils born between 01/09/2015 and 31/08/2016 are in this cohort.",
    "The form asks for date of birth and was updated on 3 May 2026.",
    "Pupils, aged 7 to 11, helped to write the leaflet.",
    "Year 5 and Year 6 had an assembly on Monday.",
    "KS2 4th lesson and KS1 2nd lesson cover consent.",
    "The room is SE1 2027 in the booking system.",
    "We audited 24 files in case number order.",
    "In that case no 16-year-old was left without advice.",
    "The number of referrals rose from 10432 to 11020.",
    "The incident number for 2025-26 was 14.",
    "A programme called Daisy supports young mothers.",
    "Each child has a key worker named on the plan.",
    "The home called Rose House closed in May.",
    "A tool named Signs of Safety is used by every team.",
    "The mother of Polish origin was offered an interpreter.",
    "Clare’s Law and Sarah’s Law are covered in training.",
    "Children from Norbeck and Southmere attend the hub.",
    "Barnardo’s runs the service; NSPCC visits each year.",
    "Prevent (2) and Appendix (3) list the documents.",
    "In June, 7 pupils were interviewed about safety.",
    "DSLs Jane Smith and Amina Khan share the duty.",
    "Sarah Jones (DSL) and Adam Evans (deputy) are trained to level 3.",
    "pupil PE kit and child CP files are kept apart.",
    "The DBS certificate number 001234567890 is held on the record.",
    "MASH, MARAC and ICB partners met on 2026-03-12.",
    "We joined Operation Encompass; alerts arrive by 8am.",
    "Hannah attends the executive every quarter.",
    "The number 943 476 5918 is not one.",
    "B801200005002 is not one either.",
    "St Mary’s School and Jamie Smith Academy share a lead.",
    "Black children and boys of Caribbean heritage are stopped more often.",
    "Lead: Jane Smith. Pupils know her name.",
]


@pytest.mark.parametrize(("text", "kind", "stands"), FOUND)
def test_a_trace_is_found_where_it_stands(text: str, kind: str, stands: str) -> None:
    start = text.index(stands)
    assert Trace(kind, start, start + len(stands), stands) in traces_in(text)


@pytest.mark.parametrize("text", QUIET)
def test_the_ordinary_language_of_audits_is_left_alone(text: str) -> None:
    assert traces_in(text) == ()


def test_the_words_say_what_it_looks_like_and_not_what_it_is() -> None:
    said = [Trace(kind, 0, 3, "xyz").words for kind in KINDS]
    assert said[0] == "looks like an NHS number: xyz"
    assert all(words.startswith(("looks like a ", "looks like an ", "looks like the ")) for words in said)


def test_a_name_once_told_is_told_wherever_it_stands() -> None:
    text = "A boy called Tarkan came. Later Tarkan went home with an aunt."
    assert [(one.start, one.text) for one in traces_in(text)] == [(13, "Tarkan"), (32, "Tarkan")]


def test_a_worker_who_shares_the_name_of_a_child_is_still_left_alone() -> None:
    text = "The pupil Adam was seen by PC Adam Jones."
    assert [one.start for one in traces_in(text)] == [10]


def test_dates_that_follow_a_date_of_birth_are_dates_of_birth() -> None:
    text = "DOBs: 12/03/2015, 14/05/2017 and 1/1/2019; reviewed 2/2/2026"
    assert [one.text for one in traces_in(text)] == ["12/03/2015", "14/05/2017", "1/1/2019"]


def test_several_traces_come_in_order() -> None:
    text = "Pupil Jamie Smith, DOB 12/03/2015, NHS 943 476 5919, UPN B801200005001, LE1 6ZG, case no. 123456."
    assert [one.kind for one in traces_in(text)] == [
        "name", "date of birth", "NHS number", "UPN", "postcode", "case number",
    ]  # fmt: skip
