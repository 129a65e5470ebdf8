"""From a parsed document to the draft of an edition, with every default filled in.

Every key of every table is looked at, and all that is wrong is noted; a draft comes out in any case, in
which each part stands at the same place as in the file, so that `meaning` can go on looking.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from s11tui.questionnaire.models import Area, Ask, Citation, Edition, Scale, Standard, Usual
from s11tui.questionnaire.problems import Notes
from s11tui.questionnaire.scales import BUILT_IN, DEFAULT_USUAL, FOUR, USUAL_QUESTIONS
from s11tui.questionnaire.shaping import instrument
from s11tui.questionnaire.shaping.questions import question
from s11tui.questionnaire.shaping.tables import Table
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIGN_OFF_ROLES, SIZES, TAGS


@dataclass
class Draft:
    """An edition that may still be wrong.

    Attributes:
        bounds: where each `required_below` is written, and the grades it names.
    """

    edition: Edition
    bounds: instrument.Bounds = field(default_factory=list)


def shape(document: Mapping[str, object], notes: Notes) -> Draft:
    """Shape a document; whatever is wrong with it goes into the notes."""
    return _Shaping(Table(document, (), (), notes), notes).run()


class _Shaping:
    """One pass over one document.

    Attributes:
        scale: the scale of a standard that names none.
        bounds: every `required_below` met so far.
    """

    def __init__(self, root: Table, notes: Notes) -> None:
        self.root = root
        self.notes = notes
        self.head = root.table("questionnaire") or self._no_head()
        self.bounds: instrument.Bounds = []
        self.declared = tuple(instrument.scale(one) for one in root.tables("scale"))
        self.scale = self.declared[0].id if self.declared else FOUR.id

    def _no_head(self) -> Table:
        if not self.root.has("questionnaire"):
            self.notes.error(
                1,
                "This file does not say which questionnaire it is.",
                "Write [questionnaire] with id, version and title at the top.",
            )
        return Table(
            {"id": "unnamed", "version": "0", "title": "-"}, ("questionnaire",), ("questionnaire",), self.notes
        )

    def run(self) -> Draft:
        """The draft of the whole document."""
        head, root = self.head, self.root
        usual = instrument.usual(head, DEFAULT_USUAL, self.bounds)
        areas = tuple(self._area(one, number, usual) for number, one in enumerate(root.tables("area"), start=1))
        if not areas:
            self.notes.error(
                head.path, "There is no [[area]] in this questionnaire.", "Write [[area]] with an id and a title."
            )
        edition = Edition(
            id=head.id(),
            version=instrument.version(head, "version", required=True),
            follows=instrument.version(head, "follows"),
            title=head.line("title", required=True),
            sign_off=head.chosen("sign_off", SIGN_OFF_ROLES),
            for_=head.chosen("for", KINDS),
            introduction=instrument.texts_by_kind(head, "introduction"),
            declaration=instrument.texts_by_kind(head, "declaration"),
            profiles=tuple(instrument.profile(one, self.bounds) for one in head.tables("profiles")),
            references=tuple(instrument.reference(one) for one in root.tables("reference")),
            scales=self.declared + self._built_in(areas),
            usual_questions=USUAL_QUESTIONS,
            areas=areas,
            checks=tuple(instrument.check(one) for one in root.tables("check")),
            dropped=tuple(instrument.dropped(one) for one in root.tables("dropped")),
        )
        return Draft(edition, self.bounds)

    def _built_in(self, areas: tuple[Area, ...]) -> tuple[Scale, ...]:
        """The built-in scales that a standard uses and the file does not declare itself."""
        used = {standard.scale for area in areas for standard in area.standards}
        declared = {scale.id for scale in self.declared}
        return tuple(scale for scale in BUILT_IN.values() if scale.id in used and scale.id not in declared)

    def _area(self, table: Table, number: int, usual: Usual) -> Area:
        usual = instrument.usual(table, usual, self.bounds)
        standards = tuple(
            self._standard(one, f"{number}.{place}", usual)
            for place, one in enumerate(table.tables("standard"), start=1)
        )
        return Area(
            id=table.id(),
            title=table.line("title", required=True),
            guidance=table.text("guidance"),
            ask=_ask(table),
            standards=standards,
        )

    def _standard(self, table: Table, number: str, usual: Usual) -> Standard:
        standard = table.id()
        return Standard(
            id=standard,
            number=table.line("number", longest=20) or number,
            title=table.line("title", required=True),
            guidance=table.text("guidance"),
            law=tuple(
                Citation(ref=one.line("ref", required=True), part=one.line("part")) for one in table.tables("law")
            ),
            typical_evidence=table.texts("typical_evidence"),
            scale=table.line("scale") or self.scale,
            profiles=table.texts("profiles"),
            usual=instrument.usual(table, usual, self.bounds),
            ask=_ask(table),
            evidence=table.texts("evidence"),
            looks_like=_looks_like(table),
            was=table.texts("was", single=True),
            compare=table.flag("compare"),
            graded=table.flag("graded", default=True),
            questions=tuple(question(one, standard) for one in table.tables("question")),
        )


def _ask(table: Table) -> Ask:
    ask = table.table("ask")
    if ask is None:
        return Ask()
    return Ask(
        kinds=ask.chosen("kinds", KINDS),
        not_kinds=ask.chosen("not_kinds", KINDS),
        phases=ask.chosen("phases", PHASES),
        not_phases=ask.chosen("not_phases", PHASES),
        sizes=ask.chosen("sizes", SIZES),
        tags=ask.chosen("tags", TAGS),
    )


def _looks_like(table: Table) -> dict[str, str | tuple[str, ...]]:
    """The descriptors by grade: a text, or a list of statements that can be ticked."""
    described = table.table("looks_like")
    if described is None:
        return {}
    found: dict[str, str | tuple[str, ...]] = {}
    for grade in described.names():
        words = described.texts(grade) if isinstance(described.raw(grade), list) else described.text(grade)
        if words:
            found[grade] = words
    return found
