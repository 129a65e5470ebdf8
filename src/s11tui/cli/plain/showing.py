"""Reading a standard aloud: its guidance, the year before, what was said about it."""

from collections.abc import Iterator

from s11tui.audit.outcome_words import UNVERIFIED
from s11tui.audit.view_models import EarlierView, QuestionView, ReturnView, StandardView
from s11tui.cli.plain.actions import action_in_words, read_actions
from s11tui.cli.plain.evidence import read_evidence
from s11tui.cli.plain.talk import Talk, paragraphs, sentence
from s11tui.cli.plain.visit import MARKS, named
from s11tui.cli.printing import moment_in_words


def read_guidance(talk: Talk, view: ReturnView, here: StandardView) -> None:
    """What is meant, the law, what evidence is usual, and what each grade looks like."""
    area = next(one for one in view.areas if any(each.id == here.id for each in one.standards))
    if area.guidance.strip():
        talk.say(f"About area {area.number}, {sentence(area.title)}", *paragraphs(area.guidance))
    talk.say(*(paragraphs(here.guidance) or ["No guidance is given."]))
    for one in here.law:
        talk.say(f"Law: {sentence(one)}")
    for one in here.typical_evidence:
        talk.say(f"Usual evidence: {sentence(one)}")
    for grade in here.grades:
        if grade.descriptor:
            talk.say(f"{grade.label} looks like this: {sentence(grade.descriptor)}")


def read_earlier(talk: Talk, here: StandardView, called: str) -> None:
    """The year before: what became of it since, its grades, answers, evidence and actions."""
    if here.change:
        talk.say(f"Since last year: {sentence(here.change)}")
    if not here.earlier:
        talk.say("Nothing of an earlier year stands here.")
    for then in here.earlier:
        talk.say(f"In {called}, this was {sentence(f'{then.number} {then.title}')}")
        talk.say(*_earlier_grade(then))
        for question, answer in then.answers:
            talk.say(f"Then, to “{question}”:", answer)
        for item in then.evidence:
            now = "It is here this year too." if item.here else "It is not here this year."
            held = f" Held at {sentence(item.held_at)}" if item.held_at else ""
            talk.say(f"Evidence then: {sentence(item.title)}{held} {now}")
        for action in then.actions:
            talk.say(f"Action from then, still open: {action_in_words(action)}")


def _earlier_grade(then: EarlierView) -> Iterator[str]:
    if then.self_label:
        yield f"Your grade then: {sentence(then.self_label)} Why: {then.self_reason or 'no reason was given.'}"
    if then.outcome:
        why = f" Why: {then.agreed_reason}" if then.agreed_reason else ""
        agreed = f"The agreed grade then: {then.agreed_label}, {then.outcome}"
        yield f"{UNVERIFIED.get(then.outcome, '').capitalize() or agreed}.{why}"


def read_said(talk: Talk, here: StandardView) -> None:
    """Why it was returned, questions from the partnership, comments, and the agreed grade."""
    lines = list(_said(here))
    talk.say(*(lines or ["Nobody has said anything about this standard yet."]))


def _said(here: StandardView) -> Iterator[str]:
    if here.returned_reason:
        yield f"It was returned to you. Why: {here.returned_reason}"
        yield f"Your reply: {here.returned_reply or 'none yet; it is needed. Type reply.'}"
    for query in here.queries:
        turn = "settled" if query.resolved else "waits for your reply" if query.waits_for == "agency" else "replied to"
        sees = "You and the partnership’s panel see it" if query.audience == "agency" else "The panel only sees it"
        yield f"Question by {query.who}, {moment_in_words(query.at)}, {turn}. {sees}: {query.text}"
        for who, at, text in query.replies:
            yield f"Reply by {who}, {moment_in_words(at)}: {text}"
    for who, at, text in here.comments:
        yield f"Comment by {who}, {moment_in_words(at)}: {text}"
    if here.outcome is not None:
        outcome = here.outcome
        yield f"The agreed grade: {outcome.label}, {outcome.outcome}. {outcome.reason}".rstrip()


def read_whole(talk: Talk, here: StandardView) -> None:
    """All that a standard says, as whoever signs it reads it."""
    talk.say(f"Standard {sentence(named(here))} {MARKS[here.mark].capitalize()}.")
    for question in here.questions:
        talk.say(f"Question: {sentence(question.text)}", answer_in_words(question))
    if here.graded:
        grade = f"Grade: {sentence(here.self_label)} Why: {here.self_reason or 'no reason.'}"
        talk.say(grade if here.self_grade else "Grade: none yet.")
    read_evidence(talk, here)
    read_actions(talk, here.actions)
    for warning in here.warnings:
        talk.say(f"Look again: {warning}")
    for missing in here.missing:
        talk.say(f"Missing: {sentence(missing.what)}")


def answer_in_words(question: QuestionView) -> str:
    """What was answered, or that nothing was."""
    if question.value is not None:
        return f"Answer: {question.printed}"
    return "Answer: none yet; last year’s is to be confirmed." if question.to_confirm else "Answer: none yet."
