"""A moderation before its meeting, in the app: two propose blind, one is barred, a question, a standard sent back."""

from contextlib import AbstractAsyncContextManager

from s11tui.audit.view_models import StandardView
from s11tui.tui.screens.form import Form
from support.driving import Driven, driven
from support.partnership import Partnership
from support.picking import open_line, pick, step

MO_SAYS, ADA_SAYS, AGREED = "Nothing was shown to us.", "The policy is sound.", "Dated, but nobody signed it."
CONFLICT = "My brother works there."
ASKED, REPLIED = "Who covers holidays?", "The deputy does."
BACK, CAME = "Which policy is meant?", "That of March."
HALF, REST = "Both teams were trai", "ned since."
WISH, TASK, OFFER = "A named contact in health.", "Send the list of contacts.", "Our training for schools."
PRACTICE, GOAL = "Young people sit on every panel.", "Have the policy signed"
SECRETS = (MO_SAYS, ADA_SAYS, CONFLICT, "Ada Moderator")
"""What no agency may ever read."""


def at(one: Partnership, name: str, who: str = "chair") -> StandardView:
    """A standard of the police's, as somebody sees it."""
    found = one.view(who).standard(name)
    assert found is not None
    return found


def shown(someone: Driven) -> str:
    """What stands on the screen, on one line."""
    return " ".join(someone.shown.split())


def sits(one: Partnership, who: str, size: tuple[int, int] = (120, 60)) -> AbstractAsyncContextManager[Driven]:
    """The app in the file, as one person."""
    return driven(one.ws.path, one.clock, who, size)


async def two_propose_blind(one: Partnership) -> None:
    async with sits(one, "cha-irwoman") as chair:
        await open_line(chair, "Exampleshire Police")
        await step(chair, "open")
        assert one.view("chair").state == "in moderation"
    async with sits(one, "mo-derator") as mo:
        await open_line(mo, "Exampleshire Police")
        await pick(mo, "ri", "#grades")
        for name, keys in (("#how", ("right", "right")), ("#impact", ("right", "right"))):
            mo.app.screen.query_one(name).focus()
            await mo.press(*keys)
        mo.app.screen.query_one("#why").focus()
        await mo.paste(MO_SAYS)
        await mo.press("f4")
        made = at(one, "policy", "mo").proposals[0]
        assert (made.grade, made.how, made.impact, made.reason) == ("ri", "tested", "claimed", MO_SAYS)
        await mo.press("pagedown", "f6", "enter")
        assert "Exampleshire Police sees it, with your name" in mo.shown
        await mo.paste(ASKED)
        await mo.press("f4", "escape")
        await open_line(mo, "Northtown Police")
        await step(mo, "conflict", reason=CONFLICT)
        assert "You may read this return, but not judge it" in shown(mo)
        assert not mo.app.screen.check_action("propose", ())
    async with sits(one, "ada-moderator") as ada:
        await open_line(ada, "Exampleshire Police")
        assert "1 other made; shown when you have made yours" in shown(ada)
        assert MO_SAYS not in ada.shown
        assert "tested" not in [each.how for each in at(one, "policy", "ada").proposals]
        ada.app.screen.query_one("#why").focus()
        await ada.paste(ADA_SAYS)
        await ada.press("f4")
        assert MO_SAYS in ada.shown, "both have made theirs"
        assert [each.grade for each in at(one, "policy", "ada").proposals] == ["ri", "good"]


async def a_question_is_answered(one: Partnership) -> None:
    async with sits(one, "lee-lead") as lead:
        await open_line(lead, "Reply to a question")
        assert isinstance(lead.app.screen, Form)
        assert "waits for your reply" in lead.shown
        assert not any(words in lead.shown for words in SECRETS)
        await lead.press("enter")
        await lead.paste(REPLIED)
        await lead.press("f4")
        assert "with the partnership" in lead.shown
    async with sits(one, "mo-derator") as mo:
        await open_line(mo, "Your question was replied to")
        assert REPLIED in mo.shown
        query = at(one, "lead-role", "mo").queries[0].id
        await pick(mo, query, "#queries")
        await pick(mo, "resolve")
        await mo.press("f4")
        assert at(one, "lead-role", "lead").queries[0].resolved


async def one_standard_goes_back_and_comes_again(one: Partnership) -> None:
    async with sits(one, "cha-irwoman") as chair:
        await open_line(chair, "Section 11 2027", "Exampleshire Police")
        await chair.press("f8")
        await pick(chair, "back")
        await chair.paste(BACK)
        await chair.press("f4", "f4")
        assert one.view("chair").state == "returned"
    async with sits(one, "lee-lead") as lead:
        assert f"1.1 came back to you: “{BACK}” · 1 reply to write" in shown(lead)
        await open_line(lead, "Section 11 2027")
        form = lead.app.screen
        assert isinstance(form, Form)
        form.query_one("#reply").focus()
        await lead.press("enter")
        await lead.paste(CAME)
        await lead.press("f4")
        form.page.boxes[0].focus_answer()
        await lead.press("ctrl+end")
        await lead.paste(" Of March 2027.")
        await lead.press("f8")
        assert "1.1 · What is in place" in lead.shown
        await lead.press("f6")
        await lead.paste("Chief Officer")
        await lead.press("f4")
        await lead.until(lambda: "Reference code" in lead.shown)
    assert (one.view().revision, one.view("chair").state) == (2, "in moderation")
    async with sits(one, "mo-derator") as mo:
        await open_line(mo, "Section 11 2027", "Exampleshire Police")
        for words in ("! the answers changed since", f"Sent back: {BACK}", f"The agency: {CAME}", "Changes made"):
            assert words in shown(mo), words
        await mo.press("f4")
        assert [each.stale for each in at(one, "policy").proposals] == [False, True]
