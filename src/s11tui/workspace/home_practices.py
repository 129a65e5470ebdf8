"""Home lines about good practice: what waits for the agency's word whether it may be shared."""

from collections import Counter

from s11tui.text import counted
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import HomeLine

_UNASKED = """SELECT r.slug, a.name, p.standard FROM practices p JOIN returns r ON r.id = p."return"
    JOIN agencies a ON a.id = r.agency WHERE r.agency IN ({marks}) AND p.shared AND p.consent = '' AND r.shared_at <> ''
    AND r.state IN ('grades shared', 'agreed', 'closed') ORDER BY r.shared_at DESC, p.at LIMIT 60"""


def consents(builder: Builder) -> None:
    """What the panel would like to share with others, for the lead of the agency; one line a return."""
    own = tuple(sorted({one.agency for one in builder.session.person.grants if one.role == "lead" and one.agency}))
    if not own:
        return
    found = builder.session.workspace.store.all(_UNASKED.format(marks=",".join("?" * len(own))), own)
    numbers = Counter(slug for slug, _, _ in found)
    first = {slug: (agency, standard) for slug, agency, standard in reversed(found)}
    for slug, number in numbers.items():
        agency, standard = first[slug]
        title = f"May your good practice be shared? · {agency}"
        words = f"{counted(number, 'extract waits', 'extracts wait')} for your yes or no; nothing is shared before"
        builder.todo.append(HomeLine("consent", title, words, "needs-you", slug, standard=standard))
