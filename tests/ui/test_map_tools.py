"""The map's tools: clipboard, insert, reconnect, room, alignment, problems, find, palette, heat, pictures, outline, history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from auditor.model import Estimate, StepKind
from tests.ui.hands import Key, blank, chain, click, drag, flows, names, on_screen, page_of, press, step_id, type_name
from ui import motion
from ui.history_dialog import HistoryDialog
from ui.map import arrange, changes
from ui.map.context_menu import map_menu
from ui.map.facts_button import FactsButton
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_copied_steps_come_along_to_another_audit_with_their_work(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Weld")
    saw = step_id(window, "Saw")
    from auditor.model import Work

    window.session.put("Time", Work(id=saw, cycle_time_s=Estimate(1, 2, 3)))
    press(view, Key.Key_A, CTRL)
    press(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Saw\t1–3 s\nWeld\t"
    (tmp_path / "other").mkdir()
    view = blank(window, tmp_path / "other")
    press(view, Key.Key_V, CTRL)
    assert names(window) == ["Saw", "Weld"]
    assert flows(window) == {("Saw", "Weld", 1.0)}
    assert window.session.audit.work(step_id(window, "Saw")).cycle_time_s == Estimate(1, 2, 3)
    assert len(view.map.selected_steps()) == 2
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Paste steps"


def test_rows_of_a_spreadsheet_become_steps_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    QGuiApplication.clipboard().setText("Saw\t45 s\nDrill\t1,5 min\n\nPack\tno time\n")
    press(view, Key.Key_V, CTRL)
    assert names(window) == ["Saw", "Drill", "Pack"]
    assert flows(window) == {("Saw", "Drill", 1.0), ("Drill", "Pack", 1.0)}
    drill = window.session.audit.work(step_id(window, "Drill")).cycle_time_s
    assert drill is not None
    assert drill.likely == 90
    window.undo_action.trigger()
    assert names(window) == []


def test_duplicate_and_cut(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    press(view, Key.Key_A, CTRL)
    press(view, Key.Key_D, CTRL)
    assert sorted(names(window)) == ["A", "A", "B", "B"]
    assert len(window.session.audit.flows) == 2
    press(view, Key.Key_X, CTRL)
    assert sorted(names(window)) == ["A", "B"]


def test_what_is_no_step_on_the_clipboard_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtCore import QMimeData

    from ui.map.clipboard import MIME

    view = chain(window, tmp_path, "A")
    for junk in (b"", b"[]", b'{"step": [{"id": "x"}]}', b'{"step": 5}'):
        data = QMimeData()
        data.setData(MIME, junk)
        QGuiApplication.clipboard().setMimeData(data)
        press(view, Key.Key_V, CTRL)
        assert names(window) == ["A"]


def test_a_card_dropped_on_a_flow_is_inserted_there_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    a = view.map.cards[step_id(window, "A")].rect()
    changes.move(window.session, view.process_id, {step_id(window, "B"): type(a)(a.x + 640, a.y, a.width, a.height)})
    view.add_step(QPointF(a.x + 420, a.y + 320))
    type_name(view, "Between")
    view.fit()
    middle = view.mapFromScene(QPointF(a.right + 230, a.middle[1]))
    drag(view, on_screen(view, "Between"), middle)
    assert flows(window) == {("A", "Between", 1.0), ("Between", "B", 1.0)}
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Insert step into flow"
    window.undo_action.trigger()
    assert flows(window) == {("A", "B", 1.0)}


def test_the_end_of_a_flow_is_dragged_to_another_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    flow = next(f for f in view.map.flows.values() if f.flow.source_id == step_id(window, "A"))
    flow.setSelected(True)
    view.map.cards[step_id(window, "C")].setSelected(False)
    drag(view, view.mapFromScene(QPointF(*flow.route.points[-1])), on_screen(view, "C"))
    assert ("A", "C", 1.0) in flows(window)
    assert ("A", "B", 1.0) not in flows(window)


def test_room_is_made_by_dragging(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    before = {name: view.map.cards[step_id(window, name)].x() for name in "ABC"}
    gap = view.mapFromScene(QPointF(before["B"] - 30, view.map.cards[step_id(window, "B")].y() - 60))
    view.map.clearSelection()
    press(view, Key.Key_S)
    drag(view, gap, gap + QPoint(120, 0))
    after = {name: view.map.cards[step_id(window, name)].x() for name in "ABC"}
    assert after["A"] == before["A"]
    assert after["B"] - before["B"] == after["C"] - before["C"] > 80
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Make space"


def test_escape_during_a_drag_leaves_everything_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    place = view.map.cards[step_id(window, "B")].pos()
    start = on_screen(view, "B")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, 60))
    QTest.mouseMove(view.viewport(), start + QPoint(90, 90))
    press(view, Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(90, 90))
    assert view.map.cards[step_id(window, "B")].pos() == place
    assert window.session.file is not None
    assert window.session.file.history()[0].label != "Move step"


def test_cards_snap_to_each_other_while_dragged(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    a, b = (view.map.cards[step_id(window, n)] for n in "AB")
    start = on_screen(view, "B")
    drag(view, start, start + QPoint(60, 4))
    assert b.y() == a.y()
    assert b.x() != a.x()


def test_align_and_distribute_are_one_edit_each(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    ids = [step_id(window, n) for n in "ABC"]
    r = view.map.cards[ids[1]].rect()
    changes.move(window.session, view.process_id, {ids[1]: type(r)(r.x + 64, r.y + 200, r.width, r.height)})
    view.select_all()
    page_of(window).actions_by_key["top"].trigger()
    assert len({view.map.cards[i].y() for i in ids}) == 1
    page_of(window).actions_by_key["across"].trigger()
    xs = [view.map.cards[i].x() for i in ids]
    assert abs((xs[1] - xs[0]) - (xs[2] - xs[1])) <= 2 * changes.GRID


def test_shares_that_do_not_add_up_are_shown_and_mended(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    quote = step_id(sample_window, "Work for us?")
    flow = next(f for f in sample_window.session.audit.flows.values() if f.source_id == quote)
    page.actions_by_key["problems"].trigger()
    assert page.problems.summary.text() == "✓ No problems"
    changes.set_share(sample_window.session, flow.id, 0.2)
    assert page.problems.list.count() == 1
    assert "add up to 35%" in page.problems.list.item(0).text()
    page.problems.list.setCurrentRow(0)
    QTest.mouseClick(page.problems.fix, Qt.MouseButton.LeftButton)
    assert page.problems.list.count() == 0
    shares = [f.share for f in sample_window.session.audit.flows.values() if f.source_id == quote]
    assert sum(shares) == pytest.approx(1)


def test_shares_at_a_fork_are_said_not_to_count_and_each_branch_is_given_all(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    session = sample_window.session
    step = session.audit.steps[step_id(sample_window, "Work for us?")]
    page.actions_by_key["problems"].trigger()
    session.put("Change kind", replace(step, kind=StepKind.FORK))
    row = next(i for i in range(page.problems.list.count()) if "not counted" in page.problems.list.item(i).text())
    page.problems.list.setCurrentRow(row)
    assert page.problems.fix.text() == "Give each branch all"
    QTest.mouseClick(page.problems.fix, Qt.MouseButton.LeftButton)
    assert [f.share for f in session.audit.flows.values() if f.source_id == step.id] == [1, 1]
    assert not any("not counted" in page.problems.list.item(i).text() for i in range(page.problems.list.count()))


def test_a_problem_leads_to_its_step(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    page.view.add_step(QPointF(5000, 3000))
    type_name(page.view, "Lost")
    page.actions_by_key["problems"].trigger()
    texts = [page.problems.list.item(i).text() for i in range(page.problems.list.count())]
    assert texts == ["Lost – It is not connected to anything.", "Lost – No time is known yet."]
    page.view.map.clearSelection()
    page.problems.list.itemClicked.emit(page.problems.list.item(0))
    page.problems.list.setCurrentRow(1)
    page.problems.list.itemActivated.emit(page.problems.list.item(1))
    assert page.view.map.selected_steps() == [step_id(sample_window, "Lost")]


def test_find_centres_the_hit_and_return_goes_to_the_next(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    page.actions_by_key["find"].trigger()
    assert page.find_bar.isVisible()
    QTest.keyClicks(page.find_bar.line, "order")
    assert page.find_bar.count.text() == "1 of 4"
    first = page.view.map.selected_steps()
    QTest.keyClick(page.find_bar.line, Key.Key_Return)
    assert page.find_bar.count.text() == "2 of 4"
    assert page.view.map.selected_steps() != first
    card = page.view.map.cards[page.view.map.selected_steps()[0]]
    assert page.view.visible_scene().contains(card.sceneBoundingRect().center())
    QTest.keyClick(page.find_bar.line, Key.Key_Escape)
    assert not page.find_bar.isVisible()


def test_the_palette_does_what_is_chosen(sample_window: MainWindow) -> None:
    palette = sample_window.make_palette()
    palette.show()
    steps = len(sample_window.session.audit.steps)
    sample_window.page("map").view.map.select_steps([step_id(sample_window, "Confirm order")])  # type: ignore[attr-defined]
    QTest.keyClicks(palette.line, "map dupl")  # type: ignore[attr-defined]
    QTest.keyClick(palette.line, Key.Key_Return)  # type: ignore[attr-defined]
    assert not palette.isVisible()
    assert len(sample_window.session.audit.steps) == steps + 1


def test_heat_colours_cards_and_the_legend_says_what_it_means(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    cards = page.view.map.cards
    heavy, light = cards[step_id(sample_window, "Calculate quotation")], cards[step_id(sample_window, "Confirm order")]
    assert heavy.heat is None
    page.heat.setCurrentIndex(page.heat.findData("hours"))
    page.heat.activated.emit(page.heat.currentIndex())
    assert heavy.heat is not None
    assert light.heat is not None
    assert heavy.heat.lightness() < light.heat.lightness()
    assert page.view.legend.isVisible()
    assert page.view.legend.accessibleName() == "Labour hours: 0 – 1,190"
    page.heat.setCurrentIndex(0)
    page.heat.activated.emit(0)
    assert heavy.heat is None
    assert not page.view.legend.isVisible()


def test_the_map_is_saved_as_svg_png_and_pdf(sample_window: MainWindow, tmp_path: Path, told: list[str]) -> None:
    page = page_of(sample_window)
    for suffix in (".svg", ".png", ".pdf"):
        page.save_picture_to(tmp_path / f"map{suffix}")
    assert "Calculate" in (tmp_path / "map.svg").read_text("utf-8")
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() > 2000
    assert len({image.pixel(x, image.height() // 3) for x in range(0, image.width(), 7)}) > 3
    from pypdf import PdfReader

    assert "quotation" in PdfReader(tmp_path / "map.pdf").pages[0].extract_text()
    page.save_picture_to(tmp_path / "gone" / "map.svg")
    assert "Can't write" in told[0]


def test_the_outline_is_the_same_map_and_renames(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    page.actions_by_key["outline"].trigger()
    lanes = [page.outline.topLevelItem(i) for i in range(page.outline.topLevelItemCount())]
    assert [lane.text(0) for lane in lanes] == ["Sales", "Work preparation", "Administration"]
    item = lanes[1].child(0)
    assert (item.text(0), item.text(2)) == ("Prepare and plan the work", "Confirm order")
    item.setText(0, "Plan it")
    assert step_id(sample_window, "Plan it")
    page.outline.setCurrentItem(page.outline.topLevelItem(2).child(0))
    assert page.view.map.selected_steps() == [step_id(sample_window, "Enter order in ERP")]


def test_history_goes_back_and_forth(window: MainWindow, tmp_path: Path) -> None:
    chain(window, tmp_path, "A", "B", "C")
    dialog = HistoryDialog(window, window.session)
    labels = [dialog.list.item(i).text().split("   ")[1] for i in range(dialog.list.count() - 1)]
    assert labels[:3] == ["Rename step", "Append step", "Rename step"]
    dialog.list.setCurrentRow(dialog.list.count() - 2)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert names(window) == []
    dialog.list.setCurrentRow(0)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert names(window) == ["A", "B", "C"]


def test_the_context_pad_appends_beside_the_selected_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A")
    click(view, on_screen(view, "A"))
    assert view.pad.isVisible()
    QTest.mouseClick(view.pad.buttons["decision"], Qt.MouseButton.LeftButton)
    type_name(view, "Good?")
    assert window.session.audit.steps[step_id(window, "Good?")].kind is StepKind.DECISION
    assert flows(window) == {("A", "Good?", 1.0)}
    view.map.clearSelection()
    assert not view.pad.isVisible()


def test_lanes_are_renamed_moved_and_removed_with_their_steps(sample_window: MainWindow) -> None:
    audit = sample_window.session.audit
    process = min(audit.processes)
    sales = audit.lanes_of(process)[0]
    changes.rename_lane(sample_window.session, sales.id, "  Front   office ")
    changes.move_lane(sample_window.session, sales.id, 1)
    after = sample_window.session.audit
    assert [lane.name for lane in after.lanes_of(process)] == ["Work preparation", "Front office", "Administration"]
    inside = {s.id for s in after.steps_of(process) if s.lane_id == sales.id}
    changes.remove_lane(sample_window.session, sales.id)
    assert {sample_window.session.audit.steps[i].lane_id for i in inside} == {after.lanes_of(process)[0].id}
    for _edit in range(3):
        sample_window.undo_action.trigger()
    assert sample_window.session.audit == audit


def test_each_process_has_a_tab(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    assert [page.tabs.tabText(i) for i in range(page.tabs.count())] == [
        "From request to invoice",
        "From sheet to pallet",
    ]
    page.tabs.tabBarClicked.emit(1)
    assert step_id(sample_window, "Bending") in page.view.map.cards
    assert len(page.view.map.cards) == 15


def test_an_edit_changes_items_and_does_not_rebuild_the_scene(sample_window: MainWindow) -> None:
    scene = page_of(sample_window).view.map
    before = dict(scene.cards.made)
    changes.rename(sample_window.session, min(before), "Renamed")
    assert all(scene.cards[key] is item for key, item in before.items())


def test_snapping_is_to_the_nearest_line() -> None:
    from auditor.flow.layout import Rect

    dx, dy, lines = arrange.snap_to(Rect(103, 297, 50, 20), [Rect(100, 0, 50, 20), Rect(400, 300, 50, 20)], 7)
    assert (dx, dy) == (-3, 3)
    assert len(lines) == 2
    assert arrange.snap_to(Rect(120, 300, 50, 20), [Rect(0, 0, 50, 20)], 7) == (0.0, 0.0, [])


def test_of_a_large_map_only_what_is_in_sight_has_items(window: MainWindow, tmp_path: Path) -> None:
    from auditor.exchange import Draft, ImportReport, store
    from tests.bench.maps import workshop

    assert window.session.create(tmp_path / "large.audit")
    assert window.session.file is not None
    store(window.session.file, Draft(list(workshop(900).entities()), ImportReport()), "Import")
    window.show_page("map")
    view = page_of(window).view
    assert len(view.map.cards) == len(window.session.audit.steps) >= 900
    assert 0 < len(view.map.cards.made) < 300
    last = max(window.session.audit.steps.values(), key=lambda s: s.x or 0)
    assert last.id not in view.map.cards.made
    page_of(window).actions_by_key["find"].trigger()
    QTest.keyClicks(page_of(window).find_bar.line, last.name)
    assert last.id in view.map.cards.made
    assert view.map.selected_steps() == [last.id]
    view.fit()
    picture = view.grab().toImage()
    line = [picture.pixel(x, picture.height() // 2) for x in range(picture.width())]
    assert len(set(line)) > 2  # drawn from afar: not an empty canvas
    view.centerOn(view.map.cards[last.id])
    changes.rename(window.session, last.id, "The very last")
    assert view.map.cards[last.id].step.name == "The very last"


def test_tidy_glides_when_motion_is_wanted_and_a_key_ends_it_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    card = view.map.cards[step_id(window, "B")]
    view.map.select_steps([card.step.id])
    page_of(window).actions_by_key["tidy"].trigger()
    tidy = card.rect()
    for _ in range(6):
        press(view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    away = card.rect()
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: True)
    page_of(window).actions_by_key["tidy"].trigger()
    qtbot.waitUntil(lambda: tidy.y < card.rect().y < away.y)
    assert window.session.audit.steps[card.step.id].y == tidy.y
    press(view, Key.Key_Home)
    assert card.rect() == tidy
    window.session.undo()
    qtbot.waitUntil(lambda: not view.glide.is_running and card.rect() == away)
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: False)
    page_of(window).actions_by_key["tidy"].trigger()
    assert card.rect() == tidy


def test_the_cards_show_the_facts_that_are_ticked_also_next_time(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    card = page.view.map.cards[step_id(sample_window, "Calculate quotation")]
    assert "crew" not in card.facts
    page.facts.ticks["crew"].trigger()
    page.facts.ticks["time"].trigger()
    assert card.facts == "crew 1 · 1,190 h/yr"
    assert FactsButton().chosen() == ("crew", "hours")


def test_the_legend_of_a_map_without_numbers_says_so(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    page = page_of(window)
    page.heat.setCurrentIndex(page.heat.findData("hours"))
    page.heat.activated.emit(page.heat.currentIndex())
    assert view.legend.accessibleName() == "Labour hours: not known yet"


def test_tab_on_a_flow_puts_a_step_in_it_and_makes_room(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_F)
    press(view, Key.Key_Tab)
    type_name(view, "Between")
    assert flows(window) == {("A", "Between", 1.0), ("Between", "B", 1.0), ("B", "C", 1.0)}
    at = {card.step.name: card.rect().x for card in view.map.cards.values()}
    assert at["A"] < at["Between"] < at["B"] < at["C"]
    assert window.session.file is not None
    assert window.session.file.undo_label() == "Rename step"


def test_the_menu_of_several_cards_aligns_them_and_knows_their_lane(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    changes.add_lane(window.session, view.process_id, "Shop")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view.select_all()
    menu = map_menu(view, on_screen(view, "A"))
    assert menu is not None
    inner = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    assert list(inner) == ["Align", "Lane: Shop"]
    next(a for a in inner["Align"].actions() if a.text() == "Align tops").trigger()  # type: ignore[union-attr]
    assert len({card.rect().y for card in view.map.cards.values()}) == 1
