"""Home lines that remind: a governing body that must still confirm, and evidence that is out of date."""

from typing import Any

from s11tui.text import counted
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import HomeLine

_RATIFY = """SELECT r.slug, r.ratify_by, n.title, a.name, r.agency FROM returns r JOIN rounds n ON n.id = r.round
    JOIN agencies a ON a.id = r.agency WHERE r.ratify_by <> '' ORDER BY r.ratify_by, a.name"""
_ANSWERS_FOR = ("lead", "signatory")


def ratifications(builder: Builder) -> None:
    """One line for each return of one's own; one for all others together, for whoever keeps the register."""
    person = builder.session.person
    own = {grant.agency for grant in person.grants if grant.role in _ANSWERS_FOR}
    if not own and not person.holds("manager"):
        return
    rows = builder.session.workspace.store.all(_RATIFY)
    for row in rows:
        if row[4] in own:
            _add(builder, row, f"Ratification due · {row[3]}", row[2])
    others = [row for row in rows if row[4] not in own]
    if others and person.holds("manager"):
        first = others[0]
        whose = first[3] if len(others) == 1 else counted(len(others), "agency", "agencies")
        detail = first[2] if len(others) == 1 else f"the first: {first[3]}"
        _add(builder, first, f"Ratification due · {whose}", detail)


def _add(builder: Builder, row: tuple[Any, ...], title: str, detail: str) -> None:
    slug, by = row[0], row[1]
    mark = "needs-you" if by < builder.now.isoformat() else "part"
    builder.todo.append(HomeLine("ratify", title, detail, mark, slug, due=by, due_words=builder.due(by)))


def stale_evidence(builder: Builder) -> None:
    """How many pieces of evidence of one's own agencies are out of date; `ref` is the agency's id."""
    own = sorted({grant.agency for grant in builder.session.person.grants if grant.role in ("lead", "contributor")})
    if not own:
        return
    rows = builder.session.workspace.store.all(
        f"""SELECT l.agency, a.name, count(*) FROM library l JOIN agencies a ON a.id = l.agency
        WHERE l.agency IN ({",".join("?" * len(own))}) AND l.retired = 0 AND l.review_by <> '' AND l.review_by < ?
        GROUP BY l.agency ORDER BY a.name""",
        (*own, builder.now.isoformat()),
    )
    for agency, name, number in rows:
        words = counted(number, "piece of evidence is", "pieces of evidence are")
        builder.todo.append(HomeLine("evidence", f"{words} out of date", name, "confirm", agency))
