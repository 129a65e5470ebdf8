"""The first sheet: what this is, whose, by when, who to call about a child, how to fill it in and give it back."""

from datetime import date

from s11tui.clock import day_in_words, local
from s11tui.exchange.worksheets.parts import Worksheet
from s11tui.exchange.worksheets.sheets import Sheet

_HOW = (
    "There is one sheet for each area: the tabs are at the foot of the window.",
    "Write in the boxes with a light ground. Everything else is locked, so that nothing is lost by accident.",
    "Where there is a list, choose from it. Everywhere else write as much as you need; paste as text only.",
    "What stands there already may be changed or added to. What you leave alone changes nothing.",
    "A text that is too long for one box goes on in the next row, which says so.",
    "Formulas are not read; write what they come to.",
    "Do not name children or families, and give nothing by which a child could be known.",
    "Save it as an Excel workbook (.xlsx) under any name, often.",
)


def write_start(sheet: Sheet, worksheet: Worksheet) -> None:
    """Fill the first sheet."""
    made = local(worksheet.made_at).date()
    due = day_in_words(date.fromisoformat(worksheet.due)) if worksheet.due else ""
    sheet.heading("Worksheet", worksheet.title)
    for label, said in (
        ("Agency", worksheet.agency),
        ("For", worksheet.made_for),
        ("Round", worksheet.round_title),
        ("Partnership", worksheet.partnership),
        ("Due", due),
        ("Made on", day_in_words(made)),
        ("Reference code", worksheet.head[:12]),
    ):
        if said:
            sheet.text(label, said)
    sheet.heading("If a child is at risk")
    sheet.text("In danger now", "Call 999. Nobody watches this form.")
    for what, number in worksheet.contacts:
        if number:
            sheet.text(what, number)
    if worksheet.introduction:
        sheet.heading("About this questionnaire")
        # A row has a highest height, which a long introduction in one cell would pass.
        for paragraph in filter(None, map(str.strip, worksheet.introduction.split("\n"))):
            sheet.text("", paragraph)
    sheet.heading("How to fill it in")
    for place, line in enumerate(_HOW, 1):
        sheet.text(f"{place}.", line)
    sheet.heading("How to give it back")
    sheet.text("", "Send the saved file to whoever gave it to you. They see each change before they take it in.")
    sheet.finish(frozen=False)
