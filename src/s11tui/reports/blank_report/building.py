"""Puts the blank form together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from s11tui.audit.register import CONTACTS, SETTINGS
from s11tui.audit.view_models import EditionView, ReturnView
from s11tui.questionnaire.asking import Facts
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import filled, publish
from s11tui.questionnaire.vocabulary import KINDS, PHASES, PLACEHOLDERS, SIZES, TAGS
from s11tui.reports.blank_report import cover
from s11tui.reports.blank_report.closing import signatures
from s11tui.reports.blank_report.form import FormArea, areas_of, asked_standards, facts_of, settings_of
from s11tui.reports.blank_report.standards import area_section
from s11tui.reports.document import Document
from s11tui.reports.return_report.wording import date_words
from s11tui.text import safe_name

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A blank form is dated by nothing that happens, so that it stays the same however often it is printed."""


@dataclass(frozen=True, slots=True)
class _Front:
    """What the form says of itself. `whose`: the agency's name, or the kind of agency that it is for."""

    title: str
    subtitle: str
    whose: str
    named: bool
    partnership: str
    edition: EditionView
    contacts: Sequence[tuple[str, str]]
    due: str = ""


def blank_document(view: ReturnView, edition: Edition, standards: Collection[str] | None = None) -> Document:
    """The blank form of one return: all that this agency may be asked, and nothing that it answered.

    Args:
        standards: ids of those to print; all that are asked where it is None.
    """
    facts = facts_of(view)
    shown = {standard.id: standard for standard in view.standards()}
    areas = areas_of(edition, asked_standards(edition, facts), settings_of(view), standards, shown)
    front = _Front(
        # The title stands on every page, and pages get loose.
        title=f"{view.round.title}: blank form of {view.agency.name}",
        subtitle=f"{view.edition.title}, version {view.edition.version}",
        whose=f"{view.agency.name} ({view.agency.kind_label})",
        named=True,
        partnership=view.partnership,
        edition=view.edition,
        contacts=view.contacts,
        due=date_words(view.round.due),
    )
    return _document(front, areas, is_part=standards is not None)


def blank_edition_document(
    edition: Edition,
    facts: Facts | None,
    partnership: str = "",
    settings: Mapping[str, str] | None = None,
    standards: Collection[str] | None = None,
) -> Document:
    """The blank form of a questionnaire, for any agency of these facts.

    Args:
        facts: without a kind, all that any kind is asked; None for everything.
        settings: the partnership's numbers, such as `front_door`.
    """
    given = {name: text for name, text in (settings or {}).items() if text.strip()}
    areas = areas_of(edition, asked_standards(edition, facts), tuple(sorted(given.items())), standards)
    kind, values = facts.kind if facts else "", {**PLACEHOLDERS, **given}
    about = EditionView(
        id=edition.id,
        version=edition.version,
        title=edition.title,
        sha256=publish(edition).sha256,
        introduction=filled(edition.introduction_for(kind), values),
        declaration=filled(edition.declaration_for(kind), values),
        sign_off=edition.sign_off,
    )
    contacts = tuple((SETTINGS[name], given.get(name, "")) for name in CONTACTS)
    whose = _for_whom(edition, facts)
    front = _Front(
        title=f"{edition.title}: blank form",
        subtitle=whose,
        whose=whose,
        named=False,
        partnership=partnership,
        edition=about,
        contacts=contacts,
    )
    return _document(front, areas, is_part=standards is not None)


def _document(front: _Front, areas: Sequence[FormArea], *, is_part: bool) -> Document:
    about = front.edition
    closing = () if is_part else (signatures(about.declaration, about.sign_off),)
    introduction = () if is_part else cover.about(about.introduction)
    return Document(
        title=front.title,
        subtitle=front.subtitle,
        created=_UNDATED,
        author=front.partnership,
        subject="What is asked, to be filled in by hand",
        reference=about.sha256,
        cover=cover.cover(front.contacts, _facts(front, areas), named=front.named),
        sections=(
            cover.how_to(front.due, is_part=is_part),
            *introduction,
            *(area_section(about, area) for area in areas),
            *closing,
        ),
        contents_depth=0 if is_part else 1,
    )


def _facts(front: _Front, areas: Sequence[FormArea]) -> tuple[tuple[str, str], ...]:
    about = front.edition
    count = sum(len(area.standards) for area in areas)
    rows = (
        ("Form of" if front.named else "Form for", front.whose),
        ("Due", front.due),
        ("What it asks", f"{count} {'standard' if count == 1 else 'standards'}"),
        ("Questionnaire", f"{about.title}: {about.id} {about.version}"),
    )
    return tuple((label, text) for label, text in rows if text)


def _for_whom(edition: Edition, facts: Facts | None) -> str:
    """`Schools: primary, maintained by the council; light form`, as far as something is said of it."""
    if facts is None:
        return "Any agency: everything that the questionnaire asks"
    said = [KINDS.get(facts.kind, facts.kind) or "Any kind of agency"]
    said += [PHASES.get(one, one).lower() for one in facts.phases]
    said += [SIZES.get(facts.size, facts.size).lower()] if facts.size else []
    said += [TAGS.get(one, one).lower() for one in facts.tags]
    said += [one.title for one in edition.profiles if one.id == facts.profile]
    return ", ".join(said)


def blank_file_name(view: ReturnView, standards: Collection[str] | None = None) -> str:
    """`blank-exampleshire-police-section-11-2027.pdf`; one for a few standards names them."""
    return _file_name(f"{view.agency.slug}-{view.round.slug}", standards)


def blank_edition_file_name(
    edition: Edition, facts: Facts | None = None, standards: Collection[str] | None = None
) -> str:
    """`blank-section11-2026.1-police.pdf`."""
    said = (facts.kind, *facts.phases, facts.size, *facts.tags, facts.profile) if facts else ()
    return _file_name("-".join((edition.id, edition.version, *(one for one in said if one))), standards)


def _file_name(name: str, standards: Collection[str] | None) -> str:
    # A part must never take the place of the whole form in the same folder.
    part = "" if standards is None else "-only-" + "-".join(sorted(standards))
    return safe_name(f"blank-{name}{part}.pdf")
