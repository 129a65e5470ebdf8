"""The head of the letter: to whom, what it is about, and all of it in a sentence."""

from s11tui.audit.view_models import ReturnView, SignatureView
from s11tui.reports.document import Block, Notice, Paragraph
from s11tui.reports.letter.grades import own_grades
from s11tui.reports.letter.sorting import Letter
from s11tui.reports.phrases import latest, listed
from s11tui.reports.return_report import wording
from s11tui.text import counted

BANNER = "DRAFT: NOT SHARED YET"
_BY_CORRESPONDENCE = "by correspondence"
_LEAD = "The safeguarding lead"


def opening(letter: Letter) -> tuple[Block, ...]:
    """Address, greeting, thanks, and the summary."""
    view = letter.view
    signatures = _signatures(view)
    warning = (_draft_notice(letter),) if letter.draft else ()
    return (
        *warning,
        Paragraph("\n".join([*_addressees(signatures), view.agency.name, dated_words(letter)])),
        Paragraph(f"Dear {listed([*(one.name for one in signatures), 'colleagues'])},"),
        Paragraph(_thanks(letter)),
        Paragraph(summary(letter), "lead"),
        *own_grades(letter),
    )


def last_stamp(letter: Letter) -> str:
    """The moment of the last thing that the letter speaks of."""
    outcomes = (one.outcome for one in letter.view.standards())
    decided = (one.at for one in outcomes if one) if letter.draft else ()
    return latest((letter.view.as_of, *decided))


def dated_words(letter: Letter) -> str:
    """`10 April 2027`, the day of the last thing in the letter."""
    return wording.moment_words(last_stamp(letter), letter.view.zone).partition(" at ")[0] or "No day"


def _signatures(view: ReturnView) -> tuple[SignatureView, ...]:
    """Who declared the return true the last time, each once."""
    last = max((one.revision for one in view.signatures), default=0)
    found = {one.name: one for one in view.signatures if one.revision == last and one.name.strip()}
    return tuple(found.values())


def _addressees(signatures: tuple[SignatureView, ...]) -> list[str]:
    lines = [", ".join(part for part in (one.name, one.role) if part.strip()) for one in signatures]
    return lines if any(one.how == "by the lead" for one in signatures) else [*lines, _LEAD]


def _draft_notice(letter: Letter) -> Notice:
    lines = [
        "This is what the panel has recorded so far. It is not for the agency until a meeting chair shares the grades."
    ]
    if letter.undecided:
        waiting = counted(len(letter.undecided), "standard has", "standards have")
        lines.append(f"{waiting} no outcome yet for what the agency says now.")
    return Notice("Draft: the agency does not know any of this yet", tuple(lines), "warning")


def _thanks(letter: Letter) -> str:
    round_ = letter.view.round.title
    if letter.acknowledged:
        return (
            f"Thank you for your return to {round_}, and for the time that you and your colleagues gave to it. We have "
            "received it, and it is part of what we know of how children are kept safe here."
        )
    return (
        f"Thank you for your return to {round_}, and for the time that you and your colleagues gave to it. We "
        f"looked at what you wrote and how you know{_where(letter)}. This letter says what we found, why, and what "
        "happens next."
    )


def _where(letter: Letter) -> str:
    """At which meetings the grades were settled; empty where it was by correspondence only."""
    outcomes = [one.outcome for one in (*letter.changed, *letter.confirmed) if one.outcome]
    titles = list(dict.fromkeys(one.meeting for one in outcomes if one.meeting))
    named = [f"“{one}”" for one in titles if one != _BY_CORRESPONDENCE]
    return f", and settled the grades at {listed(named)}" if named else ""


def summary(letter: Letter) -> str:
    """How many grades were confirmed, raised and lowered, in a sentence or two."""
    if letter.acknowledged:
        return (
            f"Your return was not picked to be moderated this time. Nobody outside {letter.view.agency.name} has "
            "tested your grades: they stand as your own, unverified, and are printed so wherever we use them."
        )
    total = len(letter.graded)
    if total == len(letter.confirmed):
        each = "your grade" if total == 1 else "every one of your grades"
        return f"You graded {counted(total, 'standard')}, and we confirmed {each}."
    done = [f"confirmed {len(letter.confirmed)}"] if letter.confirmed else []
    for word in ("raised", "lowered"):
        number = sum(one.outcome is not None and one.outcome.outcome == word for one in letter.changed)
        done += [f"{word} {number}"] if number else []
    sentences = [f"we {listed(done)}."] if done else ["we confirmed and changed none."]
    opened = f"Of the {counted(total, 'standard')} that you graded, {sentences[0]}"
    return " ".join([opened, *_rest(letter)])


def _rest(letter: Letter) -> list[str]:
    """What we did not do, each as a sentence."""
    unclear = sum(one.outcome is not None and one.outcome.outcome == "cannot tell" for one in letter.changed)
    found = [f"For {unclear} we could not tell."] if unclear else []
    if letter.unmoderated:
        found.append(f"We did not moderate {len(letter.unmoderated)}.")
    if letter.undecided:
        found.append(f"We are still looking at {len(letter.undecided)}.")
    return found
