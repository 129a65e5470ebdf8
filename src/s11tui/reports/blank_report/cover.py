"""The first pages: whose form it is, who to call, how to fill it in and give it back."""

from collections.abc import Sequence

from s11tui.reports.document import Block, Bullets, Facts, Notice, Paragraph, Section, SignatureLines

_NO_NUMBERS = "Children’s social care: ask your partnership or council for the number of its front door."
_NAMELESS = ("Your organisation", "Filled in by", "Role", "Phone or e-mail")
_NAMED = ("Filled in by", "Role", "Phone or e-mail")


def cover(contacts: Sequence[tuple[str, str]], facts: Sequence[tuple[str, str]], *, named: bool) -> tuple[Block, ...]:
    """Who to call, what this is, and lines for who fills it in. `named`: whether the form says whose it is."""
    lines = SignatureLines(_NAMED if named else _NAMELESS)
    return (_who_to_call(contacts), Facts(tuple(facts)), lines)


def _who_to_call(contacts: Sequence[tuple[str, str]]) -> Notice:
    numbers = [f"{what}: {number}" for what, number in contacts if number.strip()] or [_NO_NUMBERS]
    lines = ("In immediate danger: 999", *numbers, "Paper waits. Nobody watches this form.")
    return Notice("If a child is at risk, call first and write afterwards", lines, "urgent")


def how_to(due: str, *, is_part: bool) -> Section:
    """How to fill the form in and give it back. `due`: the day in words, empty where none is set."""
    writing = (
        "Write on the lines, in dark ink. If you need more room, go on on another sheet and put the standard’s number "
        "and the question’s letter on it.",
        "Each standard starts on a page of its own: give it to the colleague who knows most about it. A few honest "
        "lines are worth more than a page of policy.",
        "What is marked “Needed” must be answered. The rest may be left empty; answer it where it tells your story.",
        "Where it says “Only if …”, answer only if that is so.",
        "Evidence: say what shows it and where it is kept. Do not send the evidence itself.",
        "Tick one grade for each standard: the one that fits best today. A low grade with a plan is a good answer.",
        "Does a standard not fit your work? Tick “Not applicable”, say why, and leave the rest of it empty.",
    )
    blocks: list[Block] = [
        Bullets(writing),
        Notice("Do not name children", (_NO_NAMES,), "warning"),
        Paragraph("How to give it back", "label"),
        Bullets(_giving_back(due, is_part=is_part)),
    ]
    return Section("How to fill in this form", 1, "how-to", tuple(blocks), new_page=True)


_NO_NAMES = (
    "Write nothing from which a child, a family or somebody who raised a concern could be recognised: no names, "
    "initials, addresses, dates of birth or unusual details. For staff, write roles and not names."
)


def _giving_back(due: str, *, is_part: bool) -> tuple[str, ...]:
    by = f" It must be in by {due}, so leave a few days for that." if due else ""
    if is_part:
        return (f"This is a part of the whole form. Give it to your safeguarding lead, who types it in.{by}",)
    return (
        "Have it signed on the last page.",
        "Give it to your safeguarding lead, who types it in. Or send it to the partnership, which types it in for "
        f"you and keeps the paper as the original.{by}",
        "Send it as you would send anything confidential, and keep a copy.",
    )


def about(introduction: str) -> tuple[Section, ...]:
    """What the questionnaire says of itself; nothing where it says nothing."""
    if not introduction.strip():
        return ()
    remark = Paragraph("Written for the form on the screen. On paper, nothing is saved but what you keep.", "note")
    return (Section("About this questionnaire", 1, "about", (remark, Paragraph(introduction)), new_page=True),)
