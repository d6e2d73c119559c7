"""The window: opening, saving, ranking, reporting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QGraphicsScene
from pytestqt.qtbot import QtBot

from auditor.store import AuditFile
from tests.ui.direct import put
from tests.ui.hands import page_of
from tests.ui.results import ranking_of
from ui.pages.firm import FirmPage
from ui.pages.home_page import HomePage
from ui.pages.rank import RankPage
from ui.pages.report import ReportPage
from ui.stages import stage
from ui.window import PAGES, MainWindow


def test_without_an_audit_the_stages_wait(window: MainWindow) -> None:
    assert window.rail_buttons["home"].isChecked()
    assert not any(window.rail_buttons[key].isEnabled() for key in PAGES)


def test_the_sample_opens_from_home_and_the_title_says_that_all_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    home = window.page("home")
    assert isinstance(home, HomePage)
    home.samples.aboutToShow.emit()
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        home.samples.actions()[0].trigger()
    assert window.windowTitle() == "Sample audit – All changes saved – Automation Auditor"
    assert window.saved.text() == "Sample audit.audit  ·  All changes saved"
    assert window.rail_buttons["map"].isChecked()
    assert len(page_of(window).view.map.cards) == 12


def test_home_offers_every_sample_by_the_kind_of_firm(window: MainWindow, qtbot: QtBot) -> None:
    home = window.page("home")
    assert isinstance(home, HomePage)
    assert home.buttons["sample"].menu() is home.samples
    for _again in range(2):
        home.samples.aboutToShow.emit()
    actions = {action.text(): action for action in home.samples.actions()}
    assert list(actions) == ["Sheet metal", "Bakery", "Control cabinets", "Joinery", "Metal shop", "Office"]
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        actions["Joinery"].trigger()
    assert window.saved.text().startswith("Sample audit – Joinery.audit")
    assert window.session.audit.firm.sector_code == "31.0"
    assert window.session.is_sample


def test_opening_what_is_no_audit_tells_why_and_keeps_what_is_open(
    sample_window: MainWindow, told: list[str], tmp_path: Path
) -> None:
    junk = tmp_path / "junk.audit"
    junk.write_text("hello")
    steps = len(sample_window.session.audit.steps)
    assert not sample_window.open_path(junk)
    assert "is not an audit" in told[0]
    assert len(sample_window.session.audit.steps) == steps


def test_edits_and_undo_reach_over_a_restart(window: MainWindow, sample_file: AuditFile) -> None:
    sample_file.close()
    assert window.open_path(sample_file.path)
    window.show_page("firm")
    firm = window.page("firm")
    assert isinstance(firm, FirmPage)
    line = firm.fields["name"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Renamed <i>Ltd</i>")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.session.audit.firm.name == "Renamed <i>Ltd</i>"
    window.session.close()
    assert window.open_path(sample_file.path)
    assert window.undo_action.text() == "Undo: Change firm"
    window.undo_action.trigger()
    assert window.session.audit.firm.name == "Example Sheet Metal (illustrative)"


def test_what_is_being_typed_is_stored_when_the_window_closes(window: MainWindow, sample_file: AuditFile) -> None:
    sample_file.close()
    window.open_path(sample_file.path)
    window.show_page("firm")
    firm = window.page("firm")
    assert isinstance(firm, FirmPage)
    line = firm.fields["place"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Emmen")
    window.close()
    with AuditFile.open(sample_file.path) as opened:
        assert opened.audit.firm.place == "Emmen"


def test_a_wrong_number_on_the_firm_page_is_told_below_it(sample_window: MainWindow) -> None:
    sample_window.show_page("firm")
    firm = sample_window.page("firm")
    assert isinstance(firm, FirmPage)
    field = firm.fields["working_days_per_year"]
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "400")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.message.text() == "This does not fit in a day or a year."
    assert sample_window.session.audit.calendar.working_days_per_year == 250


def test_roles_are_added_changed_and_removed(sample_window: MainWindow) -> None:
    sample_window.show_page("firm")
    firm = sample_window.page("firm")
    assert isinstance(firm, FirmPage)
    QTest.mouseClick(firm.people.rows.add, Qt.MouseButton.LeftButton)
    assert "New role" in {r.name for r in sample_window.session.audit.roles.values()}
    newest = max(sample_window.session.audit.roles)
    rate = firm.people.rows.fields[newest, "rate_per_hour"].line
    rate.setFocus()
    rate.selectAll()
    QTest.keyClicks(rate, "41,50 per h")
    QTest.keyClick(rate, Qt.Key.Key_Return)
    role = max(sample_window.session.audit.roles.values(), key=lambda r: r.id)
    assert role.rate_per_hour.likely == 41.5
    sample_window.undo_action.trigger()
    sample_window.undo_action.trigger()
    assert "New role" not in {r.name for r in sample_window.session.audit.roles.values()}


def test_the_ranking_is_shown_and_explained(sample_window: MainWindow) -> None:
    sample_window.show_page("rank")
    rank_page = sample_window.page("rank")
    assert isinstance(rank_page, RankPage)
    rank_page.show_tab("order")
    page = rank_page.order
    assert page.model.line is not None, "between what is worth while now and what is not"
    assert page.model.rowCount() == len(ranking_of(sample_window.session).candidates) + 1
    assert page.model.index(0, 0).data() == "Deburring and brushing machine\nDeburring"
    from PySide6.QtWidgets import QLabel

    shown = [w.text() for w in page.panel.findChildren(QLabel)]
    assert "1. Deburring and brushing machine" in shown
    assert "Why it fits" in shown
    page.table.selectRow(2)
    shown = [w.text() for w in page.panel.findChildren(QLabel)]
    assert f"3. {page.model.index(2, 0).data().splitlines()[0]}" in shown


def test_an_own_figure_replaces_the_catalogues_and_the_ranking_follows(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.show_page("rank")
    rank_page = sample_window.page("rank")
    assert isinstance(rank_page, RankPage)
    rank_page.show_tab("order")
    page = rank_page.order
    first = ranking_of(sample_window.session).candidates[0].evaluation.candidate.key
    line = page.panel.fields["investment"].line
    line.setFocus()
    line.selectAll()
    with qtbot.waitSignal(sample_window.session.ranked, timeout=60_000):
        QTest.keyClicks(line, "500 000")
        QTest.keyClick(line, Qt.Key.Key_Return)
    investments = {
        r.evaluation.candidate.key: r.evaluation.candidate.figures.investment.likely
        for r in ranking_of(sample_window.session).candidates
    }
    assert investments[first] == 500_000
    sample_window.undo_action.trigger()
    assert not sample_window.session.audit.candidate_overrides


def test_the_report_is_previewed_in_its_language_and_saved(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sample_window.show_page("report")
    page = sample_window.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.content is not None, timeout=60_000)
    first = page.content
    page.languages.setCurrentIndex(page.languages.findData("nl"))
    qtbot.waitUntil(lambda: page.content != first and page.save.isEnabled(), timeout=60_000)
    target = tmp_path / "out.pdf"
    page.save_to(target)
    assert target.read_bytes() == page.content
    from pypdf import PdfReader

    assert "Automatiseringsaudit" in PdfReader(target).pages[0].extract_text()


def test_exporting_to_a_folder_that_is_gone_tells_why(
    sample_window: MainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    sample_window.show_page("report")
    page = sample_window.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.content is not None, timeout=60_000)
    page.save_to(tmp_path / "gone" / "out.pdf")
    assert "Can't write" in told[0]


def test_pages_are_made_when_they_are_first_shown(window: MainWindow) -> None:
    assert set(window._pages) == {"home"}


def test_many_paints_do_not_wear_out_the_interpreter(sample_window: MainWindow) -> None:
    """PySide6 6.12.0 on CPython 3.11 lost a reference to None in void calls and aborted after some thousand paints."""
    scene = QGraphicsScene()
    scene.addRect(0, 0, 10, 10)
    view = page_of(sample_window).view
    picture = QPixmap(64, 48)
    for _round in range(400):
        painter = QPainter(picture)
        for _call in range(50):
            painter.drawLine(0, 0, 10, 10)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        view.map.render(painter)
        painter.end()


def test_every_page_is_a_key_away_also_after_an_edit(sample_window: MainWindow) -> None:
    put(sample_window.session, "Change", sample_window.session.audit.firm.__class__(name="Other"))
    assert sorted(stage(key).number for key in PAGES) == list(range(1, len(PAGES) + 1))
    for key in PAGES:
        number = stage(key).number
        QTest.keyClick(sample_window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        assert sample_window.stack.currentWidget() is sample_window.page(key), key


def test_closing_the_window_while_the_report_is_made_ends_quietly(tmp_path: Path) -> None:
    """The process waits for its threads; torn down beneath a running one it used to crash."""
    program = (
        "import sys\nfrom PySide6.QtCore import QTimer\nimport ui.window\n"
        "def leave(window):\n    window.show_page('report')\n    QTimer.singleShot(150, window.close)\n"
        "show = ui.window.MainWindow.show_page\n"
        "ui.window.MainWindow.open_sample = lambda self: (self.session.open_sample(), QTimer.singleShot(50, lambda: leave(self)))\n"
        "from auditor.cli import main\nsys.exit(main(['--sample']))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program], capture_output=True, text=True, timeout=60,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)}, cwd=Path(__file__).resolve().parent.parent.parent, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("map", "Map as a graph, GraphML (*.graphml)", "map.graphml"),
        ("map", "Map as a graph, node-link JSON (*.graph.json)", "map.graph.json"),
        ("map.json", "Map as a graph, node-link JSON (*.graph.json)", "map.graph.json"),
        ("map.json", "Complete audit (*.json)", "map.json"),
        ("map.graph.json", "Complete audit (*.json)", "map.graph.json"),
    ],
)
def test_the_maps_can_be_exported_as_a_graph(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, written: str
) -> None:
    from ui.dialogs import ask_export

    offered: list[str] = []

    def choose(_parent: object, _title: str, _proposed: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return str(tmp_path / typed), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert ask_export(window, tmp_path / "x.audit") == tmp_path / written
    assert kind in offered[0].split(";;")
