"""Into the detail of a step, and up again."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Estimate, StepKind
from tests.ui.direct import put
from tests.ui.hands import Key, chain, page_of, press, step_id, type_name
from tests.ui.results import analysis_of
from ui.window import MainWindow


def hours_of(window: MainWindow, step: int | None = None) -> float:
    """Labour hours per year of a step, or of all."""
    analysis = analysis_of(window.session)
    numbers = analysis.step(step) if step is not None else None
    found = numbers.workload.labour_hours_per_year if numbers is not None else analysis.labour_hours_per_year
    assert found is not None
    return found.likely


def test_a_step_is_opened_as_a_sub_process_and_counted_there(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    view = page.view
    prepare = step_id(sample_window, "Prepare and plan the work")
    before, hours = hours_of(sample_window), hours_of(sample_window, prepare)
    view.map.select_steps([prepare])
    press(view, Key.Key_O)
    assert [b.text() for b in page.trail.buttons] == ["From request to invoice", "Prepare and plan the work"]
    assert page.tabs.count() == 2
    press(view, Key.Key_N)
    type_name(view, "Nest sheets")
    from auditor.model import Work

    nest = step_id(sample_window, "Nest sheets")
    put(sample_window.session, "Time", Work(id=nest, cycle_time_s=Estimate.point(600)))
    numbers = analysis_of(sample_window.session).step(nest)
    assert numbers is not None
    assert numbers.volume_per_year == pytest.approx(2400 * 0.85 * 0.45)
    assert hours_of(sample_window) == pytest.approx(before - hours + 918 * 600 / 3600)
    press(view, Key.Key_U)
    assert view.map.selected_steps() == [prepare]
    assert not page.trail.isVisible()
    assert sample_window.session.audit.steps[prepare].kind is StepKind.SUBPROCESS


def test_details_that_lead_back_to_themselves_end(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    from dataclasses import replace

    a = window.session.audit.steps[step_id(window, "A")]
    put(window.session, "Circle", replace(a, detail_id=a.process_id))
    assert window.session.analysis is not None
    assert page_of(window).trail.isHidden()
    assert view.map.cards
