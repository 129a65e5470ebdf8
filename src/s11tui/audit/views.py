"""`view_for`: the only thing that leaves a session is what one person may see.

Until grades are shared, an agency's view holds nothing of the panel, not even counts; in a round that is graded
separately first, a moderator's holds only their own proposal until they have made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from s11tui.audit.action_view import seen_action
from s11tui.audit.completeness import Progress, contradictions, counts, progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.lifecycle import AGENCY, possible
from s11tui.audit.reader import Reader
from s11tui.audit.register import CONTACTS, SETTINGS, Agency, Partnership, Person, Round
from s11tui.audit.rights import bar, require_readable, roles_on, sees_panel
from s11tui.audit.signature_view import (
    original_views,
    ratification_view,
    signature_views,
    signed_so_far,
    still_to_sign,
)
from s11tui.audit.standard_view import standard_views
from s11tui.audit.state import Case
from s11tui.audit.view_models import (
    ActionView,
    AgencyView,
    AreaView,
    EditionView,
    NoteView,
    ReturnView,
    RoundView,
    StandardView,
)
from s11tui.clock import local
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.vocabulary import KINDS

__all__ = ["Context", "ReturnView", "view_for"]

_NOT_YET_IN = ("not started", "in progress", "ready", "awaiting sign-off", "returned")


@dataclass(frozen=True)
class Context:
    """What a view needs to know besides the return itself.

    Attributes:
        agencies: by id, as many as are needed to tell conflicts of interest.
        names: of people, by id.
        drafts: the viewer's own unfinished texts by `standard/question` (`standard/` for a grade's reason).
        other_drafts: how many unfinished texts other people have in this return.
        content: the return's content, where it is at hand already.
        earlier_actions: open actions of the return that is carried forward, by its standards.
        meeting_notes: what was said about it at meetings, for the panel; the agency sees what was shared with it.
        standards: false leaves the standards out, for who will not look at them.
        sampled: why it was picked for moderation, in words; for the panel alone.
    """

    partnership: Partnership
    agency: Agency
    agencies: Mapping[str, Agency]
    round: Round
    edition: Edition
    edition_sha: str
    names: Mapping[str, str]
    today: date
    drafts: Mapping[str, str] = field(default_factory=dict)
    other_drafts: int = 0
    content: Content | None = None
    earlier_actions: Mapping[str, tuple[ActionView, ...]] = field(default_factory=dict)
    meeting_notes: tuple[NoteView, ...] = ()
    standards: bool = True
    sampled: tuple[str, ...] = ()


def view_for(case: Case, person: Person, context: Context) -> ReturnView:
    """What a person may see of a return.

    Raises:
        NotAllowed: nothing at all.
    """
    roles = roles_on(person, context.agency)
    require_readable(roles, case.answers.revision, context.agency)
    content = context.content or Content(context.edition, case.answers)
    each = progress(content, case.actions)
    words = state_in_words(case.answers, each)
    barred = bar(person, context.agency, context.agencies, case.panel)
    can = possible(words, roles, barred, round_closed=context.round.closed)
    if barred and not roles.intersection(AGENCY):
        can -= {"reply to query"}
    reader = Reader(
        case=case,
        content=content,
        names=context.names,
        today=context.today,
        person=person.id,
        panel=sees_panel(person, roles, context.agency, context.agencies),
        roles=roles,
        can=can,
        separately=context.round.separately,
        drafts=context.drafts,
        earlier_actions=context.earlier_actions,
        agencies=context.agencies,
        who=person,
    )
    return _with_what_happened(_as_filled_in(reader, each, context, words), reader, context)


def _as_filled_in(reader: Reader, each: dict[str, Progress], context: Context, words: str) -> ReturnView:
    """The view as far as the agency's own work goes."""
    state, content = reader.case.answers, reader.content
    areas = _areas(reader, each, context) if context.standards else ()
    warnings, stops = contradictions(content)
    return ReturnView(
        id=state.id,
        slug=state.slug,
        partnership=context.partnership.name,
        state=words,
        labels=_labels(reader, context, words),
        revision=state.revision,
        head=state.head,
        agency=_agency(reader.case, context),
        edition=_edition(context, state.facts.kind),
        round=RoundView(context.round.id, context.round.slug, context.round.title, state.due or context.round.due),
        contacts=_contacts(context),
        areas=areas,
        counts=counts(content, each),
        missing=tuple(one for area in areas for standard in area.standards for one in standard.missing),
        can=reader.can,
        sees_panel=reader.panel,
        viewer=reader.person,
        as_of=state.last_at,
        warnings=warnings,
        stops=stops,
        other_drafts=context.other_drafts,
        **_carried_forward(content, context.partnership.settings),
    )


