"""Coming in: passphrases, one-time codes, logins; guessing is slowed, and everything is recorded."""

from datetime import timedelta

import pytest

from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.workspace import Workspace
from s11tui.workspace.access import CODE_LASTS, FREE_TRIES
from s11tui.workspace.door import Locked
from support.partnership import Partnership
from support.quick_passphrases import quick_passphrases  # noqa: F401

GOOD = "copper lantern orbit"
OTHER = "marble heron seven"


@pytest.fixture
def one(partnership: Partnership) -> Partnership:
    return partnership


def with_account(one: Partnership, person: str = "lee-lead", passphrase: str = GOOD) -> None:
    (given,) = one.manager.access.give_codes([person])
    one.ws.access.redeem(person, given.code, passphrase, "browser")


def kinds(one: Partnership, person: str) -> list[str]:
    return [event.kind for event in one.ws.ledger.read(f"access/{one.ws.registry.person(person).id}")]


def test_a_code_is_good_once_and_its_holder_chooses_the_passphrase(one: Partnership) -> None:
    assert not one.ws.access.is_guarded
    (given,) = one.manager.access.give_codes(["lee-lead"])
    assert one.ws.access.is_guarded
    assert given.code not in " ".join(map(str, one.ws.store.all("SELECT * FROM accounts")))
    typed = given.code.lower().replace("-", " ")
    assert one.ws.access.redeem("LEE-LEAD", typed, GOOD, "app").slug == "lee-lead"
    with pytest.raises(NotAllowed):
        one.ws.access.redeem("lee-lead", given.code, OTHER, "app")
    assert one.ws.access.sign_in("Lee Lead", GOOD, "app").slug == "lee-lead"
    assert kinds(one, "lee-lead") == ["code_given", "passphrase_set", "signed_in", "sign_in_refused", "signed_in"]


def test_a_code_is_too_old_after_two_weeks(one: Partnership) -> None:
    (given,) = one.manager.access.give_codes(["lee-lead"])
    one.clock.jump(days=CODE_LASTS.days)
    with pytest.raises(NotAllowed, match="too old"):
        one.ws.access.redeem("lee-lead", given.code, GOOD, "app")


def test_an_easy_passphrase_is_refused_and_the_code_stays_good(one: Partnership) -> None:
    (given,) = one.manager.access.give_codes(["lee-lead"])
    for easy in ("short", "aaaaaaaaaaaa", "Lee Lead", "qwertyuiopasdf", "password password", "x" * 201):
        with pytest.raises(BadInput):
            one.ws.access.redeem("lee-lead", given.code, easy, "app")
    one.ws.access.redeem("lee-lead", given.code, GOOD, "app")


def test_a_lost_passphrase_goes_on_until_the_code_is_used(one: Partnership) -> None:
    with_account(one)
    (given,) = one.manager.access.give_codes(["lee-lead"])
    one.ws.access.sign_in("lee-lead", GOOD, "app")
    one.ws.access.redeem("lee-lead", given.code, OTHER, "app")
    with pytest.raises(NotAllowed):
        one.ws.access.sign_in("lee-lead", GOOD, "app")


def test_an_unknown_name_and_a_wrong_passphrase_are_refused_in_the_same_words(one: Partnership) -> None:
    with_account(one)
    said = []
    for name in ("lee-lead", "nobody-at-all", "mo-derator"):
        with pytest.raises(NotAllowed) as refused:
            one.ws.access.sign_in(name, "wrong wrong wrong", "browser")
        said.append(str(refused.value))
    assert len(set(said)) == 1


def test_guessing_is_slowed_and_the_right_one_too_until_the_wait_is_over(one: Partnership) -> None:
    with_account(one)
    for _ in range(FREE_TRIES):
        with pytest.raises(NotAllowed, match="do not belong together"):
            one.ws.access.sign_in("lee-lead", "wrong wrong wrong", "browser")
    with pytest.raises(NotAllowed, match="Too many wrong tries"):
        one.ws.access.sign_in("lee-lead", GOOD, "browser")
    one.clock.jump(seconds=31)
    one.ws.access.sign_in("lee-lead", GOOD, "browser")
    assert one.ws.access.account(one.ws.registry.person("lee-lead").id).failures == 0


