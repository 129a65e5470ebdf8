"""What can be done in the form."""

from s11tui.tui.commands import Command

ABOUT = (
    "One standard a page. Say what is in place, how you know, and what difference it makes; add evidence; choose a "
    "grade and say why. Everything is saved as you type; you may stop at any point. The outline shows how far you "
    "are: ● done, ◐ part done, ○ not begun, ! needs you. Colleagues can answer at the same time: where two of you "
    "change the same answer, both are kept and you choose. Do not write the names of children."
)
DOES = (
    Command("next", "pagedown", "next", "Next standard", "Goes on to the next standard."),
    Command("previous", "pageup", "back one", "Previous standard", "Goes back to the standard before.", footer=False),
    Command(
        "unanswered", "f3", "next to do", "Next that is not done", "Goes to the next standard that still needs you."
    ),
    Command("evidence", "f4", "evidence", "Add evidence", "Adds what shows it: a title, where it is, its date."),
    Command("add_action", "f5", "action", "Add an action", "Says what will be done, by whom, and by when."),
    Command("on_behalf", "f6", "type for them", "Type for the agency", "Types from a letter or an e-mail of theirs."),
    Command("find", "f7", "find", "Find a standard", "Lists all standards; type a few letters of the one you want."),
    Command("explain", "f2", "guidance", "Guidance", "Shows or hides what is meant, and which evidence is usual."),
    Command("review", "f8", "review", "Review and sign-off", "Shows what is missing, and submits when nothing is."),
    Command("assign", "", "give", "Give to a colleague", "Lets a contributor answer this standard.", footer=False),
    Command("report", "f9", "report", "Write a report", "Writes the PDF of this return as it stands."),
)
