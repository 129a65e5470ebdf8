"""People, agencies, editions and rounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.audit.register import Grant, Round
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from s11tui.questionnaire.models import Edition
from s11tui.text import admit_line
from s11tui.workspace import Workspace
from support.dumps import dump
from support.editions import small_edition
from support.hostile import HOSTILE
from support.partnership import MakePartnership, Partnership
from support.thorough import examples


class TestAgencies:
    @pytest.mark.parametrize("name", ["Elm School", "  elm   SCHOOL ", "ELM SCHOOL\x1b", "Elm\tSchool"])
    def test_a_second_of_the_same_name_is_refused_with_the_first(self, partnership: Partnership, name: str) -> None:
        with pytest.raises(BadInput, match=r"already .*elm"):
            partnership.manager.people.add_agency(name, "school")

    def test_slugs_are_made_free_unless_they_were_chosen(self, partnership: Partnership) -> None:
        add = partnership.manager.people.add_agency
        assert [add(name, "charity").slug for name in ("Oak!", "Oak?", "Oak.", "!!!", "???")] == [
            "oak", "oak-2", "oak-3", "item", "item-2",
        ]  # fmt: skip
        with pytest.raises(BadInput, match="is taken"):
            add("Another", "charity", slug_="oak")
        for wrong in ("Oak Tree", "oak_tree", "-oak", "", "öak", "x" * 61):
            with pytest.raises(BadInput, match="cannot be an id"):
                add("Another", "charity", slug_=wrong)

    @pytest.mark.parametrize(
        "given_facts",
        [
            {"kind": "shop"},
            {"kind": "school", "phases": ("upper",)},
            {"kind": "school", "size": "huge"},
            {"kind": "school", "tags": ("haunted",)},
        ],
    )
    def test_words_that_are_not_in_the_vocabulary(self, partnership: Partnership, given_facts: dict[str, str]) -> None:
        with pytest.raises(BadInput, match="Choose from"):
            partnership.manager.people.add_agency("New", **given_facts)

    def test_a_host_that_is_not_there(self, partnership: Partnership) -> None:
        with pytest.raises(NotFound):
            partnership.manager.people.add_agency("New", "charity", host="nobody")


class TestPeople:
    def test_roles_of_agencies_need_their_agency(self, partnership: Partnership) -> None:
        add = partnership.manager.people.add_person
        for role in ("lead", "contributor", "signatory"):
            with pytest.raises(Unmet, match="belongs to an agency"):
                add("New", [Grant(role)])
        with pytest.raises(BadInput, match="is no role"):
            add("New", [Grant("king")])
        with pytest.raises(BadInput, match="has no role"):
            add("New", [])
        with pytest.raises(NotFound, match="police"):
            add("New", [Grant("lead", agency="polic")])

    def test_near_names_are_offered(self, partnership: Partnership) -> None:
        for look, wrong, right in (
            (partnership.ws.session, "lee-led", "lee-lead"),
            (partnership.ws.registry.agency, "polise", "police"),
            (partnership.lead.reading.open, "police-section-11-2026", "police-section-11-2027"),
        ):
            with pytest.raises(NotFound, match=right):
                look(wrong)

    def test_the_only_one_who_could_do_it_or_a_list(self, partnership: Partnership) -> None:
        assert partnership.ws.sole("lead", partnership.ref).person.slug == "lee-lead"
        with pytest.raises(BadInput, match=r"hed-teacher.*lee-lead|lee-lead.*hed-teacher"):
            partnership.ws.sole("lead")
        alone = partnership.ws.sole("follow-up")
        assert alone.person.name == "Fol Low"

    def test_nobody_at_all(self, make_partnership: MakePartnership) -> None:
        one = make_partnership()
        one.manager.people.add_agency("Oak", "charity")
        one.manager.rounds.invite("section-11-2027", "oak")
        with pytest.raises(BadInput, match="person add NAME --role lead"):
            one.ws.sole("lead", "oak-section-11-2027")

    @pytest.mark.parametrize(("name", "value"), [("zone", "Mars/Base"), ("zone", "../etc"), ("colour", "red")])
    def test_settings_that_are_none(self, partnership: Partnership, name: str, value: str) -> None:
        with pytest.raises(BadInput):
            partnership.manager.people.set(name, value)

    def test_settings_reach_every_view(self, partnership: Partnership) -> None:
        partnership.manager.people.set("lado", " 01632 960111 ")
        assert "01632 960111" in dump(partnership.view().contacts)
        assert partnership.ws.verify().ok


class TestEditions:
    def test_the_same_bytes_again_change_nothing(self, partnership: Partnership) -> None:
        before = partnership.ws.verify().events
        first = partnership.manager.rounds.publish(small_edition())
        assert partnership.manager.rounds.publish(small_edition()) == first
        assert partnership.ws.verify().events == before

    def test_the_same_version_with_other_content_is_refused(self, partnership: Partnership) -> None:
        with pytest.raises(BadInput, match="published before with other content"):
            partnership.manager.rounds.publish(small_edition(sign_off=()))

    def test_a_return_keeps_the_edition_it_was_written_for(self, partnership: Partnership) -> None:
        """Rule 8."""
        before = partnership.view()
        partnership.manager.rounds.publish(_without_training(small_edition("2028.1")))
        assert partnership.view() == before
        partnership.manager.rounds.open("section11-small", "Section 11 2028", "2028-03-17")
        later = partnership.lead.reading.open("police-section-11-2028")
        assert (later.edition.version, later.counts.asked) == ("2028.1", before.counts.asked - 1)
        assert partnership.ws.verify().ok

    def test_editions_are_found_by_id_version_and_hash(self, partnership: Partnership) -> None:
        newer = partnership.manager.rounds.publish(small_edition("2028.1"))
        rounds = partnership.manager.rounds
        assert rounds.edition_sha("section11-small") == newer.sha256
        assert rounds.edition_sha("section11-small@2027.1") != newer.sha256
        assert rounds.edition_sha(newer.sha256) == newer.sha256
        for wrong in ("section11", "section11-small@1", "", newer.sha256[:-1]):
            with pytest.raises(NotFound):
                rounds.edition_sha(wrong)


def _without_training(edition: Edition) -> Edition:
    areas = tuple(
        area.model_copy(update={"standards": tuple(one for one in area.standards if one.id != "training")})
        for area in edition.areas
    )
    return edition.model_copy(update={"areas": areas, "checks": ()})


class TestRounds:
    def test_profiles_are_frozen_into_each_return(self, partnership: Partnership) -> None:
        rounds = partnership.manager.rounds
        opened, lines = rounds.open(
            "section11-small", "Light", "2027-09-01", profile="light", profile_of={"elm": ""}, reply_days=1
        )
        assert {line.agency: line.asked for line in lines} == {"police": 3, "elm": 6}
        assert (opened.slug, opened.reply_days) == ("light", 1)
        with pytest.raises(BadInput, match="no profile"):
            rounds.open("section11-small", "Dark", "2027-09-01", profile="dark")
        assert partnership.ws.verify().ok

    @pytest.mark.parametrize(
        "wrong",
        [
            {"title": " "}, {"due": "soon"}, {"agencies": ["nobody"]}, {"reply_days": 0}, {"reply_days": 400},
            {"edition_ref": "none"}, {"profile_of": {"nobody": "light"}},
        ],
    )  # fmt: skip
    def test_what_cannot_be_opened_leaves_no_round(self, partnership: Partnership, wrong: dict[str, object]) -> None:
        before = partnership.ws.verify()
        asked = {"edition_ref": "section11-small", "title": "T", "due": "2027-09-01", **wrong}
        with pytest.raises(Refusal):
            partnership.manager.rounds.open(**asked)  # type: ignore[arg-type]  # one of them is wrong on purpose
        assert partnership.ws.verify() == before
        assert len(partnership.manager.reading.rounds()) == 1

    def test_two_rounds_of_the_same_title_have_two_slugs(self, partnership: Partnership) -> None:
        opened, lines = partnership.manager.rounds.open("section11-small", "Section 11 2027", "2027-09-01")
        assert opened.slug == "section-11-2027-2"
        assert "police-section-11-2027-2" in {line.slug for line in lines}

    def test_a_closed_round_stays_as_it_is(self, partnership: Partnership) -> None:
        partnership.agreed()
        partnership.manager.rounds.close("section-11-2027")
        with pytest.raises(NotNow, match="round is closed"):
            partnership.manager.moderating.amend(partnership.ref, ["policy"], "a mistake")
        rounds = partnership.manager.rounds
        partnership.manager.people.add_agency("Oak", "charity")
        for call in (
            lambda: rounds.close("section-11-2027"),
            lambda: rounds.extend("section-11-2027", "2028-01-01", "why"),
            lambda: rounds.invite("section-11-2027", "oak"),
        ):
            with pytest.raises(NotNow, match="closed"):
                call()
        assert partnership.ws.verify().ok

    def test_somebody_else_closes_it_in_the_same_moment(
        self, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Between looking the round up and changing it another process closed it."""
        with Workspace.open(partnership.ws.path, clock=partnership.clock) as other:
            look, looked = partnership.ws.registry.round, list[Round]()

            def look_then_close(ref: str) -> Round:
                found = look(ref)
                if not looked:
                    looked.append(found)
                    other.sole("manager").rounds.close(ref)
                return found

            monkeypatch.setattr(partnership.ws.registry, "round", look_then_close)
            with pytest.raises(NotNow, match="closed"):
                partnership.manager.rounds.extend("section-11-2027", "2028-01-01", "why")
        assert partnership.ws.verify().problems == ()

    def test_nobody_is_invited_twice(self, partnership: Partnership) -> None:
        with pytest.raises(BadInput, match="in this round already"):
            partnership.manager.rounds.invite("section-11-2027", "police")

    def test_an_invitation_fits_the_questionnaire(self, partnership: Partnership) -> None:
        manager = partnership.manager
        manager.rounds.publish(small_edition().model_copy(update={"version": "for police", "for_": ("police",)}))
        one, _ = manager.rounds.open("section11-small@for police", "Police only", "2027-09-01")
        with pytest.raises(BadInput, match="is not for Elm"):
            manager.rounds.invite(one.slug, partnership.school.removesuffix("-section-11-2027"))

    def test_an_agency_on_its_own_is_not_moderated(self, tmp_path: object, make_partnership: MakePartnership) -> None:
        with Workspace.create(tmp_path / "own.s11", agency="Elm School", kind="school") as ws:  # type: ignore[operator]
            me = ws.sole("lead")
            me.rounds.publish(small_edition(sign_off=()))
            _, lines = me.rounds.open("section11-small", "Ours", "2027-09-01", profile="light")
            with pytest.raises(NotNow, match="no moderation"):
                me.moderating.open(lines[0].slug)


