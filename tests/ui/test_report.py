"""The Report page: choosing sections, writing one's own text, looking, saving, printing."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from auditor.report.papers.paper import Paper
from auditor.report.section_choice import section_choices
from tests.ui.direct import put
from tests.ui.waiting import settle
from ui.pages.report import ReportPage
from ui.pages.report.office_choice import OfficeChoice
from ui.pages.report.printing import print_pages
from ui.window import MainWindow


@pytest.fixture
def page(sample_window: MainWindow, qtbot: QtBot) -> ReportPage:
    sample_window.show_page("report")
    found = sample_window.page("report")
    assert isinstance(found, ReportPage)
    found.choices.choose_paper(Paper.AUDIT)
    qtbot.waitUntil(lambda: found.content is not None and not found.maker.is_busy, timeout=60_000)
    return found


def remade(page: ReportPage, qtbot: QtBot, before: bytes | None) -> list[str]:
    """The pages of the report that takes the place of the one before."""
    qtbot.waitUntil(lambda: page.content != before and not page.maker.is_busy, timeout=60_000)
    assert page.content is not None
    return [p.extract_text() for p in PdfReader(io.BytesIO(page.content)).pages]


def row_of(page: ReportPage, key: str) -> int:
    return page.choices.sections.keys().index(key)


def test_a_section_that_is_unticked_leaves_the_report_and_undo_brings_it_back(
    page: ReportPage, sample_window: MainWindow, qtbot: QtBot
) -> None:
    before = page.content
    page.choices.sections.item(row_of(page, "glossary")).setCheckState(Qt.CheckState.Unchecked)
    assert "Words in this report" not in "\n".join(remade(page, qtbot, before))
    without = page.content
    sample_window.undo_action.trigger()
    assert "Words in this report" in "\n".join(remade(page, qtbot, without))
    assert page.content == before or page.report is not None


def test_alt_and_an_arrow_move_a_section(page: ReportPage, qtbot: QtBot) -> None:
    before = page.content
    page.choices.sections.setCurrentRow(row_of(page, "plan"))
    while row_of(page, "plan") > 0:
        QTest.keyClick(page.choices.sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.choices.sections.key() == "plan"
    assert [p.key for p in section_choices(page.session.audit)][:2] == ["plan", "summary"]
    pages = remade(page, qtbot, before)
    assert "The plan" in pages[1]


def test_text_of_ones_own_stands_under_the_heading(page: ReportPage, qtbot: QtBot) -> None:
    before = page.content
    page.choices.sections.setCurrentRow(row_of(page, "summary"))
    QTest.keyClicks(page.choices.text, "Agreed with the owner.")
    pages = remade(page, qtbot, before)
    assert pages[1].index("Summary") < pages[1].index("Agreed with the owner.") < pages[1].index("We mapped")
    assert "✎" in page.choices.sections.item(0).text()
    assert page.choices.text.toPlainText() == "Agreed with the owner."


def test_text_is_kept_when_another_section_is_chosen_at_once(page: ReportPage, qtbot: QtBot) -> None:
    page.choices.sections.setCurrentRow(row_of(page, "firm"))
    QTest.keyClicks(page.choices.text, "Family firm.")
    page.choices.sections.setCurrentRow(row_of(page, "map"))
    assert page.choices.text.toPlainText() == ""
    texts = {p.key: p.part.text for p in section_choices(page.session.audit)}
    assert texts["firm"] == "Family firm."
    assert texts["map"] == ""


def test_choosing_a_section_scrolls_to_it(page: ReportPage, qtbot: QtBot) -> None:
    assert page.preview.page == 1
    page.choices.sections.setCurrentRow(row_of(page, "plan"))
    assert page.report is not None
    wanted = page.report.contents.sections["The plan"] + 1
    qtbot.waitUntil(lambda: page.preview.page == wanted, timeout=60_000)
    assert f"Page {wanted} of" in page.state.text()


def test_only_pages_that_are_seen_are_drawn(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: 0 in page.preview.drawn, timeout=60_000)
    assert page.report is not None
    last = len(page.report.contents.sizes) - 1
    assert last not in page.preview.drawn
    page.preview.show_page(last)
    qtbot.waitUntil(lambda: last in page.preview.drawn, timeout=60_000)
    assert len(page.preview.drawn) < 26


def test_stop_leaves_the_report_that_was_there(page: ReportPage, qtbot: QtBot) -> None:
    before = page.content
    page.refresh()
    assert page.stop.isVisible()
    QTest.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    assert not page.maker.is_busy
    assert not page.stop.isVisible()
    assert page.save.isEnabled()
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name == "auditor-report"], timeout=60_000)
    settle()
    assert page.content == before


def test_the_window_can_be_used_while_the_report_is_made(page: ReportPage, sample_window: MainWindow) -> None:
    page.refresh()
    sample_window.show_page("firm")
    assert sample_window.stack.currentWidget() is sample_window.page("firm")


def test_a_range_of_pages_is_printed_each_as_it_lies(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    before = page.content
    page.choices.choose_paper(Paper.DATA)
    remade(page, qtbot, before)
    assert page.report is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sizes = page.report.contents.sizes
    turned = next(i for i, (wide, high) in enumerate(sizes) if wide > high)
    printer.setFromTo(turned, turned + 1)  # counted from 1: the page before it, and the page itself
    assert print_pages(page, printer, page.report.content, page.report.contents)
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == 2
    assert printed[0].mediabox.height > printed[0].mediabox.width
    assert printed[1].mediabox.width > printed[1].mediabox.height


def test_another_language_takes_the_ranking_and_the_plan_that_the_window_has(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = page.session
    session.results.want_plan()
    qtbot.waitUntil(lambda: session.ranking is not None and session.plan is not None, timeout=60_000)

    def fail(*_args: object, **_more: object) -> None:
        raise AssertionError("ranked or planned again")

    for name in ("rank", "plan"):
        monkeypatch.setattr(f"auditor.report.write.{name}", fail)
    before = page.content
    page.languages.setCurrentIndex(page.languages.findData("nl"))
    assert "Samenvatting" in "\n".join(remade(page, qtbot, before))
    assert page.report is not None and page.report.language == "nl"


def test_poster_and_spreadsheet_are_saved_in_the_language_of_the_report(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = page.content
    page.languages.setCurrentIndex(page.languages.findData("de"))
    remade(page, qtbot, before)
    page.save_poster(tmp_path / "poster.pdf")
    assert "Wie wir arbeiten" in PdfReader(tmp_path / "poster.pdf").pages[0].extract_text()
    page.save_sheet(tmp_path / "tables.xlsx")
    from auditor.exchange.table import read_tables

    assert "Kandidaten" in {t.name for t in read_tables(tmp_path / "tables.xlsx")}


def test_the_accent_of_the_logo_can_be_had_where_there_is_a_logo(page: ReportPage, qtbot: QtBot) -> None:
    from dataclasses import replace

    from PIL import Image

    assert not page.choices.logo_colour.isEnabled()
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), (180, 20, 30)).save(buffer, "JPEG")
    before = page.content
    put(page.session, "Logo", replace(page.session.audit.firm, logo=buffer.getvalue()))
    remade(page, qtbot, before)
    assert page.choices.logo_colour.isEnabled()
    before = page.content
    QTest.mouseClick(page.choices.logo_colour, Qt.MouseButton.LeftButton)
    remade(page, qtbot, before)
    assert page.session.audit.report_settings.uses_logo_colour


def test_people_are_named_only_when_the_box_is_ticked(page: ReportPage, qtbot: QtBot) -> None:
    from auditor.decide import rank
    from auditor.decide.programme.plan import plan
    from auditor.edit.candidate import set_project

    audit = page.session.audit
    first = plan(audit, rank(audit)).planned[0].evaluation.candidate
    before = page.content
    page.session.do(set_project, first, who="Annegreet Quispel")
    assert "Quispel" not in "\n".join(remade(page, qtbot, before))
    before = page.content
    assert not page.choices.names.isChecked()
    QTest.mouseClick(page.choices.names, Qt.MouseButton.LeftButton)
    assert "Quispel" in "\n".join(remade(page, qtbot, before))


def test_the_brief_is_seen_first_and_has_no_sections_to_choose(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.show_page("report")
    page = sample_window.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.content is not None and not page.maker.is_busy, timeout=60_000)
    assert page.report is not None and page.report.paper is Paper.BRIEF
    assert len(page.report.contents.sizes) == 2
    assert not page.choices.of_sections.isVisible()
    page.choices.choose_paper(Paper.AUDIT)
    assert page.choices.of_sections.isVisible()


def test_all_papers_go_into_one_folder_at_a_click(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    menu = page.more.menu()
    next(action for action in menu.actions() if "all papers" in action.text()).trigger()
    qtbot.waitUntil(lambda: str(folder) in page.state.text(), timeout=60_000)
    names = {path.name for path in folder.iterdir()}
    assert names >= {"brief.pdf", "brief.docx", "audit.pdf", "data.pdf", "data.xlsx"}
    assert any(name.startswith("dossier-") for name in names)
    assert any(name.startswith("request-") and name.endswith(".docx") for name in names)


def test_brief_report_and_dossiers_can_be_saved_as_a_document_the_data_book_not(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_window.show_page("report")
    page = sample_window.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.content is not None and not page.maker.is_busy, timeout=60_000)
    target = tmp_path / "brief.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.save_document_action.trigger()
    qtbot.waitUntil(lambda: target.exists() and str(target) in page.state.text(), timeout=60_000)
    assert target.read_bytes().startswith(b"PK")
    before = page.content
    page.choices.choose_paper(Paper.DATA)
    remade(page, qtbot, before)
    assert not page.save_document_action.isEnabled()


def test_the_office_is_chosen_once_for_all_audits_and_its_look_stands_on_what_is_shown(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen = tmp_path / "office.toml"
    chosen.write_text('name = "Bureau Drost"\ncolour = "#f0b400"\n', "utf-8")
    page.choices.choose_paper(Paper.BRIEF)
    qtbot.waitUntil(lambda: not page.maker.is_busy, timeout=60_000)
    before = page.content
    page.choices.office.take(chosen)
    assert "Bureau Drost" in remade(page, qtbot, before)[0]
    assert "#f0b400" in page.choices.office.said.text()
    again = OfficeChoice(page.session)
    qtbot.addWidget(again)
    assert again.office().name == "Bureau Drost", "another window knows it"
    said: list[str] = []
    page.session.failed.connect(said.append)
    chosen.write_text("colour = 1", "utf-8")
    page.choices.office.take(chosen)
    assert "colour" in said[0] and page.choices.office.office().name == "Bureau Drost"
    before = page.content
    page.choices.office.without.click()
    assert "Bureau Drost" not in remade(page, qtbot, before)[0]
