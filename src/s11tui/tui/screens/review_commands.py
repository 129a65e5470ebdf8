"""What can be done on the review screen."""

from s11tui.tui.commands import Command

ABOUT = (
    "What is missing, what to look at again, who has signed, the grades by area, and what will be declared. Enter on "
    "something missing or odd goes there; what is odd never keeps you from going on, unless it says that it stands in "
    "the way. When nothing is missing, the steps at the top send the return for sign-off, sign it, or record a "
    "signature that was given on paper or by e-mail. After submitting you get a receipt with a reference code."
)
DOES = (
    Command(
        "read", "f2", "read it all", "Read the whole return", "Opens it at its first standard; Esc comes back here."
    ),
    Command("send", "f4", "send for sign-off", "Send for sign-off", "Passes the return to whoever has to declare it."),
    Command(
        "sign", "f5", "sign", "Sign", "Shows the report, then takes your declaration. The last signature submits it."
    ),
    Command(
        "outside",
        "f6",
        "signed on paper",
        "Record a signature on paper or by e-mail",
        "Records who signed outside this program, with a scan if there is one.",
    ),
    Command("send_back", "f7", "send back", "Send back to the lead", "The signatory sends it back, saying why."),
    Command("recall", "f3", "take back", "Take back from sign-off", "Takes it back from the signatory to change it."),
    Command("ratify", "f10", "confirmed", "Record that it was confirmed", "Says when the governing body confirmed it."),
    Command(
        "expect",
        "",
        "to be confirmed",
        "A governing body must still confirm it",
        "Says which, and by when; it stands on the receipt and on your first screen.",
        footer=False,
    ),
    Command(
        "original",
        "",
        "original",
        "Attach the original",
        "Keeps the letter or document that you typed from.",
        footer=False,
    ),
    Command("receipt", "f8", "receipt", "Receipt", "Who declared it, when, how, and the reference code."),
    Command("report", "f9", "report", "Write a report", "Writes the PDF of this return as it stands."),
)