@settings(max_examples=examples(8))
@given(st.lists(st.sampled_from(("fill", "submit", "exempt", "withdraw")), max_size=4))
def test_invited_is_submitted_and_outstanding_and_exempt_and_withdrawn(
    make_partnership: MakePartnership, steps: list[str]
) -> None:
    """Rule 10 over lists: every return is counted once."""
    one = make_partnership(f"{abs(hash(tuple(steps)))}.s11")
    for number, step in enumerate(steps):
        one.manager.people.add_agency(f"Agency {number}", "charity")
        line = one.manager.rounds.invite("section-11-2027", f"agency-{number}")
        match step:
            case "fill":
                one.manager.answering.answer(line.slug, "policy", "in-place", "x", original="letter")
            case "exempt":
                one.manager.moderating.exempt(line.slug, "why")
            case "withdraw":
                one.manager.moderating.withdraw_return(line.slug, "why")
            case _ if not one.view("manager").revision:
                one.submitted()
    lines = one.manager.reading.returns()
    aside = sum(line.state in ("exempt", "withdrawn") for line in lines)
    submitted = sum(line.revision > 0 and line.state not in ("exempt", "withdrawn") for line in lines)
    outstanding = sum(line.state in ("not started", "in progress", "ready", "awaiting sign-off") for line in lines)
    assert len(lines) == 2 + len(steps) == submitted + outstanding + aside
    assert one.ws.verify().ok
    one.ws.close()
    one.ws.path.unlink()


