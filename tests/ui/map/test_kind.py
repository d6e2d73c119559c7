"""Another kind for the selected steps."""

from __future__ import annotations

from pathlib import Path

from auditor.model import StepKind
from tests.ui.hands import Key, chain, press
from ui.map.features.kind.actions import KIND_KEYS
from ui.window import MainWindow


def test_every_digit_makes_its_kind_of_all_selected_steps_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    view.map.select_steps(sorted(view.map.cards))
    for digit, kind in KIND_KEYS.items():
        press(view, Key(ord(digit)))
        assert {step.kind for step in window.session.audit.steps.values()} == {kind}
    window.undo_action.trigger()
    assert {step.kind for step in window.session.audit.steps.values()} == {StepKind.START}
