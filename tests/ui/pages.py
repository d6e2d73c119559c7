"""The pages that tests turn to, and places on them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from auditor.edit.step_fields import STEP_FIELDS
from ui.pages.firm import FirmPage
from ui.pages.measure import MeasurePage
from ui.pages.measure.table.table_page import TablePage
from ui.window import MainWindow

#: Of each field of a step, its column in the table.
COLUMN = {field.key: i for i, field in enumerate(STEP_FIELDS)}


def firm(window: MainWindow) -> FirmPage:
    window.show_page("firm")
    page = window.page("firm")
    assert isinstance(page, FirmPage)
    return page


def table(window: MainWindow) -> TablePage:
    """The table of the page Measure."""
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    return page.table


def cell(page: TablePage, name: str, key: str) -> QModelIndex:
    """The field of the step with this name."""
    row = next(r for r in range(page.model.rowCount()) if page.model.step(r).name == name)
    return page.model.index(row, COLUMN[key])