def _carried_forward(content: Content, settings: Mapping[str, str]) -> dict[str, Any]:
    source = content.source
    if source is None:
        return {}
    ended = tuple(
        (f"{source.edition.standard_by_id[name].number} {filled(title, settings)}".strip(), filled(why, settings))
        for name, title, why in source.comparison(content.edition).ended
        if name in source.asked
    )
    return {"earlier": source.round_title, "ended": ended}


def _with_what_happened(view: ReturnView, reader: Reader, context: Context) -> ReturnView:
    """The view with what came of it: actions, signatures, dates, replies."""
    state = reader.case.answers
    own = [one for one in reader.case.actions if reader.sees_action(one)]
    return replace(
        view,
        actions=tuple(seen_action(reader, one) for one in own),
        signatures=signature_views(state, context.names),
        signed=signed_so_far(state, context.names),
        to_sign=still_to_sign(state, context.edition.sign_off),
        ratification=ratification_view(state),
        originals=original_views(state, context.names),
        declined_reason=state.declined_reason,
        reply_by=state.reply_by,
        submitted_at=state.submissions[-1].at if state.submissions else "",
        shared_at=state.shared_at,
        moderated=state.moderated,
        conflict_declared=reader.case.panel.conflicts.get(reader.person) if reader.panel else None,
        separately=context.round.separately,
        accepted_how=state.accepted_how,
        zone=context.partnership.zone,
        notes=_notes(reader, context),
        sampled=context.sampled if reader.panel else (),
        comments=tuple((context.names.get(who, ""), at, text) for who, at, text in state.comments),
    )


def _notes(reader: Reader, context: Context) -> tuple[NoteView, ...]:
    told = tuple(NoteView(one.kind, one.text, one.meeting, shared=True) for one in reader.case.answers.notes)
    if not reader.panel:
        return told
    known = {(one.kind, one.text, one.meeting) for one in told}
    return tuple(replace(one, shared=(one.kind, one.text, one.meeting) in known) for one in context.meeting_notes)


def _areas(reader: Reader, each: dict[str, Progress], context: Context) -> tuple[AreaView, ...]:
    settings = context.partnership.settings
    numbers = {area.id: str(number) for number, area in enumerate(context.edition.areas, 1)}
    views = standard_views(reader, each, tuple(sorted(settings.items())))
    by_area: dict[str, list[StandardView]] = {}
    found = {}
    for asked in reader.content.asked:
        found[asked.area.id] = asked.area
        by_area.setdefault(asked.area.id, []).append(views[asked.id])
    return tuple(
        AreaView(
            area,
            numbers[area],
            filled(found[area].title, settings),
            filled(found[area].guidance, settings),
            tuple(standards),
        )
        for area, standards in by_area.items()
    )


def _labels(reader: Reader, context: Context, words: str) -> tuple[str, ...]:
    state = reader.case.answers
    due = state.due or context.round.due
    labels = []
    if words in _NOT_YET_IN and due and context.today > date.fromisoformat(due) and not state.revision:
        labels.append("overdue")
    if state.submissions and due and local(state.submissions[0].at, context.partnership.zone).date().isoformat() > due:
        labels.append("late")
    if state.revision > 1:
        labels.append("resubmitted")
    if state.ratification is not None and not state.ratification.on:
        labels.append("ratification due")
    judged = [(name, one.content) for name, one in reader.case.panel.outcomes.items()]
    if reader.panel and any(reader.content.is_stale(name, one) for name, one in judged):
        labels.append("stale")
    return tuple(labels)


def _agency(case: Case, context: Context) -> AgencyView:
    facts = case.answers.facts
    return AgencyView(
        id=context.agency.id,
        slug=context.agency.slug,
        name=context.agency.name,
        kind=facts.kind,
        kind_label=KINDS.get(facts.kind, facts.kind),
        phases=facts.phases,
        size=facts.size,
        tags=facts.tags,
        profile=facts.profile,
    )


def _edition(context: Context, kind: str) -> EditionView:
    edition, settings = context.edition, context.partnership.settings
    return EditionView(
        id=edition.id,
        version=edition.version,
        title=edition.title,
        sha256=context.edition_sha,
        introduction=filled(edition.introduction_for(kind), settings),
        declaration=filled(edition.declaration_for(kind), settings),
        sign_off=edition.sign_off,
        references=tuple((one.title, one.edition, one.url) for one in edition.references),
    )


def _contacts(context: Context) -> tuple[tuple[str, str], ...]:
    settings = context.partnership.settings
    return tuple((SETTINGS[name], settings.get(name, "")) for name in CONTACTS)
