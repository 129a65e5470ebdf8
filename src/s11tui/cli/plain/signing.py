"""Sending, declaring, recording a signature, sending back, taking back; the report and the receipt."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from s11tui.audit.view_models import ReturnView
from s11tui.cli.plain.evidence import iso
from s11tui.cli.plain.prompts import Choice, Field, fields, long_text, one_of, yes_or_no
from s11tui.cli.plain.talk import paragraphs, sentence
from s11tui.cli.plain.visit import Visit
from s11tui.cli.printing import moment_in_words
from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.text import named_path

_HOW_SHOWN = (Choice("paper", "On paper"), Choice("e-mail", "By e-mail"))
_OUTSIDE = (
    Field("Who signed", "The name of the person, as it is to be printed.", needed=True),
    Field("On which day, year-month-day, or nothing for today", "The day of the signature.", check=iso),
    Field("Where is the signed original held, or nothing", "A folder, a system or a cupboard."),
    Field("A scan to keep with it, its path, or nothing", "The whole path of a document, for example a PDF."),
)
_ROLE = Field("In which role, or nothing for the one that is asked for", "As it is to be printed.")


def send(visit: Visit) -> None:
    """Send a complete return for sign-off."""
    view = visit.session.submitting.send(visit.ref)
    visit.saved("sending for sign-off", "sendings for sign-off")
    visit.talk.say(f"Sent. It waits to be declared by: {_roles(view)}. You can take it back until it is signed.")


def recall(visit: Visit) -> None:
    """Take it back before it is signed."""
    visit.session.submitting.recall(visit.ref)
    visit.saved("taking back", "takings back")
    visit.talk.say("You have it back and can change it.")


def decline(visit: Visit) -> None:
    """Send it back to the lead, saying why."""
    how = "Say what has to change before you sign. End with a full stop on a line of its own."
    visit.talk.say(how)
    heard = long_text(visit.talk, "Why you send it back", how)
    if not heard.text.strip():
        raise BadInput("Nothing was typed, so it was not sent back.", "Type decline again to say why.")
    visit.session.submitting.decline(visit.ref, heard.text)
    visit.saved("sending back", "sendings back")
    visit.talk.say("It went back to the safeguarding lead with your reason. It comes to you again.")


def report(visit: Visit) -> None:
    """Write the report, and say where it is."""
    visit.talk.say(f"The report is written: {write_report(visit, visit.view())[0]}")


def write_report(visit: Visit, view: ReturnView) -> tuple[Path, str]:
    """Write the PDF of a return; its path and the SHA-256 of its bytes."""
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.return_report import report_file_name, return_document
    from s11tui.reports.writing import default_folder, write_file

    edition = visit.session.reading.edition(view.edition.sha256)

    made = BytesIO()
    write_pdf(return_document(view, edition), made)
    data = made.getvalue()

    def write(target: BinaryIO) -> None:
        target.write(data)

    path = write_file(default_folder(visit.session.workspace.path), report_file_name(view), write)
    return path, hashlib.sha256(data).hexdigest()


def declare(visit: Visit) -> None:
    """Write the report, read the declaration out, and take the person's word for it."""
    view = visit.view()
    path, digest = write_report(visit, view)
    say = visit.talk.say
    say(f"The report of what you declare is written: {path}", "Read it before you sign, or type back and then read.")
    say("This is what you declare:", *declaration(view))
    if not yes_or_no(visit.talk, "Do you declare it", "Yes signs it, and submits it with the last signature."):
        say("Nothing was signed.")
        return
    name, role = _signer(visit, view)
    after = visit.session.submitting.declare(visit.ref, view.head, name, role, report=digest)
    _signed(visit, view, after)


def declaration(view: ReturnView) -> list[str]:
    """What is declared, a line for each paragraph."""
    return paragraphs(view.edition.declaration) or ["That what this return says is true."]


def _signer(visit: Visit, view: ReturnView) -> tuple[str | None, str | None]:
    """The name and role of who declares; a signatory's name is that of the register."""
    if not view.edition.sign_off:
        asked = Field("Your name, or nothing for the one that is known here", "As it is to be printed.")
        (name,) = fields(visit.talk, [asked])
        return name or visit.session.person.name, None
    return None, _office(visit, view)


def _office(visit: Visit, view: ReturnView) -> str | None:
    """The role to sign in, in words, where several are asked for."""
    if len(view.edition.sign_off) < 2:
        return None
    choices = [Choice(one, SIGN_OFF_ROLES.get(one, one)) for one in view.to_sign]
    return one_of(visit.talk, "In which role", "Several people sign this return.", choices).label


def outside(visit: Visit) -> None:
    """Record a signature that was given on paper or by e-mail."""
    view = visit.view()
    visit.talk.say("It is recorded who signed and how. It is never shown as if they had signed in here.")
    shown = one_of(visit.talk, "How was it signed", "Paper or e-mail.", _HOW_SHOWN).id
    role = _office(visit, view)
    if role is None:
        name, signed_on, held, scan, given = fields(visit.talk, (*_OUTSIDE, _ROLE))
        role = given or _roles(view)
    else:
        name, signed_on, held, scan = fields(visit.talk, _OUTSIDE)
    path = named_path(scan) if scan else None
    desk = visit.session.submitting
    with visit.session.batch():
        if view.state != "awaiting sign-off":
            desk.send(visit.ref)
        after = desk.record_outside(visit.ref, name, role, shown=shown, signed_on=signed_on, evidence=held, scan=path)
    _signed(visit, view, after)


def _signed(visit: Visit, before: ReturnView, after: ReturnView) -> None:
    visit.saved("signature")
    if after.revision > before.revision:
        visit.talk.say("Submitted. Thank you.")
        receipt(visit, after)
    else:
        visit.talk.say(f"Signed. It waits still to be declared by: {_roles(after)}.")


def receipt(visit: Visit, view: ReturnView) -> None:
    """Who declared it, in which role, when, and the reference code."""
    say = visit.talk.say
    say(f"Receipt for {sentence(f'{view.round.title}, {view.agency.name}')}")
    for one in view.signatures:
        if one.revision == view.revision:
            on = f", signed on {one.signed_on}" if one.signed_on else ""
            by = f", recorded by {one.recorded_by}" if one.recorded_by else ""
            say(f"Declared by {one.name}, {one.role}, {moment_in_words(one.at)}, {one.how}{on}{by}.")
    head = view.signatures[-1].head or view.head
    say(f"Reference code, the first sixteen signs, in fours: {' '.join(head[at : at + 4] for at in range(0, 16, 4))}")
    say(f"The whole reference code: {head}", "Keep it: it shows that what is read later is what you sent.")


def _roles(view: ReturnView) -> str:
    waiting = view.to_sign or view.edition.sign_off
    return ", ".join(SIGN_OFF_ROLES.get(one, one) for one in waiting) or "signatory"
