"""The window that holds a log against the map: what it shows, and what its buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from auditor.exchange import read_source, store
from tests.cli.test_compare_log import log_of
from tests.ui.test_import_dialog import choose, done, opened
from ui import exchange_actions
from ui.comparing import ComparisonDialog
from ui.comparing.problem_list import LEFT_OUT
from ui.import_dialog import Accepted, Purpose
from ui.session import Session
from ui.window import MainWindow


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    source = tmp_path / "list.csv"
    source.write_text("step,cycle time\nSaw,30 min\nWelding,10 min\nPack,30 min\n")
    made = Session()
    made.create(tmp_path / "a.audit")
    assert made.file is not None
    store(made.file, read_source(source), "list")
    yield made
    made.close()


def compared(qtbot: QtBot, session: Session, log: str) -> ComparisonDialog:
    seen = read_source(Path(log)).log
    assert seen is not None
    dialog = ComparisonDialog(None, session, seen, "log.csv")
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: ComparisonDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_comparing, timeout=20_000)


def press(qtbot: QtBot, dialog: ComparisonDialog, of: str) -> None:
    button = next(button for what, button in dialog.problems.buttons.items() if of in what)
    button.click()
    settled(qtbot, dialog)


def fitness(dialog: ComparisonDialog) -> float | None:
    return dialog.found.fitness if dialog.found is not None else None


def test_a_name_is_confirmed_and_problems_are_mended_and_taken_back(
    qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    dialog = compared(qtbot, session, log_of(tmp_path / "log.csv", "Saw Weld Pack"))
    assert "0% of the cases (0 of 12)" in dialog.head.text()
    assert not dialog.undo.isEnabled()  # the import of the list was before
    press(qtbot, dialog, "It is “Welding”")
    assert fitness(dialog) == 1.0
    press(qtbot, dialog, "“Welding”: on the map 10")
    assert session.audit.work(2).cycle_time_s.likely == 1800  # type: ignore[union-attr]
    assert dialog.undo.text() == "Undo: Time of “Welding” from the log"
    dialog.undo.click()
    dialog.undo.click()  # at once: it does not reach further
    settled(qtbot, dialog)
    assert session.audit.steps
    assert not dialog.undo.isEnabled()
    assert dialog.undo.text() == "Undo"
    assert any("“Welding”: on the map 10" in what for what in dialog.problems.buttons)


def test_an_activity_is_given_a_step_or_left_out_and_that_is_taken_back(
    qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    dialog = compared(qtbot, session, log_of(tmp_path / "log.csv", "Saw Look Welding Pack"))
    assert fitness(dialog) == 0.0
    choose_step(qtbot, dialog, "Look", LEFT_OUT)
    assert fitness(dialog) == 1.0
    assert dialog.comparing.left_out == {"Look"}
    dialog.problems.said.emit("Look", 0)
    settled(qtbot, dialog)
    assert fitness(dialog) == 0.0
    choose_step(qtbot, dialog, "Look", next(s.id for s in session.audit.steps.values() if s.name == "Welding"))
    assert fitness(dialog) == 1.0  # a finer log: two activities of one step


def choose_step(qtbot: QtBot, dialog: ComparisonDialog, activity: str, step: int) -> None:
    box = dialog.problems.boxes[activity]
    box.setCurrentIndex(box.findData(step))
    box.activated.emit(box.currentIndex())
    settled(qtbot, dialog)


def test_the_import_of_a_log_offers_the_comparison_where_there_is_a_map(
    qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    log = Path(log_of(tmp_path / "log.csv", "Saw Welding Pack"))
    assert not opened(qtbot, log).compare.isVisible()
    dialog = opened(qtbot, log, Purpose.ADD)
    assert dialog.compare.isVisible()
    dialog.compare.click()
    assert (dialog.result(), dialog.is_compared) == (QDialog.DialogCode.Accepted, True)
    only = opened(qtbot, tmp_path / "list.csv", Purpose.COMPARE)
    assert not only.ok.isEnabled()
    assert "no event log" in only.outcome.text.toPlainText()
    choose(only.form.kind, "log")
    done(qtbot, only)
    assert "no column for: Case" in only.outcome.text.toPlainText()


def test_the_menu_leads_to_the_comparison(
    qtbot: QtBot, tmp_path: Path, sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Path(log_of(tmp_path / "log.csv", "Saw Welding Pack"))
    shown: list[float | None] = []

    def executed(dialog: ComparisonDialog) -> None:
        dialog.show()
        settled(qtbot, dialog)
        shown.append(fitness(dialog))
        dialog.reject()

    monkeypatch.setattr(exchange_actions, "ask_source", lambda _parent: log)
    monkeypatch.setattr(
        exchange_actions, "read_with_report", lambda _parent, path, _purpose: Accepted(read_source(path), True)
    )
    monkeypatch.setattr(ComparisonDialog, "exec", executed)
    before = sample_window.session.audit
    sample_window.compare_dialog()
    assert shown == [0.0]
    assert sample_window.session.audit is before
