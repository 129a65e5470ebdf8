"""What can be done in the meeting room."""

from s11tui.tui.commands import Command

ABOUT = (
    "The meeting, agency by agency. At the top the clock against the plan; at the side the agenda, who is here and "
    "what was noted. In the middle stands one standard at a time, only those that matter, with why. Proposals are "
    "covered until F6 shows all of them at once. Type the letter of a grade or use the arrows, press Enter, write "
    "why, and F5 records it; F4 records it as it is. F8 holds the rest: confirm what was not discussed, good "
    "practice, who is here, conflicts, a break, the end. F7 notes what the agency asks or offers and what the "
    "partnership undertakes, and F10 agrees an action. F9 turns to the next agency. Everything is in the record the "
    "moment it is said; what you are typing is kept while you type, and stands here again after a failure."
)
DOES = (
    Command("matter", "f3", "next", "Next that waits", "Goes to the next standard that matters and has no outcome."),
    Command("next", "pagedown", "on", "Next that matters", "Goes on among those that matter.", footer=False),
    Command("previous", "pageup", "back one", "The one before", "Goes back among those that matter.", footer=False),
    Command("as_it_is", "f4", "as it is", "Confirm as it is", "Records the self-grade as confirmed, in one key."),
    Command("record", "f5", "record", "Record the outcome", "Records the grade that is chosen, with the reason."),
    Command("reveal", "f6", "reveal", "Reveal the proposals", "Shows all proposals at once, or covers them again."),
    Command("note", "f7", "note", "Note something", "What they ask, offer, or what the partnership undertakes."),
    Command("agree_action", "f10", "action", "Agree an action", "What will be done, by whom, by when."),
    Command("next_agency", "f9", "agency", "Turn to the next agency", "Its time begins; this turn is closed."),
    Command("more", "f8", "more", "What else", "The rest at once, good practice, who is here, conflicts, the end."),
    Command("agenda", "f2", "agenda", "Agenda", "Goes to the agenda, to who is here and to what was noted."),
    Command(
        "cannot_tell", "", "cannot tell", "Cannot tell", "The self-grade stands, unverified; say why.", footer=False
    ),
    Command("practice", "", "practice", "Mark good practice", "With the agency’s consent to share it.", footer=False),
    Command("people", "", "people", "Who is here", "Ticks who came, and who sent apologies.", footer=False),
    Command("conflict", "", "conflict", "Note a conflict of interest", "One that was declared aloud.", footer=False),
    Command(
        "every", "", "every", "Every standard", "Shows all standards of the agency, or those that matter.", footer=False
    ),
    Command("look", "", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    Command("finish", "", "end", "End the meeting", "Shows what is not decided yet, then ends it.", footer=False),
)
MORE: tuple[tuple[str, str, str], ...] = (
    ("confirm", "Confirm the rest on reading", "they stand as graded"),
    ("leave", "Leave the rest not moderated", "unverified, and printed so"),
    ("cannot_tell", "Cannot tell", "the self-grade stands, unverified"),
    ("practice", "Mark good practice", "with the agency’s consent"),
    ("every", "Every standard", "or again only those that matter"),
    ("people", "Who is here", "tick who came; add guests"),
    ("conflict", "A conflict of interest", "declared aloud"),
    ("break", "Close this turn", "for a break; the clock goes on"),
    ("plan", "Change the plan", "agencies, people, minutes"),
    ("finish", "End the meeting", "shows what is not decided yet"),
)
"""By name: the words people see, and what it means."""
