"""What can be done in the form."""

from s11tui.tui.commands import Command

ABOUT = (
    "One standard a page. Say what is in place, how you know, and what difference it makes; add evidence; choose a "
    "grade and say why. Everything is saved as you type; you may stop at any point. The outline shows how far you "
    "are: ● done, ◐ part done, ○ not begun, ? to confirm, ! needs you. What you said last year stands beside each box; "
    "F6 says that it is still true. Colleagues can answer at the same time: where two of you change the same answer, "
    "both are kept and you choose. Do not write the names of children."
)
DOES = (
    Command("next", "pagedown", "next", "Next standard", "Goes on to the next standard."),
    Command("previous", "pageup", "back one", "Previous standard", "Goes back to the standard before.", footer=False),
    Command(
        "unanswered", "f3", "next to do", "Next that is not done", "Goes to the next standard that still needs you."
    ),
    Command("evidence", "f4", "evidence", "Add evidence", "Adds what shows it: a title, where it is, its date."),
    Command("add_action", "f5", "action", "Add an action", "Says what will be done, by whom, and by when."),
    Command(
        "still_true", "f6", "still true", "Still true", "Keeps last year’s answer of this box, or all that wait here."
    ),
    Command("on_behalf", "f6", "type for them", "Type for the agency", "Types from a letter or an e-mail of theirs."),
    Command("find", "f7", "find", "Find", "Looks in standards, guidance and answers as you type."),
    Command(
        "explain", "f2", "guidance", "Guidance", "What is meant, usual evidence; on a narrow screen also last year."
    ),
    Command("review", "f8", "review", "Review and sign-off", "Shows what is missing, and submits when nothing is."),
    Command(
        "history",
        "f10",
        "history",
        "History of this answer",
        "Shows all that was written in this box.",
    ),
    Command("to_confirm", "", "to confirm", "Next to confirm", "Goes to the next with answers of last year.", False),
    Command("mine", "", "mine", "Next of mine", "Goes to the next standard that you were given.", footer=False),
    Command("editor", "", "editor", "Open in your editor", "Opens the text of this box in your own editor.", False),
    Command("assign", "", "colleagues", "Colleagues", "Gives standards to colleagues; shows who has what.", False),
    Command(
        "worksheet",
        "",
        "worksheets",
        "Worksheets",
        "For colleagues without the program: write one, or bring it in.",
        False,
    ),
    Command("library", "", "library", "Evidence library", "Everything that your agency shows, told once.", False),
    Command("report", "f9", "report", "Write a report", "Writes the PDF of this return as it stands."),
)
