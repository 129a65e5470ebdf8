"""What can be done when moderating."""

from s11tui.tui.commands import Command

ABOUT = (
    "At the left what the agency says, at the right the descriptors with the self-grade marked. Choose a grade, say "
    "how it was checked and why, then propose it; the meeting chair records what was agreed. A reason is needed "
    "wherever the grade differs from the self-grade. F8 shows what comes next for the return as a whole: open it, "
    "confirm the rest, send standards back, share the grades. The agency sees nothing of this until grades are shared."
)
DOES = (
    Command("next", "pagedown", "next", "Next standard", "Goes on to the next standard."),
    Command("previous", "pageup", "back one", "Previous standard", "Goes back to the standard before.", footer=False),
    Command("undecided", "f3", "waiting", "Next that waits", "Goes to the next standard without an outcome."),
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
    Command("find", "f7", "find", "Find a standard", "Lists all standards; type a few letters of the one you want."),
    Command("explain", "f2", "guidance", "Guidance", "Shows or hides what is meant, and which evidence is usual."),
    Command("signatures", "", "signatures", "Signatures and receipt", "Who declared it, and who must confirm it."),
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
)
