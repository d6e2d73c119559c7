"""The self-check, played in the real window: taps to the first answer, and how long the program takes over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from auditor.assess.sector_template import sector_templates
from tests.bench.conftest import Figure
from tests.ui.owner import Owner
from ui import dialogs, motion, theme
from ui.window import MainWindow

MOST_TAPS = 30


def test_taps_to_the_first_answer(
    figure: Figure, qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path)
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: False)
    theme.choose_scheme("light")
    theme.apply(qapp)  # type: ignore[arg-type]
    played = {}
    for sector in sector_templates():
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        window.start(None)
        played[sector] = Owner(window, qtbot)
        played[sector].check(sector)
        window.close()
        print(f"{sector:20} {played[sector].taps:3} taps, {played[sector].seconds:.2f} s of the program")
    most = max(played, key=lambda s: played[s].taps)
    slowest = max(owner.seconds for owner in played.values())
    against = f"one tap (most: {most}; least: {min(owner.taps for owner in played.values())})"
    figure("guided_taps", played[most].taps, MOST_TAPS, against, slowest)
