"""What became of the standards and questions of one edition in another: each row of the language's table."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked
from s11tui.questionnaire.comparing import Comparison, QuestionChange, StandardChange, compare, questions_under
from s11tui.questionnaire.models import Edition

Check = Callable[..., Checked]
Compared = Callable[[str, str], StandardChange]

OLD = '[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"\n'
NEW = '[questionnaire]\nid = "q"\nversion = "2"\nfollows = "1"\ntitle = "T"\n'
AREA = '[[area]]\nid = "a"\ntitle = "A"\n'
ALIKE = 'title = "Alike"\n'


def standard(name: str, more: str = ALIKE) -> str:
    return f'[[area.standard]]\nid = "{name}"\nusual = []\n{more}'


def question(more: str, name: str = "x", text: str = "Which?") -> str:
    return f'{ALIKE}[[area.standard.question]]\nid = "{name}"\ntext = "{text}"\n{more}\n'


def options(*names: str) -> str:
    listed = ", ".join(f'{{ id = "{name.lower()}", label = "{name}" }}' for name in names)
    return f"options = [{listed}]"


@pytest.fixture
def made(checked: Check) -> Callable[[str], Edition]:
    def make(text: str) -> Edition:
        found = checked(text)
        assert found.edition is not None, [str(problem) for problem in found.problems]
        return found.edition

    return make


@pytest.fixture
def comparison(made: Callable[[str], Edition]) -> Callable[[str, str], Comparison]:
    """Compares editions whose one area holds these standards."""
    return lambda old, new: compare(made(OLD + AREA + old), made(NEW + AREA + new))


@pytest.fixture
def one(comparison: Callable[[str, str], Comparison]) -> Compared:
    """What became of the standard `s`, written this way before and that way now."""
    return lambda old, new: comparison(standard("s", old), standard("s", new)).standards["s"]


@pytest.fixture
def asked(one: Compared) -> Callable[[str, str], QuestionChange]:
    """What became of the only question of `s`."""

    def run(old: str, new: str) -> QuestionChange:
        (change,) = one(old, new).questions
        return change

    return run


def test_the_same(one: Compared) -> None:
    assert one(ALIKE, ALIKE) == StandardChange("s", ("s",), (), "", True, ())
    moved = 'title = "Alike"\nnumber = "9.9"\ntypical_evidence = ["Minutes"]\nprofiles = []\n'
    assert one(ALIKE, moved).flags == (), "numbers and the like are free to change"


def test_lines_that_break_elsewhere_are_the_same_words(one: Compared) -> None:
    old = ALIKE + 'guidance = """\nSay who it is,\nand since when."""\n'
    assert one(old, ALIKE + 'guidance = "Say who it is, and since when."\n').flags == ()
    assert one(old, ALIKE + 'guidance = "Say who it is and since when."\n').flags == ("reworded",)


LOOKS = "[area.standard.looks_like]\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ALIKE, 'title = "Other"\n'),
        (ALIKE, ALIKE + 'guidance = "Look at five."\n'),
        (ALIKE + LOOKS + 'good = "Most do."\n', ALIKE + LOOKS + 'good = "All do."\n'),
    ],
)
def test_reworded(one: Compared, old: str, new: str) -> None:
    change = one(old, new)
    assert (change.flags, change.was_title, change.compared) == (("reworded",), "Alike", False)
    still = one(old, "compare = true\n" + new)
    assert (still.flags, still.compared) == (("reworded",), True)


def test_new_and_ended(comparison: Callable[[str, str], Comparison]) -> None:
    why = '[[dropped]]\nid = "gone"\nwhy = "Now part of 3.2"\n'
    found = comparison(standard("gone") + standard("lost"), standard("s", "compare = true\n" + ALIKE) + why)
    assert found.standards == {"s": StandardChange("s", (), ("new",), "", False, ())}
    assert found.ended == (("gone", "Alike", "Now part of 3.2"), ("lost", "Alike", ""))


def test_renamed(comparison: Callable[[str, str], Comparison]) -> None:
    same = comparison(standard("old"), standard("s", 'was = "old"\n' + ALIKE))
    assert same.standards["s"] == StandardChange("s", ("old",), ("renamed",), "Alike", True, ())
    assert same.ended == ()
    reworded = comparison(standard("old"), standard("s", 'was = "old"\ntitle = "Other"\n')).standards["s"]
    assert (reworded.flags, reworded.was_title, reworded.compared) == (("reworded", "renamed"), "Alike", False)


SCALE = '[[scale]]\nid = "own"\ngrades = [{grades}]\n'
YES = '{ id = "yes", label = "Yes", score = 2 }'
NO = '{ id = "no", label = "No", score = 1 }'


@pytest.mark.parametrize(
    ("grades", "flags"),
    [
        (f"{YES}, {NO}", ()),
        (f"{YES}, {NO}".replace('"No"', '"No, not yet"'), ("reworded",)),
        (f"{YES}, {NO}".replace("score = 2", "score = 5"), ("scale changed",)),
        (f"{YES}, {NO}".replace('id = "no"', 'id = "never"'), ("scale changed",)),
        (f'{YES}, {{ id = "partly", label = "Partly", score = 1.5 }}, {NO}', ("scale changed",)),
    ],
)
def test_scales_are_compared_by_their_grades(made: Callable[[str], Edition], grades: str, flags: tuple) -> None:
    # Grades that are measured otherwise are never set side by side, whatever the author says.
    body = AREA + standard("s", "compare = true\n" + ALIKE)
    old = made(OLD + SCALE.replace("{grades}", f"{YES}, {NO}") + body)
    new = made(NEW + SCALE.replace("{grades}", grades).replace('"own"', '"other"') + body)
    change = compare(old, new).standards["s"]
    assert change.flags == flags
    assert change.compared == ("scale changed" not in flags)


def test_what_is_not_graded_is_never_compared(one: Compared) -> None:
    plain = "graded = false\n" + ALIKE
    assert (one(plain, plain).flags, one(plain, plain).compared) == ((), False)
    for old, new in ((plain, ALIKE), (ALIKE, plain)):
        assert (one(old, new).flags, one(old, new).compared) == (("scale changed",), False)


def test_merged(comparison: Callable[[str, str], Comparison]) -> None:
    old = (
        standard("a", question('type = "date"') + question("", "only-a").removeprefix(ALIKE))
        + standard("b", question("", text="Who?") + question("", "only-b").removeprefix(ALIKE))
        + standard("c", question(""))
    )
    asks = question("") + question("", "only-b").removeprefix(ALIKE) + question("", "new").removeprefix(ALIKE)
    found = comparison(old, standard("s", 'was = ["a", "b", "c"]\ncompare = true\n' + asks))
    change = found.standards["s"]
    assert (change.sources, change.flags, change.compared) == (("a", "b", "c"), ("merged",), False)
    assert change.questions == (
        QuestionChange("x", "b", "x", ("reworded", "merged"), "Who?"),
        QuestionChange("only-b", "b", "only-b", ("merged",)),
    ), "the first source with a question of that id and type"
    assert not any(one.can_carry for one in change.questions)
    assert found.ended == ()


def test_a_kept_id_that_takes_in_another_is_merged(comparison: Callable[[str, str], Comparison]) -> None:
    found = comparison(standard("s") + standard("b"), standard("s", 'was = "b"\n' + ALIKE))
    assert (found.standards["s"].sources, found.standards["s"].flags) == (("s", "b"), ("merged",))


def test_split(comparison: Callable[[str, str], Comparison]) -> None:
    asks = question("")
    found = comparison(standard("a", asks), standard("s", 'was = "a"\n' + asks) + standard("t", 'was = "a"\n' + asks))
    for name in ("s", "t"):
        change = found.standards[name]
        assert (change.sources, change.flags, change.compared) == (("a",), ("split",), False)
        assert [(one.flags, one.can_carry) for one in change.questions] == [(("split",), False)]
    kept = comparison(standard("a"), standard("a") + standard("t", 'was = "a"\n' + ALIKE))
    assert [one.flags for one in kept.standards.values()] == [("split",), ("split",)]


def test_split_and_merged_at_once(comparison: Callable[[str, str], Comparison]) -> None:
    found = comparison(
        standard("a") + standard("b"),
        standard("s", 'was = ["a", "b"]\n' + ALIKE) + standard("t", 'was = "a"\n' + ALIKE),
    )
    assert [one.flags for one in found.standards.values()] == [("merged", "split"), ("split",)]


def test_was_is_heeded_only_of_an_edition_that_is_followed(made: Callable[[str], Edition]) -> None:
    old = made(OLD + AREA + standard("a") + standard("s"))
    body = AREA + standard("s", 'was = "a"\n' + ALIKE)
    new = made(NEW + body)
    assert compare(old, new).standards["s"].flags == ("merged",)
    for other in (NEW.replace('follows = "1"\n', ""), NEW.replace('"q"', '"another"')):
        found = compare(old, made(other + body))
        assert (found.standards["s"].flags, found.ended) == ((), (("a", "Alike", ""),))
    itself = made(NEW + body + standard("a"))
    assert all(not one.flags for one in compare(itself, itself).standards.values())
    assert compare(old, made(NEW.replace('follows = "1"', 'follows = "1.5"') + body)).standards["s"].flags == (
        "merged",
    )


@pytest.mark.parametrize(
    ("old", "new", "flags"),
    [
        ("", "", ()),
        ("", "required = true\nmax_words = 9", ()),
        ('type = "yes-no"', 'type = "text"', ("type changed",)),
        ('type = "long-text"', 'type = "text"', ("type changed",)),
        ('type = "text"', 'type = "long-text"', ()),
        ('type = "note"', 'type = "long-text"', ()),
        ('type = "number"', 'type = "number"\nunit = "%"', ("type changed",)),
        ('type = "one"\n' + options("A", "B"), 'type = "many"\n' + options("A", "B"), ("type changed",)),
        ('type = "one"\n' + options("A", "B"), 'type = "one"\n' + options("B", "C", "A"), ()),
        (
            'type = "one"\n' + options("A", "B"),
            'type = "one"\n' + options("A", "B").replace('"B"', '"Both"'),
            ("relabelled",),
        ),
        ('type = "many"\n' + options("A", "B"), 'type = "many"\n' + options("A", "C"), ("options lost",)),
        (
            'type = "one"\n' + options("A", "B"),
            'type = "one"\n' + options("A", "C").replace('"A"', '"An"'),
            ("relabelled", "options lost"),
        ),
        (
            'type = "table"\ncolumns = [{ id = "a", title = "A" }]',
            'type = "table"\ncolumns = [{ id = "a", title = "An" }]',
            ("relabelled",),
        ),
        (
            'type = "table"\ncolumns = [{ id = "a", title = "A" }]',
            'type = "table"\ncolumns = [{ id = "a", title = "A", type = "number" }]',
            ("type changed",),
        ),
        (
            'type = "table"\ncolumns = [{ id = "b", title = "B" }]',
            'type = "table"\ncolumns = [{ id = "a", title = "A" }]',
            ("options lost",),
        ),
    ],
)
def test_questions(asked: Callable[[str, str], QuestionChange], old: str, new: str, flags: tuple) -> None:
    change = asked(question(old), question(new))
    assert (change.question, change.source_standard, change.source_question) == ("x", "s", "x")
    assert change.flags == flags
    assert change.can_carry == (not {"type changed", "options lost"} & set(flags))
    assert change.lost_options == (("b",) if "options lost" in flags else ())
    reworded = asked(question(old, text="What?"), question(new))
    assert (reworded.flags, reworded.was_text) == (("reworded", *flags), "What?")
    assert reworded.can_carry == change.can_carry


def test_the_usual_questions_are_compared_like_others(one: Compared, made: Callable[[str], Edition]) -> None:
    before, after = (ALIKE + f"usual = {names}\n" for names in ('["in-place"]', '["in-place", "difference"]'))
    old, new = (
        made(head + AREA + standard("s", text).replace("usual = []\n", ""))
        for head, text in ((OLD, before), (NEW, after))
    )
    assert compare(old, new).standards["s"].questions == (QuestionChange("in-place", "s", "in-place"),)
    other_words = old.usual_questions[0].model_copy(update={"text": "What you do"})
    worded = old.model_copy(update={"usual_questions": (other_words, *old.usual_questions[1:])})
    assert compare(worded, new).standards["s"].questions[0].was_text == "What you do"


def test_usual_questions_that_only_a_profile_asks_are_compared_too(made: Callable[[str], Edition]) -> None:
    profile = 'profiles = [{ id = "light", title = "Light", usual = ["difference"] }]\n'
    body = AREA + standard("s", 'profiles = ["light"]\n' + ALIKE).replace("[]", '["in-place"]')
    new = made(NEW + profile + body)
    assert list(questions_under(new, new.standard_by_id["s"])) == ["in-place", "difference"]
    assert [one.question for one in compare(made(OLD + profile + body), new).standards["s"].questions] == [
        "in-place",
        "difference",
    ]


def test_it_is_worked_out_once(made: Callable[[str], Edition]) -> None:
    old, new = made(OLD + AREA + standard("s")), made(NEW + AREA + standard("s"))
    assert compare(old, new) is compare(old, new)
    assert compare(new, old) is not compare(old, new)
