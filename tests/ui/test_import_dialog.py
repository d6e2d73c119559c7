"""What the dialog of an import shows, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog, QWidget
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from auditor.model import Step, StepKind
from ui import import_dialog
from ui.import_dialog import ImportDialog, Purpose, read_with_report
from ui.importing.reading import Stopped


def opened(qtbot: QtBot, source: Path, purpose: Purpose = Purpose.NEW) -> ImportDialog:
    dialog = ImportDialog(None, source, purpose)
    qtbot.addWidget(dialog)
    dialog.show()
    done(qtbot, dialog)
    return dialog


def done(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading, timeout=20_000)


def written(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def choose(box: QComboBox, key: str) -> None:
    """As a person does: the list open, and a click on a line of it."""
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def notes_of(dialog: ImportDialog) -> list[str]:
    assert dialog.draft is not None
    return [e.notes for e in dialog.draft.entities if isinstance(e, Step)]


def steps_of(dialog: ImportDialog) -> set[str]:
    assert dialog.draft is not None
    return {e.name for e in dialog.draft.entities if isinstance(e, Step) and e.kind is StepKind.OPERATION}


def reason(dialog: ImportDialog, column: int) -> str:
    item = dialog.grid.item(1, column)
    return item.text() if item is not None else ""


def text_of(dialog: ImportDialog) -> str:
    """All that is said beside the map; never in words of the command line."""
    asked = [question.text for question in dialog.outcome.questions.asked]
    said = "\n".join([*asked, dialog.outcome.text.toPlainText()])
    assert "--" not in said
    return said


def press(qtbot: QtBot, dialog: ImportDialog, answer: str) -> None:
    dialog.outcome.questions.buttons[answer].click()
    done(qtbot, dialog)


LOG = """Order,Was getan,Von,Bis
1,Saw,03/04/2024 08:00,03/04/2024 08:10
1,Weld,03/04/2024 08:10,03/04/2024 08:40
2,Saw,04/04/2024 08:00,04/04/2024 08:10
2,Weld,04/04/2024 08:10,04/04/2024 08:40
"""


def test_names_of_workers_stay_out_unless_the_box_is_unticked(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, "step,worker\nBend,Anna\nWeld,Bram\n"))
    assert dialog.pseudonyms.isVisible()
    assert dialog.pseudonyms.isChecked()
    assert notes_of(dialog) == ["worker: Worker 1", "worker: Worker 2"]
    assert "The 2 names in “worker” were replaced" in text_of(dialog)
    dialog.pseudonyms.setFocus()
    QTest.keyClick(dialog.pseudonyms, Qt.Key.Key_Space)
    done(qtbot, dialog)
    assert notes_of(dialog) == ["worker: Anna", "worker: Bram"]
    assert "replaced" not in text_of(dialog)


def test_where_nobody_is_named_there_is_nothing_to_ask(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, "step\nBend\n"))
    assert not dialog.pseudonyms.isVisible()


def test_a_column_is_given_another_meaning_and_the_map_follows(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, LOG))
    choose(dialog.form.kind, "log")
    done(qtbot, dialog)
    assert dialog.grid.boxes["Was getan"].currentData() == "activity"
    assert reason(dialog, 1) == "a few names that repeat"
    assert steps_of(dialog) == {"Saw", "Weld"}
    assert "2 cases, 2 activities, 4 events" in dialog.outcome.seen.text()
    assert len(dialog.outcome.map.map.cards) == 4  # with start and end
    choose(dialog.grid.boxes["Order"], "activity")
    choose(dialog.grid.boxes["Was getan"], "case")
    done(qtbot, dialog)
    assert steps_of(dialog) == {"1", "2"}
    assert reason(dialog, 0) == "you said so"
    choose(dialog.grid.boxes["Bis"], "none")
    done(qtbot, dialog)
    assert "no cycle times" in text_of(dialog)


def test_day_and_month_are_shown_as_decided_and_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, LOG.replace("Was getan", "activity").replace("04/04", "03/04")))
    assert "Day and month can't be told apart" in text_of(dialog)
    assert "April" in dialog.outcome.seen.text()
    press(qtbot, dialog, "The month")
    assert "March" in dialog.outcome.seen.text()
    assert "the month comes first: as it was said" in text_of(dialog)


def test_what_can_not_be_read_yet_is_explained_and_can_be_mended(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, "a,b\nBend,1\nWeld,2\n"))
    assert not dialog.ok.isEnabled()
    assert "its columns are “a”, “b”" in text_of(dialog)
    choose(dialog.grid.boxes["a"], "step")
    done(qtbot, dialog)
    assert dialog.ok.isEnabled()
    assert steps_of(dialog) == {"Bend", "Weld"}


def test_a_table_that_may_be_a_log_asks_what_a_row_is(qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"{'Saw' if i % 2 else 'Weld'},2024-01-{i + 1:02},{i // 4}\n" for i in range(20))
    dialog = opened(qtbot, written(tmp_path, f"step,planned,what\n{rows}"))
    assert not dialog.ok.isEnabled()
    assert "2 different names in 20 rows, and “planned” holds dates. What is one row?" in text_of(dialog)
    press(qtbot, dialog, "A step of the process: a list")
    assert dialog.form.kind.currentData() == "list"
    assert len(notes_of(dialog)) == 20
    choose(dialog.form.kind, "")
    done(qtbot, dialog)
    press(qtbot, dialog, "Something that was done: a log")
    assert dialog.form.kind.currentData() == "log"
    assert steps_of(dialog) == {"Saw", "Weld"}


def test_a_table_without_names_shows_letters_and_asks(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, "Saw,5 s,1\nWeld,7 s,2\n"))
    assert "has no row with the names of its columns: they are called “A”, “B”, “C” here" in text_of(dialog)
    choose(dialog.grid.boxes["A"], "step")
    done(qtbot, dialog)
    assert steps_of(dialog) == {"Saw", "Weld"}
    assert "The first row looks like data" in text_of(dialog)
    press(qtbot, dialog, "No, it is data")
    assert dialog.form.header.currentData() == "data"
    assert "looks like data" not in text_of(dialog)


def test_hundreds_of_steps_ask_whether_each_row_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, "step\n" + "".join(f"Step {i}\n" for i in range(301))))
    assert "would become 301 steps, from “step”. Is each row a step?" in text_of(dialog)
    press(qtbot, dialog, "Yes, each row is a step")
    assert dialog.ok.isEnabled()


def test_a_short_log_asks_how_much_a_year_has(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, written(tmp_path, LOG.replace("Was getan", "activity")))
    assert "The log spans 2 days" in text_of(dialog)
    assert dialog.ok.isEnabled()  # it is read as counted, and says so
    (year,) = (answer for answer in dialog.outcome.questions.buttons if answer.startswith("A year has"))
    press(qtbot, dialog, year)
    assert dialog.form.scale.currentData() == "year"
    assert "The log spans only 2 days" in text_of(dialog)


def test_start_and_end_the_other_way_round_are_changed_over(qtbot: QtBot, tmp_path: Path) -> None:
    text = LOG.replace("Was getan", "activity").replace("Von,Bis", "end,start")
    dialog = opened(qtbot, written(tmp_path, text))
    assert "Are start and end the other way round?" in text_of(dialog)
    press(qtbot, dialog, "Yes, change them over")
    assert steps_of(dialog) == {"Saw", "Weld"}


@pytest.mark.parametrize("types", [3, 6])
def test_the_kind_of_object_that_is_the_case_is_chosen(qtbot: QtBot, tmp_path: Path, types: int) -> None:
    names = [f"type {i}" for i in range(types)]
    log = {
        "objectTypes": [{"name": name} for name in names],
        "eventTypes": [{"name": "Pack"}],
        "objects": [{"id": name, "type": name} for name in names],
        "events": [
            {
                "id": str(n), "type": f"Pack {n}", "time": f"2024-01-01T{n + 8:02}:00:00Z",
                "relationships": [{"objectId": name, "qualifier": ""} for name in names[: types - n]],
            }
            for n in range(types)
        ],
    }  # fmt: skip
    dialog = opened(qtbot, written(tmp_path, json.dumps(log), "a.json"))
    assert "Each object of type “type 0” is a case" in text_of(dialog)
    assert len(steps_of(dialog)) == types
    asked = dialog.outcome.questions
    if types == 3:
        press(qtbot, dialog, "“type 2”: in 1 event")
    else:
        (box,) = asked.lists
        box.setCurrentIndex(box.findText("“type 5”: in 1 event"))
        box.activated.emit(box.currentIndex())
        done(qtbot, dialog)
        assert asked.lists[0].currentText() == "“type 5”: in 1 event"
    assert steps_of(dialog) == {"Pack 0"}
    assert dialog.form.isVisible()  # for the clock and the demand
    assert not dialog.form.kind.isVisible()


def test_of_several_sheets_another_one_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        for name, rows in (("orders", [["name"], ["O1"]]), ("work", [["step", "cycle time"], ["Bend", "5 s"]])):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    dialog = opened(qtbot, path)
    assert steps_of(dialog) == {"Bend"}
    assert "cycle" not in dialog.form.sheet.itemText(0)
    choose(dialog.form.sheet, "orders")
    done(qtbot, dialog)
    assert steps_of(dialog) == {"O1"}


def test_read_as_something_else_columns_mean_what_they_look_like(qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"{i // 2},{'Weld' if i % 2 else 'Saw'},2024-01-{i + 1:02} 08:00\n" for i in range(20))
    dialog = opened(qtbot, written(tmp_path, f"order,activity,time\n{rows}"))
    choose(dialog.grid.boxes["order"], "activity")
    choose(dialog.grid.boxes["activity"], "case")
    done(qtbot, dialog)
    assert reason(dialog, 0) == "you said so"
    choose(dialog.form.kind, "log")
    done(qtbot, dialog)
    assert steps_of(dialog) == {"Saw", "Weld"}
    assert "you said so" not in {reason(dialog, column) for column in range(3)}


def test_a_workbook_of_a_planning_system_stays_one_through_every_choice(
    qtbot: QtBot, tmp_path: Path, shared: Path
) -> None:
    source = shared / "data" / "more" / "sheets" / "frepple" / "operation-routing.xlsx"
    dialog = opened(qtbot, source)
    assert steps_of(dialog) == {"GRIND", "PAINT", "DRY"}
    choose(dialog.form.decimal, ",")
    done(qtbot, dialog)
    assert steps_of(dialog) == {"GRIND", "PAINT", "DRY"}
    dialog.accept()
    assert steps_of(opened(qtbot, source)) == {"GRIND", "PAINT", "DRY"}


def test_a_file_of_the_same_shape_is_read_as_the_last_one(qtbot: QtBot, tmp_path: Path) -> None:
    first = opened(qtbot, written(tmp_path, "a,b\nBend,1\n"))
    choose(first.grid.boxes["b"], "step")
    done(qtbot, first)
    first.accept()
    second = opened(qtbot, written(tmp_path, "a,b\nWeld,2\n", "b.csv"))
    assert steps_of(second) == {"2"}
    assert second.hint.isVisible()
    choose(second.grid.boxes["a"], "step")
    done(qtbot, second)
    assert steps_of(second) == {"Weld"}


def test_a_profile_is_kept_under_a_name(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(qtbot, written(tmp_path, LOG))
    choose(dialog.form.kind, "log")
    choose(dialog.form.date_order, "mdy")
    done(qtbot, dialog)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Our ERP", True))
    dialog.form.save.click()
    dialog.reject()
    other = opened(
        qtbot,
        written(
            tmp_path, LOG.replace("Order,", "nr,Order,").replace("\n1,", "\nx,1,").replace("\n2,", "\nx,2,"), "b.csv"
        ),
    )
    choose(other.form.profile, "Our ERP")
    done(qtbot, other)
    assert other.form.date_order.currentData() == "mdy"
    assert other.grid.boxes["Was getan"].currentData() == "activity"
    assert "March" in other.outcome.seen.text()


def test_cancel_stops_the_reading(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportDialog(None, written(tmp_path, LOG))
    qtbot.addWidget(dialog)
    token = dialog._token
    dialog.reject()
    assert not token.is_wanted
    with pytest.raises(Stopped):
        token.progress(1)
    qtbot.waitUntil(lambda: dialog._background.is_idle, timeout=20_000)
    assert dialog.draft is None


def test_what_can_not_be_read_is_said(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(import_dialog, "show", lambda _parent, text, **_kind: said.append(text))
    parent = QWidget()
    qtbot.addWidget(parent)
    source = tmp_path / "a.pdf"
    source.write_text("x")
    assert read_with_report(parent, source) is None
    assert "this kind of file can't be read" in said[0]
