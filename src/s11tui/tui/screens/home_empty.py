"""What home says where nothing stands there: the next step, for each role."""

from s11tui.audit.register import AGENCY_ROLES, Person
from s11tui.tui.bridge import Bridge
from s11tui.tui.commands import key_of

_FIRST = "Nothing is waiting for you."
_PANEL = frozenset({"moderator", "meeting-chair", "follow-up", "scrutineer"})
_OPEN = 's11tui round open section11 --title "Section 11 2027" --due 2027-03-19'
_LEAD = (
    "When the partnership opens a round for your agency, your return stands here. Until then {key} opens your evidence "
    "library: what you enter there once serves every standard."
)
_SIGNATORY = "When your safeguarding lead sends a return for sign-off, it stands here, to read and to sign."
_CONTRIBUTOR = "Your safeguarding lead gives you standards. Those that are yours stand here then."


def nothing_waits(person: Person, bridge: Bridge) -> str:
    """The words of an empty home."""
    roles = {grant.role for grant in person.grants}
    words = [_FIRST]
    if "manager" in roles:
        words += ["", *_how_to_begin(bridge)]
    elif "lead" in roles:
        words.append(_LEAD.format(key=key_of("library", "f4")))
    elif "signatory" in roles:
        words.append(_SIGNATORY)
    elif "contributor" in roles:
        words.append(_CONTRIBUTOR)
    elif roles & _PANEL:
        words.append("When a return comes in that you moderate or read, it stands here.")
    elif roles - AGENCY_ROLES:
        words.append("When a round is opened or a return comes in, it stands here.")
    return "\n".join(words)


def _how_to_begin(bridge: Bridge) -> list[str]:
    """How a first round is opened, on the screens and, for whoever has them, by commands."""
    screens = (
        f"To begin, press {key_of('people', 'f11')}: there you tell who answers, and open a round. All that its "
        "questionnaire is for are invited."
    )
    if bridge.known.hosted:
        return [screens]
    where = f' -w "{bridge.path}"'
    if bridge.partnership.alone:
        return ["To answer a questionnaire, open a round in your terminal:", f"  {_OPEN}{where}"]
    return [
        screens,
        "",
        "The same by command:",
        f'  s11tui agency add "Exampleshire Police" --kind police{where}',
        f'  s11tui person add "Lee Lead" --role lead --agency exampleshire-police{where}',
        f"  {_OPEN}{where}",
        "“s11tui questionnaire list” shows the questionnaires; “questionnaire publish FILE” takes your own.",
    ]
