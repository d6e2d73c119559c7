"""What is wrong is said without moving anything, covers nothing that is worked with, and can be closed and read out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.forms import fill
from tests.ui.pages import firm
from tests.ui.waiting import settle
from ui.pages.map_page import MapPage
from ui.pages.measure import MeasurePage
from ui.widgets.text_field import TextField
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def inspected(window: MainWindow) -> MapPage:
    window.show_page("map")
    page = window.page("map")
    assert isinstance(page, MapPage)
    page.view.map.select_steps(
        [next(k for k, c in page.view.map.cards.items() if c.step.name == "Calculate quotation")]
    )
    settle()
    return page


def place(widget: QWidget) -> QRect:
    """Where it is seen on the screen."""
    settle()
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def fields_of(window: MainWindow, page: str) -> tuple[TextField, QWidget]:
    """A field that takes a number, and what stands below it."""
    if page == "firm":
        time = firm(window).working_time
        return time.fields["closing_days"], time.fields["working_days_per_year"]
    fields = inspected(window).inspector.fields
    return fields["cycle"], fields["units"]


@pytest.mark.parametrize(("page", "right"), [("firm", "7"), ("map", "7 min")])
def test_what_is_below_a_field_stays_where_it_is(sample_window: MainWindow, page: str, right: str) -> None:
    field, below = fields_of(sample_window, page)
    before = place(field), place(below)
    fill(field, "seven mni")
    assert field.message.isVisible()
    assert (place(field), place(below)) == before
    fill(field, right)
    assert not field.message.isVisible()
    assert (place(field), place(below)) == before


def test_how_a_text_is_read_moves_nothing_either(sample_window: MainWindow) -> None:
    field, below = fields_of(sample_window, "map")
    before = place(below)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "½ Tag")
    assert field.reading.text() == "= 3.75 h"
    assert place(below) == before


def test_the_buttons_below_rows_of_fields_stay_where_they_are(sample_window: MainWindow) -> None:
    rows = firm(sample_window).people.rows
    before = place(rows.add)
    field = next(field for (_id, key), field in rows.fields.items() if key == "rate_per_hour")
    fill(field, "much")
    assert field.has_error
    assert place(rows.add) == before


def test_a_wrong_cell_of_the_table_moves_neither_grid_nor_totals(sample_window: MainWindow) -> None:
    sample_window.show_page("measure")
    measure = sample_window.page("measure")
    assert isinstance(measure, MeasurePage)
    page = measure.table
    before = place(page.grid), place(page.totals["hours"])
    page.grid.setCurrentIndex(page.model.index(1, 1))
    page.model.setData(page.model.index(1, 1), "1,5 mni")
    assert "mni" in page.message.text()
    assert (place(page.grid), place(page.totals["hours"])) == before


def test_a_message_covers_no_field_that_has_the_keyboard(sample_window: MainWindow) -> None:
    field, below = fields_of(sample_window, "firm")
    fill(field, "seven mni")
    assert place(field.message).top() > place(field.line).bottom()
    below.setFocus()
    assert field.message.isVisible()
    assert not place(field.message).intersects(place(below))


def test_a_message_is_closed_and_comes_back_with_the_keyboard(sample_window: MainWindow) -> None:
    field, below = fields_of(sample_window, "firm")
    fill(field, "seven mni")
    QTest.mouseClick(field.message.close_button, LEFT)
    assert not field.message.isVisible()
    assert field.has_error
    below.setFocus()
    field.setFocus()
    assert field.message.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.message.isVisible()
    assert not field.has_error


def test_a_screen_reader_has_the_message_with_the_line(sample_window: MainWindow) -> None:
    field, _below = fields_of(sample_window, "firm")
    fill(field, "seven mni")
    assert field.line.accessibleDescription() == field.message.text() != ""
    fill(field, "7")
    assert field.line.accessibleDescription() == ""


def test_a_message_goes_with_its_page_and_comes_back_with_it(sample_window: MainWindow) -> None:
    field, _below = fields_of(sample_window, "firm")
    fill(field, "seven mni")
    sample_window.show_page("map")
    assert not field.message.isVisible()
    sample_window.show_page("firm")
    assert field.message.isVisible()


def test_a_question_about_pieces_moves_nothing(sample_window: MainWindow) -> None:
    page = inspected(sample_window)
    field, below = page.inspector.fields["cycle"], page.inspector.fields["units"]
    before = place(below)
    fill(field, "8 min per dough")
    question = field.question  # type: ignore[attr-defined]
    assert question.isVisible()
    assert not field.message.isVisible()
    assert place(below) == before
