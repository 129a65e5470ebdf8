"""What a worksheet would change, in words and as JSON."""

from typing import TYPE_CHECKING, Any

from s11tui.cli.printing import moment_in_words, note, one_line, say
from s11tui.text import counted

if TYPE_CHECKING:
    from s11tui.audit.view_models import ReturnView
    from s11tui.exchange.worksheets.brought_parts import Bringing, Change, Filled, Newer

_LONGEST = 60
_FATE = {
    "leave": "left as it is",
    "both": "both versions are kept, to choose from",
    "sheet": "the worksheet's is taken",
}


def tell(view: "ReturnView", filled: "Filled", bringing: "Bringing", newer: "Newer") -> None:
    """Say what would change, a line for each; nothing is changed yet."""
    whose = f" for {one_line(filled.made_for)}" if filled.made_for else ""
    say(f"Worksheet of {view.slug}{whose}{_made(filled.made_at)}:")
    for change in bringing.changes:
        say(f"  {_line(view, change, newer)}")
    for standard, (title, held_at, when) in bringing.evidence:
        say(f"  evidence  {_number(view, standard)}: {_listed(title, held_at, when)}")
    for standard, (what, owner, due) in bringing.actions:
        say(f"  action    {_number(view, standard)}: {_listed(what, owner, due)}")
    for where, text, why in bringing.unplaced:
        say(f"  no place  {one_line(where)}: {_quoted(text)} ({one_line(why)})")
    if not bringing.count(newer):
        say("  Nothing to take.")
    say(f"  {counted(bringing.same, 'field')} as before.")
    if bringing.of("newer") and newer == "leave":
        note("What is newer is left: --newer both keeps both versions to choose from, --newer sheet the worksheet's.")
    if bringing.notice:
        note(bringing.notice)


def shape(view: "ReturnView", filled: "Filled", bringing: "Bringing", taken: int) -> dict[str, Any]:
    """All of it as JSON, nothing shortened; `taken` is how many changes were made."""
    return {
        "return": view.slug,
        "state": view.state,
        "made_at": filled.made_at,
        "made_for": filled.made_for,
        "taken": taken,
        "same": bringing.same,
        "changes": [
            {
                "path": one.path,
                "label": one.label,
                "kind": one.kind,
                "before": one.before,
                "after": one.after,
                "why": one.why,
            }
            for one in bringing.changes
        ],
        "evidence": [
            {"standard": standard, "title": title, "held_at": held_at, "date": when}
            for standard, (title, held_at, when) in bringing.evidence
        ],
        "actions": [
            {"standard": standard, "what": what, "owner": owner, "due": due}
            for standard, (what, owner, due) in bringing.actions
        ],
        "unplaced": [{"where": where, "text": text, "why": why} for where, text, why in bringing.unplaced],
        "notice": bringing.notice,
    }


def _made(at: str) -> str:
    """When it was made, as the file says; nothing where that is no moment."""
    try:
        return f", made {moment_in_words(at)}" if at else ""
    except (ValueError, OverflowError):
        return ""


def _line(view: "ReturnView", change: "Change", newer: "Newer") -> str:
    """One change on one line."""
    head = f"{change.kind:<8}  {_number(view, change.standard)} {one_line(change.label)}: "
    before, after = _quoted(change.before), _quoted(change.after)
    match change.kind:
        case "new":
            return f"{head}{after}"
        case "changed":
            return f"{head}{before} becomes {after}"
        case "newer":
            return f"{head}{before} stands, the worksheet says {after} ({one_line(change.why)}; {_FATE[newer]})"
        case _:
            return f"{head}{after} ({one_line(change.why)})"


def _number(view: "ReturnView", standard: str) -> str:
    found = view.standard(standard)
    return one_line((found.number if found else "") or standard)


def _listed(*texts: str) -> str:
    return "; ".join(_quoted(one) for one in texts if one)


def _quoted(text: str) -> str:
    """A text on one line, shortened."""
    line = one_line(text)
    if not line:
        return "nothing"
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1].rstrip()}…”"