def test_who_has_to_wait_does_not_tell_that_there_is_such_a_name(one: Partnership) -> None:
    with_account(one)
    for name in ("lee-lead", "mo-derator", "nobody-at-all"):
        said = []
        for _ in range(FREE_TRIES + 1):
            with pytest.raises(NotAllowed) as refused:
                one.ws.access.sign_in(name, "wrong wrong wrong", "browser")
            said.append(str(refused.value))
        assert len(set(said[:-1])) == 1
        assert "Too many wrong tries" in said[-1]
    assert "nobody-at-all" not in str(one.ws.store.all("SELECT * FROM accounts"))
    one.clock.jump(hours=2)
    with pytest.raises(NotAllowed):
        one.ws.access.sign_in("somebody-else", "wrong wrong wrong", "browser")
    assert one.ws.store.one("SELECT count(*) FROM accounts WHERE person LIKE '?%'") == (1,)


def test_wrong_tries_alone_are_no_account(one: Partnership) -> None:
    with pytest.raises(NotAllowed):
        one.ws.access.sign_in("lee-lead", "wrong wrong wrong", "app")
    assert not one.ws.access.is_guarded


def test_nobody_waits_longer_than_a_quarter_of_an_hour(one: Partnership) -> None:
    with_account(one)
    for _ in range(40):
        one.clock.jump(minutes=15, seconds=1)
        with pytest.raises(NotAllowed, match="do not belong together"):
            one.ws.access.sign_in("lee-lead", "wrong wrong wrong", "browser")


def test_unknown_names_are_noted_once_a_minute(one: Partnership) -> None:
    with_account(one)
    for _ in range(30):
        with pytest.raises(NotAllowed):
            one.ws.access.sign_in("nobody", "wrong wrong wrong", "browser")
    assert len(one.ws.ledger.read("access/nobody")) == 1
    assert "nobody-typed" not in str(one.ws.ledger.read("access/nobody"))


def test_who_has_left_does_not_come_in(one: Partnership) -> None:
    with_account(one)
    one.manager.people.change_person("lee-lead", active=False)
    with pytest.raises(NotAllowed):
        one.ws.access.sign_in("lee-lead", GOOD, "app")
    with pytest.raises(NotNow):
        one.manager.access.give_codes(["lee-lead"])


def test_a_login_is_one_persons(one: Partnership) -> None:
    one.manager.access.give_codes(["partnership-manager"])
    one.manager.access.set_login("lee-lead", "llead")
    assert one.ws.access.by_login("llead", "ssh").slug == "lee-lead"
    with pytest.raises(BadInput, match="Lee Lead"):
        one.manager.access.set_login("mo-derator", "llead")
    with pytest.raises(NotAllowed):
        one.ws.access.by_login("mmoderator", "ssh")
    for bad in ("a b", "a:b", "a/b", "x" * 65):
        with pytest.raises(BadInput):
            one.manager.access.set_login("mo-derator", bad)


def test_the_last_manager_keeps_a_way_in(one: Partnership) -> None:
    with pytest.raises(NotNow, match="No manager"):
        one.manager.access.set_login("lee-lead", "llead")
    one.manager.access.give_codes(["partnership-manager"])
    one.manager.access.set_login("lee-lead", "llead")
    with pytest.raises(NotNow, match="No manager"):
        one.manager.access.close_account("partnership-manager")


def test_only_the_manager_gives_and_takes(one: Partnership) -> None:
    for work in (
        lambda: one.lead.access.give_codes(["lee-lead"]),
        lambda: one.chair.access.close_account("lee-lead"),
        lambda: one.mo.access.set_login("mo-derator", "mo"),
        lambda: one.lead.access.ways_in(),
        lambda: one.lead.access.log(),
        lambda: one.lead.access.log("sig-natory"),
    ):
        with pytest.raises(NotAllowed):
            work()
    assert one.lead.access.log("lee-lead") == ()


