"""Drop-downs: short lists stand in the cells' own rule, long ones in a hidden sheet."""

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from s11tui.exchange.worksheets.cells import escaped, parts
from s11tui.exchange.worksheets.sheets import Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 255
_SPECIAL = frozenset(',"\n&<>')
"""What ends a choice, or is written differently by different programs, in a list within a rule."""


class Lists:
    """The lists of one workbook; each stands once in the hidden sheet."""

    def __init__(self, book: "Workbook", title: str) -> None:
        self._excel = book.create_sheet(title)
        self._title = title
        self._places: dict[tuple[str, ...], str] = {}
        self._next = 1

    def offer(self, sheet: Sheet, cell: str, labels: tuple[str, ...]) -> None:
        """Let a cell be filled by choosing."""
        formula = self._formula(labels)
        rule = next((one for one in sheet.excel.data_validations.dataValidation if one.formula1 == formula), None)
        if rule is None:
            rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
            rule.errorTitle, rule.error = "Not in the list", "Choose from the list, or leave the box empty."
            sheet.excel.add_data_validation(rule)
        rule.add(cell)

    def finish(self) -> None:
        """Hide the sheet, behind all the others."""
        book = self._excel.parent
        book.move_sheet(self._excel, len(book.sheetnames))
        self._excel.sheet_state = "hidden"
        self._excel.protection.sheet = True

    def _formula(self, labels: tuple[str, ...]) -> str:
        joined = ",".join(labels)
        if len(joined.encode("utf-16-le")) // 2 + 2 <= _LONGEST and not any(_SPECIAL & set(one) for one in labels):
            return f'"{joined}"'
        if labels not in self._places:
            first = self._next
            for label in labels:
                cell = self._excel.cell(self._next, 1, escaped(next(parts(label))))
                cell.data_type, cell.number_format = "s", "@"
                self._next += 1
            self._places[labels] = f"{self._title}!$A${first}:$A${self._next - 1}"
        return self._places[labels]
