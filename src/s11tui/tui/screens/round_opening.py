"""Opening a round: which questionnaire, which agencies, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from s11tui.audit.register import Agency
from s11tui.errors import BadInput
from s11tui.questionnaire.asking import edition_fits
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import unset_placeholders
from s11tui.questionnaire.vocabulary import KINDS
from s11tui.text import counted, listed
from s11tui.tui.beginning import shipped_editions
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.picking_several import PickingSeveral
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.lines import EditionLine
from s11tui.workspace.session import Session

_WHOLE = "-"
_REPLY_DAYS = "14"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a round is opened with.

    Attributes:
        fitting: the agencies that the questionnaire is for.
        agencies: ids of those that are invited; None for all of them.
    """

    edition: Edition
    fitting: tuple[Agency, ...]
    agencies: tuple[str, ...] | None = None


class RoundOpening(Desk):
    """A screen from which rounds are opened."""

    def opened(self, ref: str, told: str) -> None:
        """Show a round that was opened, by its slug, and tell what has come of it; told by the screen."""

    def action_open_round(self) -> None:
        self.lead(self._which_questionnaire())

    async def _which_questionnaire(self) -> None:
        published = await self.attempt(lambda session: session.reading.editions())
        if published is None:
            return
        shipped = await self.bridge.aside(shipped_editions)

        def chosen(row: str | None) -> None:
            if row is not None:
                self.lead(self._which_agencies(row))

        rows = _questionnaires(published, shipped)
        self.app.push_screen(Menu("Open a round", "Of which questionnaire?", rows), chosen)

    async def _which_agencies(self, row: str) -> None:
        found = await self.attempt(partial(_chosen, row))
        if found is None:
            return
        if not found.fitting:
            wanted = listed([KINDS[one] for one in found.edition.for_]) or "an agency"
            self.notice.refuse(BadInput("No agency in the register is of a kind that it is for.", f"Add {wanted}."))
            return
        rows = [
            Row("all", strong(f"All {len(found.fitting)} that it is for"), muted("in the register now")),
            Row("some", strong("Only some"), muted("which you mark")),
        ]

        def chosen(how: str | None) -> None:
            if how == "all":
                self._ask_round(found)
            elif how == "some":
                self._mark_agencies(found)

        self.app.push_screen(Menu(found.edition.title, "Which agencies are invited?", rows), chosen)

    def _mark_agencies(self, found: Chosen) -> None:
        rows = [Row(one.id, plain(one.name), muted(_about(one))) for one in found.fitting]

        def marked(ids: str | None) -> None:
            if ids:
                self._ask_round(Chosen(found.edition, found.fitting, tuple(ids.split())))
            elif ids is not None:
                self.notice.tell("No agency was marked, so no round was opened.")

        self.app.push_screen(PickingSeveral("Which agencies? Enter marks one", rows), marked)

    def _ask_round(self, found: Chosen) -> None:
        told: list[str] = []

        async def do(given: Mapping[str, str]) -> None:
            told.extend(await self.bridge.call(partial(_open, found, given)))

        def done(yes: bool | None) -> None:
            if yes:
                self.opened(*told)

        invited = len(found.fitting if found.agencies is None else found.agencies)
        intro = f"{found.edition.title} {found.edition.version} · {counted(invited, 'agency', 'agencies')} invited"
        self.app.push_screen(Ask("Open a round", intro, _fields(found.edition), "Open it", do), done)


def _questionnaires(published: Sequence[EditionLine], shipped: Mapping[str, Edition]) -> list[Row]:
    """What can be opened: what is published here, the newest of each first; and what comes with the program."""
    there = {(one.id, one.version) for one in published}
    rows = [
        Row(f"published {one.sha256}", plain(one.title), muted(f"{one.id} {one.version} · published"))
        for one in reversed(published)
    ]
    about = "comes with s11tui; it is published on the way"
    rows += [
        Row(f"shipped {name}", plain(one.title), muted(f"{one.id} {one.version} · {about}"))
        for name, one in shipped.items()
        if (one.id, one.version) not in there
    ]
    return rows


def _chosen(row: str, session: Session) -> Chosen:
    where, _, name = row.partition(" ")
    edition = session.reading.edition(name) if where == "published" else shipped_editions()[name]
    fitting = tuple(one for one in session.reading.agencies() if one.active and edition_fits(edition, one.kind))
    return Chosen(edition, fitting)


def _fields(edition: Edition) -> tuple[Field, ...]:
    return (
        Field("title", "What people call it", hint="for example Section 11 2027"),
        Field("due", "The last day to submit", hint="year-month-day, for example 2027-03-19"),
        *profile_field(edition),
        Field(
            "separately", "Proposals", "choice", "no",
            choices=(
                ("no", "Moderators see each other's proposals"),
                ("yes", "Nobody sees another's before they have made their own"),
            ),
        ),
        Field("reply_days", "Days in which an agency may ask for a grade to be looked at again", value=_REPLY_DAYS),
    )  # fmt: skip


def profile_field(edition: Edition) -> tuple[Field, ...]:
    """Asks for a shorter form, where the questionnaire has one."""
    if not edition.profiles:
        return ()
    choices = ((_WHOLE, "The whole form"), *((one.id, one.title) for one in edition.profiles))
    return (Field("profile", "Which form?", "choice", _WHOLE, choices=choices),)


def chosen_profile(given: Mapping[str, str]) -> str:
    """The profile that was chosen; empty for the whole form."""
    profile = given.get("profile", _WHOLE)
    return "" if profile == _WHOLE else profile


def _open(found: Chosen, given: Mapping[str, str], session: Session) -> tuple[str, str]:
    """Open it; its slug, and what is to be told.

    Raises:
        Refusal: something that was filled in cannot be.
    """
    days = given["reply_days"]
    if not days.isascii() or not days.isdecimal():
        raise BadInput(f"“{days}” is no number of days.", "Write for example 14.")
    with session.batch():
        line = session.rounds.publish(found.edition)
        made, invited = session.rounds.open(
            line.sha256,
            given["title"],
            given["due"],
            agencies=found.agencies,
            profile=chosen_profile(given),
            separately=given["separately"] == "yes",
            reply_days=int(days),
        )
    told = f"{made.title} is open: {counted(len(invited), 'agency', 'agencies')} invited."
    unset = unset_placeholders(found.edition, session.workspace.partnership().settings)
    if unset:
        named = listed([name.replace("_", " ") for name in unset], "and")
        told += f" Its texts name what is not set yet: {named}. Set them in the partnership's settings."
    return made.slug, told


def _about(agency: Agency) -> str:
    return " · ".join(part for part in (KINDS[agency.kind], agency.group) if part)
