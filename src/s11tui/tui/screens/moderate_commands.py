"""What can be done when moderating."""

from s11tui.tui.commands import Command
from s11tui.tui.screens.practice_marking import MARK

ABOUT = (
    "At the left what the agency says, what it changed since it was sent back, its earlier rounds, and the questions. "
    "At the right the descriptors with the self-grade marked. Choose a grade, say how it was checked and why, then "
    "propose it; the meeting chair records what was agreed. A reason is needed wherever the grade differs from the "
    "self-grade. F3 goes through the standards that call for a look; the first line says why. At every question stands "
    "who sees it. F8 shows what comes next for the return as a whole: open it, confirm the rest, send standards back, "
    "share the grades. Until then the agency sees nothing of this but the questions that you send to it."
)
DOES = (
    Command("next", "pagedown", "next", "Next standard", "Goes on to the next standard."),
    Command("previous", "pageup", "back one", "Previous standard", "Goes back to the standard before.", footer=False),
    Command("matters", "f3", "matters", "Next that matters", "Goes to the next that calls for a look."),
    Command("propose", "f4", "propose", "Propose a grade", "Records the grade you chose as your proposal."),
    Command(
        "decide", "f5", "outcome", "Record the outcome", "Records the grade you chose as agreed; decides a challenge."
    ),
    Command(
        "cannot_tell",
        "",
        "cannot tell",
        "Record that the grade cannot be told",
        "The self-grade stands, unverified; say why in the box.",
        footer=False,
    ),
    Command(
        "meeting", "", "meeting", "At which meeting", "Says which meeting the outcomes are recorded with.", footer=False
    ),
    Command("ask", "f6", "ask", "Ask a question", "Asks the agency, or the panel only, about this standard."),
    Command(
        "undecided",
        "f10",
        "undecided",
        "Next without an outcome",
        "Goes to the next standard that is to be decided.",
        footer=False,
    ),
    Command("find", "f7", "find", "Find a standard", "Lists all standards; type a few letters of the one you want."),
    Command("explain", "f2", "guidance", "Guidance", "Shows or hides what is meant, and which evidence is usual."),
    Command(
        "signatures",
        "",
        "signatures",
        "Signatures and receipt",
        "Who declared it, and who must confirm it.",
        footer=False,
    ),
    Command("steps", "f8", "what next", "What comes next", "Opens moderation, confirms the rest, sends back, shares."),
    Command(
        "report",
        "f9",
        "report",
        "Write a report",
        "Writes the PDF of this return, as the agency may see it.",
        footer=False,
    ),
    Command(
        "add_action", "", "action", "Add an action", "Agrees on something to be done about this standard.", footer=False
    ),
    MARK,
)
