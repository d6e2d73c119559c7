"""The Firm page: sector by word, days by counting, products with seasons, a logo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytest import approx

from auditor.flow.volume.seasons import peak_factor
from auditor.locale import using
from auditor.model import Calendar
from tests.ui.forms import fill
from tests.ui.pages import firm
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def offers(popup: QAbstractItemView) -> list[str]:
    """The lines of a list below a field."""
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_sector_is_found_by_a_word_or_its_code(sample_window: MainWindow) -> None:
    page = firm(sample_window)
    field = page.fields["sector_code"]
    fill(field, "stamping")
    assert sample_window.session.audit.firm.sector_code == "25.5"
    assert field.line.text().startswith("25.5 (NACE 2) / 25.4 (NACE 2.1, SBI 2025) Forging")
    fill(field, "products")
    assert "Several sectors fit" in field.message.text()
    fill(field, "unicorns")
    assert "No sector is called" in field.message.text()
    assert sample_window.session.audit.firm.sector_code == "25.5"


def test_typing_a_trade_offers_its_sectors_and_the_chosen_one_is_stored(sample_window: MainWindow) -> None:
    field = firm(sample_window).fields["sector_code"]
    line = field.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Schreinerei")
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    offered = offers(popup)
    assert [text.split(" ")[0] for text in offered] == ["16.2", "31.0"]
    assert offered[0].endswith("· Schreinerei")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert sample_window.session.audit.firm.sector_code == "16.2"
    assert line.text() == "16.2 Wood products, joinery and pallets"
    assert not field.has_error


def test_the_list_follows_each_letter_and_offers_what_is_nearest(sample_window: MainWindow) -> None:
    line = firm(sample_window).fields["sector_code"].line
    line.setFocus()
    for typed, first in (("bak", "10.7"), ("25.6", "25.6"), ("Schreinnerei", "16.2")):
        line.selectAll()
        QTest.keyClicks(line, typed)
        popup = line.completer().popup()
        assert popup is not None
        assert offers(popup)[0].split(" ")[0] == first
        assert popup.width() >= popup.sizeHintForColumn(0)
        popup.hide()


def test_working_days_are_counted_by_country_until_they_are_typed(sample_window: MainWindow) -> None:
    page = firm(sample_window)
    session = sample_window.session
    fill(page.fields["audit_date"], "2026-03-10")
    time = page.working_time
    QTest.mouseClick(time.counted, LEFT, pos=time.counted.rect().center() * 0.15)
    dutch = session.audit.calendar.working_days_per_year
    assert session.audit.calendar.is_counted
    assert dutch == approx(261 - 6, abs=2)
    assert "2026: 261 weekdays" in time.explained.text()
    fill(page.fields["closing_days"], "15")
    assert session.audit.calendar.working_days_per_year == dutch - 15
    time.country.setCurrentIndex(time.country.findData("US"))
    time.country.activated.emit(time.country.currentIndex())
    assert session.audit.firm.country == "US"
    assert session.audit.calendar.working_days_per_year != dutch - 15
    assert session.file is not None
    assert session.file.history()[0].label == "Change country"
    fill(page.fields["working_days_per_year"], "230")
    calendar = session.audit.calendar
    assert (calendar.working_days_per_year, calendar.is_counted) == (230, False)
    assert isinstance(calendar, Calendar)


def test_a_german_firm_has_its_state_german_defaults_and_german_dates(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    session = sample_window.session
    assert session.create(tmp_path / "new.audit")
    page = firm(sample_window)
    time = page.working_time
    assert time.region.isHidden()
    assert "Good Friday is not among them" in time.explained.text()
    time.country.setCurrentIndex(time.country.findData("DE"))
    time.country.activated.emit(time.country.currentIndex())
    assert not time.region.isHidden()
    time.region.setCurrentIndex(time.region.findData("DE-BY"))
    time.region.activated.emit(time.region.currentIndex())
    time.country.activated.emit(time.country.currentIndex())  # the same again: the state stays
    assert session.audit.firm.country == "DE-BY"
    assert (time.country.currentData(), time.region.currentData()) == ("DE", "DE-BY")
    assert "€43.40" in page.people.note.text()
    assert "Germany 2024" in page.people.note.text()
    assert session.audit.firm.productive_hours_per_fte.likely == 1642
    assert "Germany 2019" in page.money.note.text()
    with using("de"):
        fill(page.fields["audit_date"], "27.11.2026")
        assert session.audit.firm.audit_date == "2026-11-27"
        assert page.fields["audit_date"].line.text() == "27.11.2026"
        assert "Heilige Drei Könige (6.1.)" in time.explained.text()


def test_a_firm_with_one_role_sees_that_it_pays_for_all_work(sample_window: MainWindow, tmp_path: Path) -> None:
    assert sample_window.session.create(tmp_path / "new.audit")
    page = firm(sample_window)
    QTest.mouseClick(page.people.rows.add, LEFT)
    [role] = sample_window.session.audit.roles
    fill(page.people.rows.fields[role, "rate_per_hour"], "65")
    assert "Work without a role: €65" in page.people.note.text()
    assert "only role" in page.people.note.text()


def test_product_families_have_demand_and_busy_months(sample_window: MainWindow) -> None:
    page = firm(sample_window)
    rows = page.products.rows
    QTest.mouseClick(rows.add, LEFT)
    family = max(sample_window.session.audit.families)
    fill(rows.fields[family, "demand_per_year"], "12000")
    fill(rows.fields[family, "months"], "1 1 1 1 1 2 2 1 1 1 0,5 0,5")
    assert peak_factor(sample_window.session.audit, family) == approx(2 / (13 / 12))
    assert "busiest in June, 185% of an average month" in page.products.note.text()
    fill(rows.fields[family, "months"], "1 2 3")
    assert "twelve numbers" in rows.fields[family, "months"].message.text()
    assert len(sample_window.session.audit.seasons_of(family)) == 12
    sample_window.undo_action.trigger()
    assert sample_window.session.audit.seasons_of(family) == ()


def test_a_logo_is_stored_small_and_a_text_is_no_logo(
    sample_window: MainWindow, tmp_path: Path, told: list[str]
) -> None:
    page = firm(sample_window)
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF00AA00)
    image.save(str(tmp_path / "logo.png"))
    page.profile.take_logo(tmp_path / "logo.png")
    assert sample_window.session.audit.firm.logo is not None
    assert page.profile.logo.accessibleName() == "The firm's logo"
    (tmp_path / "text.png").write_text("no picture")
    page.profile.take_logo(tmp_path / "text.png")
    assert "not a picture" in told[0]


def test_defaults_say_that_they_are_and_where_they_are_from(sample_window: MainWindow, tmp_path: Path) -> None:
    assert sample_window.session.create(tmp_path / "new.audit")
    page = firm(sample_window)
    assert "CBS" in page.people.note.text()
    assert "2024" in page.people.note.text()
    assert "default" in page.money.note.text()


def test_a_new_audit_is_of_the_country_where_the_computer_is(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.ask_new", lambda *_asked: tmp_path / "new.audit")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    window.begin.new_audit()
    found = window.session.audit.firm
    assert (found.country, found.productive_hours_per_fte.likely) == ("AT", 1778)
    assert date.fromisoformat(found.audit_date) <= date.today()