def test_people_who_left_do_nothing(partnership: Partnership) -> None:
    partnership.ws.store.conn.execute("UPDATE people SET active = 0 WHERE slug = 'lee-lead'")
    with pytest.raises(NotAllowed, match="does not work here any more"):
        partnership.ws.session("lee-lead")


REFERENCES = (
    lambda one, raw: one.ws.session(raw),
    lambda one, raw: one.ws.sole("lead", raw),
    lambda one, raw: one.lead.reading.open(raw),
    lambda one, raw: one.lead.reading.returns(round=raw or "-", agency=raw or "-"),
    lambda one, raw: one.chair.reading.board(raw or "-"),
    lambda one, raw: one.lead.answering.answer(one.ref, raw, "in-place", "x"),
    lambda one, raw: one.lead.answering.answer(one.ref, "policy", raw, "x"),
    lambda one, raw: one.lead.answering.grade(one.ref, "policy", raw or "-"),
    lambda one, raw: one.lead.answering.remove_evidence(one.ref, "policy", raw),
    lambda one, raw: one.lead.answering.settle_conflict(one.ref, "policy", raw, raw),
    lambda one, raw: one.lead.answering.assign(one.ref, ["policy"], [raw]),
    lambda one, raw: one.lead.answering.save_draft(one.ref, raw, "in-place", "x", None),
    lambda one, raw: one.lead.actions.progress(raw, "in hand"),
    lambda one, raw: one.lead.actions.add(one.ref, "policy", "do it", "Me", raw),
    lambda one, raw: one.manager.rounds.edition_sha(raw),
    lambda one, raw: one.manager.rounds.invite("section-11-2027", raw),
    lambda one, raw: one.manager.moderating.extend(one.ref, raw, "why"),
    lambda one, raw: one.manager.people.add_agency("New", raw),
    lambda one, raw: one.manager.people.add_agency("New", "charity", slug_=raw),
    lambda one, raw: one.manager.people.add_person("New", [Grant("lead", agency=raw)]),
    lambda one, raw: one.manager.people.set("zone", raw),
)
"""Wherever a name or an id is taken."""


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_references_that_are_anything_at_all_are_not_found(partnership: Partnership, name: str) -> None:
    """Names come from command lines too, where any byte may stand."""
    raw, one = HOSTILE[name], partnership
    for call in REFERENCES:
        with pytest.raises(Refusal):
            call(one, raw)
    assert one.manager.people.add_agency("Grouped", "charity", group=raw).group == admit_line(raw).text
    one.lead.answering.save_draft(one.ref, "policy", "in-place", raw, None)
    assert one.ws.verify().problems == ()
