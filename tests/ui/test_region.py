"""Sharing, standing and the region in the window, as an owner, an advisor and a programme use them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from auditor.edit.sharing import note_extract
from auditor.model import Outcome, OutcomeStatus, Process, Step
from auditor.phrases.benchmark import ground_of_time
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.extract import read_extract, read_shared
from auditor.region.pack import pack_from, read_pack, written
from auditor.region.pack.kept import is_kept
from tests.region.firms import firms, write_all
from tests.ui.forms import words
from tests.ui.results import plan_of
from tests.ui.test_plan import tab
from tests.ui.waiting import settle
from ui.pages.plan.outcome_dialog import OutcomeDialog
from ui.pages.plan.realised_page import RealisedPage
from ui.region import share_dialog
from ui.region.quartile_strip import QuartileStrip
from ui.region.region_dialog import RegionDialog
from ui.region.share_dialog import ShareDialog
from ui.region.standing_dialog import StandingDialog
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Path]:
    """The files and folders that dialogs are answered with, one after another for folders."""
    found: dict[str, Path] = {"save": tmp_path / "out", "open": tmp_path / "in.aapack"}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(found["save"]), a[3].split(";;")[0]))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(found["open"]), ""))
    folders = iter([tmp_path / "extracts", tmp_path / "ledger"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(next(folders)))
    said: list[str] = []
    monkeypatch.setattr(share_dialog, "show", lambda _parent, text, *_more: said.append(text))
    monkeypatch.setattr("ui.region.region_dialog.show", lambda _parent, text, *_more, **_other: said.append(text))
    return found


def in_tables(widget: QWidget) -> str:
    """What a person reads in the tables."""
    return "\n".join(
        item.text()
        for table in widget.findChildren(QTableWidget)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(row, column)) is not None
    )


def pick(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def test_the_owner_sees_all_that_leaves_agrees_and_saves_it(
    sample_window: MainWindow, qtbot: QtBot, answers: dict[str, Path]
) -> None:
    session = sample_window.session
    dialog = ShareDialog(sample_window, session)
    qtbot.addWidget(dialog)
    dialog.resize(1280, 800)
    dialog.show()
    pick(dialog.people, None)
    assert "Still to be said" in words(dialog) and not dialog.agreed.isEnabled()
    pick(dialog.people, "20-49")
    dialog.region.setCurrentIndex(1)
    assert dialog.ready is not None
    text = in_tables(dialog)
    assert dialog.ready.extract.key in text and "20–49 people" in text
    assert session.audit.firm.name not in text
    for table in dialog.findChildren(QTableWidget):  # all of it can be read: no cell is cut
        for at in (table.model().index(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())):
            assert table.fontMetrics().horizontalAdvance(at.data()) < table.columnWidth(at.column()), at.data()
    assert not dialog.save.isEnabled()  # nothing leaves without consent
    dialog.agreed.setChecked(True)
    pick(dialog.people, "50-99")
    assert not dialog.agreed.isChecked()  # another table is another consent
    dialog.agreed.setChecked(True)
    shown = dialog.ready.content
    answers["save"] = answers["save"].with_suffix(".aaextract")
    QTest.mouseClick(dialog.save, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert answers["save"].read_bytes() == shown
    assert read_extract(answers["save"]).firm["size"] == "50-99"
    assert (session.audit.sharing.edition, session.audit.sharing.size_class) == (1, "50-99")


def test_what_was_shared_can_be_taken_back(sample_window: MainWindow, qtbot: QtBot, answers: dict[str, Path]) -> None:
    session = sample_window.session
    bare = ShareDialog(sample_window, session)
    qtbot.addWidget(bare)
    assert not bare.withdraw.isEnabled()
    session.do(note_extract, "ab" * 16, 1)
    dialog = ShareDialog(sample_window, session)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.withdraw, LEFT)
    assert read_shared(answers["save"].with_suffix(".aawithdrawal")).key == "ab" * 16
    assert session.audit.sharing.share_key == ""


def pack_file(path: Path) -> Path:
    five = (1.0, 2.0, 3.0, 5.0, 8.0)
    cells = [
        ShownCell("repetitive_share", "firm", "all", 60, (0.2, 0.4, 0.6)),
        ShownCell("time", "weld", "all", 60, five),
        ShownCell("hours", "weld", "all", 60, five),
        ShownCell("carried_out", "rpa", "all", 60, yes=25),
    ]
    path.write_bytes(written(pack_from("East", 2026, 60, cells)))
    return path


def test_a_pack_from_a_stick_shows_where_the_firm_stands_and_gives_starting_times(
    sample_window: MainWindow, qtbot: QtBot, answers: dict[str, Path], told: list[str]
) -> None:
    session = sample_window.session
    assert session.file is not None
    with session.file.edit("Add") as edit:
        process = edit.put(Process(name="New"))
        step = edit.put(Step(process_id=process.id, name="Weld it", task="weld"))
    dialog = StandingDialog(sample_window, session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "hands out a benchmark pack" in words(dialog) and not dialog.start.isVisible()
    answers["open"].write_text("{}")
    QTest.mouseClick(dialog.choose, LEFT)
    assert "no benchmark pack" in told[0] and not is_kept()
    pack_file(answers["open"])
    QTest.mouseClick(dialog.choose, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QuartileStrip)), timeout=60_000)
    said = words(dialog)
    assert "East, 2026: about 60 firms" in said and "What firms like this carried out" in said
    dialog.grab()
    qtbot.waitUntil(dialog.start.isVisible)
    listed = in_tables(dialog)  # before anything is taken: for which step, how long, and where it comes from
    assert "Weld it" in listed and "Benchmark East 2026: about 60 firms" in listed
    QTest.mouseClick(dialog.start, LEFT)
    found = session.audit.work(step.id).cycle_time_s
    assert found is not None and (found.low, found.likely, found.high) == (60.0, 180.0, 480.0)
    assert ground_of_time(session.audit, step.id) == "benchmark 2026, about 60 firms (East)"
    qtbot.waitUntil(lambda: session.background.is_idle, timeout=60_000)
    QTest.mouseClick(dialog.forget, LEFT)
    assert not is_kept()


def test_a_programme_loads_a_folder_makes_the_pack_and_saves_the_tables(
    qtbot: QtBot, answers: dict[str, Path], tmp_path: Path, qapp: object
) -> None:
    write_all(firms(40), tmp_path / "extracts")
    (tmp_path / "extracts" / "bad.aaextract").write_text("{")
    dialog = RegionDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.make.isEnabled() and not dialog.export.isEnabled()
    QTest.mouseClick(dialog.folder, LEFT)
    qtbot.waitUntil(lambda: dialog.collection is not None, timeout=60_000)
    said = words(dialog)
    assert "40 firms were read" in said and "Refused 1" in said and "Who takes part" in said
    assert "bad.aaextract is not JSON" in in_tables(dialog)
    assert not dialog.make.isEnabled() and "name" in dialog.make.toolTip()  # no pack under a name that nobody said
    dialog.programme.setText("East")
    assert dialog.make.isEnabled()
    assert not dialog.export.isEnabled()  # a preview is not handed out
    answers["save"] = tmp_path / "p.aapack"
    QTest.mouseClick(dialog.make, LEFT)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=60_000)
    assert read_pack(tmp_path / "p.aapack").programme == "East"
    assert (tmp_path / "ledger" / "release-0001").is_dir()
    answers["save"] = tmp_path / "tables.pdf"
    QTest.mouseClick(dialog.export, LEFT)
    assert (tmp_path / "tables.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


def test_what_became_of_a_project_is_told_where_plan_and_outcome_stand_side_by_side(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = tab(sample_window, qtbot, "compare")
    assert isinstance(page, RealisedPage)
    session = sample_window.session
    first = plan_of(session).planned[0].evaluation
    qtbot.waitUntil(lambda: page.outcomes.rowCount() == len(plan_of(session).planned))
    dialog = OutcomeDialog(page, session, first, None)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.known_on, "14 march 2027")
    QTest.keyClicks(dialog.investment, "what")
    keep = next(b for b in dialog.findChildren(type(page.tell)) if b.text() == "Keep")
    QTest.mouseClick(keep, LEFT)
    assert dialog.wrong.text() and dialog.isVisible()
    dialog.investment.clear()
    QTest.keyClicks(dialog.investment, "61000")
    QTest.mouseClick(keep, LEFT)
    assert "Say first" in dialog.wrong.text()
    pick(dialog.status, "carried_out")
    QTest.mouseClick(keep, LEFT)
    (told,) = session.audit.table(Outcome).values()
    assert (told.status, told.known_on, told.investment) == (OutcomeStatus.CARRIED_OUT, "2027-03-14", 61_000.0)
    settle()
    qtbot.waitUntil(lambda: "carried out" in in_tables(page), timeout=60_000)
    session.undo()
    assert not session.audit.table(Outcome)