def test_refusals_are_recorded_as_soon_as_people_must_show_who_they_are(one: Partnership) -> None:
    with pytest.raises(NotAllowed):
        one.lead.rounds.close("section-11-2027")
    assert kinds(one, "lee-lead") == []
    with_account(one)
    lead = one.ws.session("lee-lead")
    with pytest.raises(NotAllowed), lead.batch():
        lead.rounds.close("section-11-2027")
    (refused,) = one.manager.access.log("lee-lead")[:1]
    assert (refused.kind, refused.body["what"]) == ("refused", "close")
    assert "manager" in refused.body["why"]
    assert one.ws.verify().ok


def test_what_somebody_of_an_agency_looks_for_in_vain_is_recorded(one: Partnership) -> None:
    with_account(one)
    mark = one.lead.watching.mark()
    for ref in (one.school, "no-such-return"):
        with pytest.raises(NotFound):
            one.lead.reading.open(ref)
        with pytest.raises(NotFound):
            one.chair.reading.open("no-such-return")
    found = [event for event in one.manager.access.log() if event.kind == "refused"]
    assert [event.who for event in found] == [one.lead.person.id] * 2, "the panel only mistyped"
    assert "no-such-return" in found[0].body["why"]
    news = one.lead.watching.news(mark)
    assert news is None or not news.pieces, "who comes in is no news for people of agencies"


def test_a_session_that_was_left_alone_is_locked_and_only_its_person_opens_it(one: Partnership) -> None:
    with_account(one)
    lead = one.ws.session("lee-lead")
    lead.door.lock_after = timedelta(minutes=20)
    lead.reading.returns()
    one.clock.jump(minutes=19)
    lead.reading.returns()
    one.clock.jump(minutes=2)
    with pytest.raises(Locked):
        lead.reading.returns()
    lead.door.seen()
    with pytest.raises(Locked):
        lead.answering.answer(one.ref, "policy", "in-place", "x")
    with pytest.raises(NotAllowed):
        lead.door.unlock("wrong wrong wrong")
    lead.door.unlock(GOOD)
    assert lead.reading.returns()
    assert [kind for kind in kinds(one, "lee-lead") if kind.startswith("session")] == [
        "session_locked",
        "session_unlocked",
    ]


def test_ones_own_passphrase_is_changed_with_the_old_one(one: Partnership) -> None:
    with_account(one)
    with pytest.raises(NotAllowed):
        one.lead.access.change_passphrase("wrong wrong wrong", OTHER)
    one.lead.access.change_passphrase(GOOD, OTHER)
    one.ws.access.sign_in("lee-lead", OTHER, "app")


def test_ways_in_say_how_everybody_comes_in(one: Partnership) -> None:
    with_account(one)
    one.manager.access.give_codes(["mo-derator"])
    found = {way.person.slug: way for way in one.manager.access.ways_in()}
    assert found["lee-lead"].has_passphrase
    assert found["lee-lead"].last_came
    assert found["mo-derator"].code_until
    assert not found["mo-derator"].has_passphrase
    assert not found["cha-irwoman"].has_any
    one.clock.jump(days=15)
    found = {way.person.slug: way for way in one.manager.access.ways_in()}
    assert found["mo-derator"].needs_one, "a code that is too old is no way in"
    assert not found["lee-lead"].needs_one
    (line,) = [each for each in one.manager.reading.home().todo if each.kind == "people"]
    assert line.title == f"{sum(way.needs_one for way in found.values())} people have no way in yet"
    assert not [each for each in one.lead.reading.home().todo if each.kind == "people"]


def test_two_who_guess_at_once_count_as_two(one: Partnership) -> None:
    with_account(one)
    with Workspace.open(one.ws.path, clock=one.clock) as second:
        for ws in (one.ws, second) * 3:
            with pytest.raises(NotAllowed):
                ws.access.sign_in("lee-lead", "wrong wrong wrong", "browser")
    assert one.ws.access.account(one.ws.registry.person("lee-lead").id).failures == FREE_TRIES
