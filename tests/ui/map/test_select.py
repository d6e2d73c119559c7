"""What is selected, by keys; and what Escape leaves first."""

from __future__ import annotations

from pathlib import Path

from tests.ui.hands import Key, chain, flows, press, step_id
from ui.window import MainWindow


def test_arrows_go_along_the_flow_and_f_through_what_leads_on(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.clearSelection()
    for name in "ABC":
        press(view, Key.Key_Right)
        assert view.map.selected_steps() == [step_id(window, name)]
    press(view, Key.Key_Left)
    press(view, Key.Key_F)
    (flow_id,) = view.map.selected_flows()
    assert window.session.audit.flows[flow_id].target_id == step_id(window, "C")
    assert view.map.selected_steps() == []


def test_escape_leaves_what_was_begun_and_only_then_the_selection(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    for key in (Key.Key_C, Key.Key_S):
        view.map.select_steps([step_id(window, "A")])
        press(view, key)
        assert view.mode is not None
        press(view, Key.Key_Escape)
        assert view.mode is None
        assert view.map.selected_steps() == [step_id(window, "A")]
        press(view, Key.Key_Escape)
        assert view.map.selected_steps() == []
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 1.0)}


def test_what_is_begun_anew_ends_what_was_begun_before(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_C)
    press(view, Key.Key_S)
    view.map.select_steps([step_id(window, "C")])
    press(view, Key.Key_Return)  # the end of making space: nothing is connected
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 1.0)}
    assert view.mode is None
