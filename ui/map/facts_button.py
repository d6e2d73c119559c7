"""Which facts the cards show, and whether flows show their volume: a button with a menu of ticks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from auditor.locale import _
from ui import user_data
from ui.icons import icon
from ui.map.facts import FACTS, USUAL

_NAME = "facts"
_VOLUME = "flow_volume"


def chosen_facts() -> tuple[str, ...]:
    """What the user chose last, or the usual."""
    kept = user_data.read(_NAME)
    return tuple(fact.key for fact in FACTS if fact.key in kept) if isinstance(kept, list) else USUAL


class FactsButton(QToolButton):
    """What the map shows; the choice is kept for the next time.

    Signals:
        changed: other facts are ticked (carries their keys).
        volume_changed: flows are to be as thick as their volume, or no longer.
    """

    changed = Signal(tuple)
    volume_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("sliders-horizontal"))
        self.setToolTip(_("What the map shows"))
        self.setAccessibleName(_("What the map shows"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.ticks: dict[str, QAction] = {}
        chosen = chosen_facts()
        for fact in FACTS:
            action = menu.addAction(_(fact.label))
            action.setCheckable(True)
            action.setChecked(fact.key in chosen)
            action.toggled.connect(self._on_tick)
            self.ticks[fact.key] = action
        menu.addSeparator()
        self.volume = menu.addAction(_("Flows as thick as their volume"))
        self.volume.setCheckable(True)
        self.volume.setChecked(user_data.read(_VOLUME) is True)
        self.volume.toggled.connect(self._on_volume)
        self.setMenu(menu)

    def chosen(self) -> tuple[str, ...]:
        return tuple(key for key, action in self.ticks.items() if action.isChecked())

    def _on_volume(self, is_wanted: bool) -> None:
        user_data.write(_VOLUME, is_wanted)
        self.volume_changed.emit(is_wanted)

    def _on_tick(self) -> None:
        user_data.write(_NAME, list(self.chosen()))
        self.changed.emit(self.chosen())
