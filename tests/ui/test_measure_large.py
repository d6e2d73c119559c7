"""Beyond 400 steps the analysis comes later than the edit: no page may mix the new map with the old figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from auditor.model import Estimate, Flow, Process, Step, Work
from tests.ui.direct import editing
from tests.ui.results import analysis_of
from ui.pages.measure import MeasurePage
from ui.stages import stage
from ui.window import MainWindow


@pytest.mark.parametrize("key", [tab.key for tab in stage("measure").tabs])
def test_steps_removed_while_their_figures_are_shown_leave_every_tab_standing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    session = window.session
    assert session.create(tmp_path / "large.audit")
    with qtbot.waitSignal(session.analysed, timeout=60_000), editing(session, "Fill") as edit:
        kept = edit.put(Process(name="Kept", demand_per_year=Estimate.point(100)))
        shown = edit.put(Process(name="Shown", demand_per_year=Estimate.point(100)))
        for process in (kept, shown):
            before = 0
            for i in range(300):
                step = edit.put(Step(process_id=process.id, name=f"{process.name} {i}"))
                edit.put(Work(id=step.id, cycle_time_s=Estimate.point(10)))
                if before:
                    edit.put(Flow(process_id=process.id, source_id=before, target_id=step.id))
                before = step.id
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    tab = page.show_tab(key)
    if hasattr(tab, "show_process"):
        tab.show_process(shown.id)
    with qtbot.waitSignal(session.analysed, timeout=60_000), editing(session, "Remove some") as edit:
        for removed in session.audit.steps_of(shown.id)[-50:]:
            edit.delete(removed)
        edit.put(Step(process_id=shown.id, name="Fresh"))
    tab.grab()
    assert len(analysis_of(session).processes[shown.id].steps) == 251
