"""The cover of the return report, and how to read what follows."""

from s11tui.audit.view_models import GradeView, ReturnView
from s11tui.reports.document import Block, Bullets, Cell, Facts, Notice, Paragraph, Section, Table
from s11tui.reports.return_report import wording

_SHORT_SHA = 12


def cover(view: ReturnView, data_digest: str) -> tuple[Block, ...]:
    """Who to call, then what was printed."""
    return (who_to_call(view), Facts(_facts(view, data_digest)))


def who_to_call(view: ReturnView) -> Notice:
    """The partnership's numbers, those that it has set."""
    numbers = [f"{what}: {number}" for what, number in view.contacts if number.strip()]
    if not numbers:
        numbers = ["The partnership has not entered its own numbers: ask your council for its children’s front door."]
    lines = ("In immediate danger: 999", *numbers, "Nobody watches this form or this report.")
    return Notice("If a child is at risk, do not wait for this report", lines, "urgent")


def _facts(view: ReturnView, data_digest: str) -> tuple[tuple[str, str], ...]:
    edition = view.edition
    due = f", due {wording.date_words(view.round.due)}" if view.round.due else ""
    version = f"{edition.title}, version {edition.version} (SHA-256 {edition.sha256[:_SHORT_SHA]})"
    revision = str(view.revision) if view.revision else "None yet: never submitted"
    return (
        ("Agency", f"{view.agency.name} ({view.agency.kind_label})"),
        ("Round", f"{view.round.title}{due}"),
        ("Questionnaire", version),
        ("State", f"{wording.state_words(view).capitalize()}. {wording.state_sentence(view)}"),
        ("Revision", revision),
        ("As it stood on", wording.moment_words(view.as_of, view.zone) or "No day: nothing has happened yet"),
        ("Reference code", view.head or "None yet"),
        ("SHA-256 of the data", data_digest),
    )


def how_to_read(view: ReturnView) -> Section:
    """What the grades mean, and what is said where nothing is said."""
    words = (
        "Self-grade: the agency’s own grade of a standard, with its reason.",
        "Agreed grade: the grade that the safeguarding partners settled with the agency after testing the evidence.",
        f"Not moderated: nobody outside the agency tested this standard. {wording.UNVERIFIED}",
        "Cannot tell: the evidence did not let the partners agree a grade. " + wording.UNVERIFIED,
        "Not answered: the question was put, and no answer has been given.",
        "Not asked: the question does not apply to this kind of agency, or an earlier answer made it needless.",
        "Not applicable: the agency says, with a reason, that the standard does not fit its work.",
    )
    introduction = (
        f"This is the return of {view.agency.name}. It shows what the agency said about each standard, how it "
        "knows, what it points to as evidence, and how it graded itself. Where the partnership has shared its "
        "grades, they stand beside the agency’s own."
    )
    blocks: list[Block] = [Paragraph(introduction, "lead"), Bullets(words)]
    grades = _grades_in_use(view)
    if grades:
        rows = tuple(
            (Cell(grade.label, wording.grade_colour(grade.id, grade.colour)), Cell(grade.short)) for grade in grades
        )
        blocks.append(Table("The grades that standards of this return can have", ("Grade", "Short form"), rows, (3, 7)))
    return Section("How to read this report", 1, "how-to-read", tuple(blocks), new_page=True)


def _grades_in_use(view: ReturnView) -> list[GradeView]:
    """Every grade of the scales that are used, each once."""
    found: dict[tuple[str, str], GradeView] = {}
    for standard in view.standards():
        if standard.graded:
            for grade in standard.grades:
                found.setdefault((grade.id, grade.label), grade)
    return list(found.values())
