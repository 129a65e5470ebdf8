"""The end of the return report: actions, signatures, and how the record can be checked."""

from s11tui.audit.view_models import ActionView, ReturnView, SignatureView
from s11tui.reports.document import Block, Cell, Facts, Paragraph, Section, SignatureLines, Table
from s11tui.reports.return_report import wording

DATA_NAME = "return.json"


def actions(view: ReturnView) -> Section:
    """What will be done, by whom, by when, and how far it is."""
    numbers = {standard.id: standard.number or standard.title for standard in view.standards()}
    rows = tuple(_action(one, numbers) for one in view.actions)
    if not rows:
        blocks: tuple[Block, ...] = (Paragraph("No actions have been recorded.", "note"),)
    else:
        header = ("Standard", "What will be done", "Owner", "Due", "State")
        blocks = (Table("Actions with their owner, day due and state", header, rows, (12, 40, 18, 15, 15)),)
    return Section("Actions", 1, "actions", blocks, new_page=True)


def _action(one: ActionView, numbers: dict[str, str]) -> tuple[Cell, ...]:
    about = numbers.get(one.standard, one.standard) if one.standard else "Whole return"
    due = wording.date_words(one.due) if one.due else "No day set"
    state = f"{one.state.capitalize()}, overdue" if one.overdue else one.state.capitalize()
    return (Cell(about), Cell(one.what), Cell(one.owner or "Nobody named"), Cell(due), Cell(state, bold=one.overdue))


def signatures(view: ReturnView) -> Section:
    """Who declared the return true, and how; or lines to sign on."""
    blocks: list[Block] = []
    if view.edition.declaration.strip():
        blocks += [Paragraph("The declaration", "label"), Paragraph(view.edition.declaration, "quote")]
    if view.declined_reason:
        blocks += [Paragraph("Sign-off was declined, because", "label"), Paragraph(view.declined_reason)]
    for one in view.signatures:
        blocks += [Paragraph(f"Revision {one.revision}", "label"), _signature(view, one)]
    if not view.signatures:
        blocks.append(Paragraph("Nobody has declared this return yet.", "note"))
    if wording.banner(view) in ("DRAFT", "AWAITING SIGN-OFF"):
        told = "Signing here does not submit the return: the paper is recorded in the program as an outside sign-off."
        blocks += [Paragraph(told, "small"), SignatureLines()]
    return Section("Declaration and sign-off", 1, "sign-off", tuple(blocks), new_page=True)


def _signature(view: ReturnView, one: SignatureView) -> Facts:
    rows = [
        ("Declared by", one.name),
        ("Role", one.role),
        ("Recorded on", wording.moment_words(one.at, view.zone)),
        ("How", wording.how_declared(one.how, one.recorded_by)),
        ("Signed on", wording.date_words(one.signed_on)),
        ("How it was shown", one.shown),
        ("Reference code then", one.head),
    ]
    return Facts(tuple((label, text) for label, text in rows if text))


def checking(view: ReturnView, data_digest: str) -> Section:
    """How anybody can find out whether this copy says what the record says."""
    told = (
        "Everything that happened to this return is kept as a chain of events, each of which carries the hash of "
        "the one before. The reference code is the hash of the last. A record that was altered, shortened or put "
        "into another order gives another code: it is tamper-evident, though nothing makes it tamper-proof."
    )
    how = (
        "To check, ask whoever keeps the record to run “s11tui verify”: it folds every event again and names what "
        "does not agree. Then compare the code of this return with the one below."
    )
    data = (
        f"This file carries its own data: {DATA_NAME}, attached, holds every answer in full, for programs to read. "
        "Its SHA-256 is below; any tool that makes SHA-256 sums must give the same."
    )
    facts = Facts(
        (
            ("Reference code", view.head or "None yet"),
            (f"SHA-256 of {DATA_NAME}", data_digest),
            ("SHA-256 of the questionnaire", view.edition.sha256),
        )
    )
    blocks = (Paragraph(told), Paragraph(how), Paragraph(data), facts)
    return Section("How this record can be checked", 1, "checking", blocks)
