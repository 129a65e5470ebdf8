"""The commands of `s11tui return` that look a return through before it is signed."""

from collections.abc import Iterator
from typing import Any

import click

from s11tui.audit.guard import ELSEWHERE, Found, traces_of, traces_of_return
from s11tui.audit.privacy import KINDS
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli import inputs
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, one_line, say, say_json
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def check(call: Call, ref: str) -> None:
    """Look a return through: what is missing, what contradicts itself, and what could tell who a child is.

    It only tells, and never blocks. What is missing, and what cannot be, has to be mended before the return is
    submitted; all else is for you to judge.

    \b
    s11tui return check RETURN
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
    traces = traces_of_return(view)
    if call.json:
        say_json(_shape(view, traces))
        return
    for heading, lines in (
        ("Missing:", [f"{_place(one.standard, one.question)}: {one.what}" for one in view.missing]),
        ("Cannot be, and stops submission:", list(view.stops)),
        ("Look again:", [_warning(*one) for one in _warnings(view)]),
        ("Could tell who a child is:", [_trace(one) for one in traces]),
    ):
        if lines:
            say(heading)
            for line in lines:
                say(f"  {one_line(line)}")
    if traces:
        note(f"If one of them is fine, say so: “s11tui return allow {view.slug} STANDARD/QUESTION --help”.")
    found = len(view.missing) + len(view.stops) + len(list(_warnings(view))) + len(traces)
    say(f"{counted(found, 'thing')} to look at. Nothing here keeps you from saving." if found else "Nothing was found.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("path", metavar="STANDARD[/QUESTION]")
@click.option("--kind", required=True, metavar="KIND", help=f"What it looks like: {', '.join(KINDS)}.")
@click.option("--text", required=True, help="The words that “s11tui return check” told, exactly.")
@pass_call
def allow(call: Call, ref: str, path: str, kind: str, text: str) -> None:
    """Say that what looks like a trace of a child is none. Who said so, and of which words, is recorded.

    Without /QUESTION it is about the rest of the standard: the reason, evidence and actions.

    \b
    s11tui return allow RETURN 1.3/in-place --kind postcode --text "EX1 2AB"

    Goes wrong when nothing of that kind was found there.
    """
    name, slash, question = path.strip().partition("/")
    if slash and not question:
        raise BadInput(f"“{path}” does not name a question.", "Write STANDARD/QUESTION, or STANDARD alone.")
    given = next((one for one in KINDS if one.casefold() == inputs.line(kind).casefold()), kind)
    words = inputs.words(text)
    with on_return(call, ref, ("lead",)) as session:
        standard = standard_of(session.reading.open(ref), name)
        _require_found(standard, question, given, words)
        view = session.answering.allow_trace(ref, standard.id, question, given, words)
    tell(call, view, f"That it is fine was recorded at {_place(standard.id, question)}.")


def _require_found(standard: StandardView, question: str, kind: str, text: str) -> None:
    """Raise where nothing of the kind stands there: a slip of the pen must not look like a decision."""
    if kind not in KINDS or (question or ELSEWHERE, kind, text) in standard.allowed:
        return
    here = [one for one in traces_of(standard) if one.question == question]
    if not any((one.trace.kind, one.trace.text) == (kind, text) for one in here):
        known = "; ".join(f"{one.trace.kind} “{one.trace.text}”" for one in here)
        raise NotFound(
            f"No {kind} “{text}” was found at {_place(standard.id, question)}.",
            f"There is: {known}." if known else "See what was found with “s11tui return check”.",
        )


def _warnings(view: ReturnView) -> Iterator[tuple[str, str, str]]:
    """(standard, question, what): those of the questionnaire first, which are about no single standard."""
    yield from (("", "", said) for said in view.warnings)
    for one in view.standards():
        yield from ((one.id, "", said) for said in one.warnings)
        yield from ((one.id, question.id, said) for question in one.questions for said in question.warnings)


def _warning(standard: str, question: str, what: str) -> str:
    return f"{_place(standard, question)}: {what}" if standard else what


def _trace(found: Found) -> str:
    return f"{_place(found.standard, found.question)}: {found.where}, {found.trace.words}"


def _place(standard: str, question: str) -> str:
    return f"{standard}/{question}" if question else standard


def _shape(view: ReturnView, traces: tuple[Found, ...]) -> dict[str, Any]:
    return {
        "return": view.slug,
        "state": view.state,
        "missing": [{"standard": one.standard, "question": one.question, "what": one.what} for one in view.missing],
        "stops": list(view.stops),
        "warnings": [
            {"standard": standard, "question": question, "what": what} for standard, question, what in _warnings(view)
        ],
        "traces": [
            {
                "standard": one.standard,
                "question": one.question,
                "kind": one.trace.kind,
                "text": one.trace.text,
                "where": one.where,
            }
            for one in traces
        ],
    }


COMMANDS: tuple[click.Command, ...] = (check, allow)
