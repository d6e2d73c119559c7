"""The bar above the map: actions by name where there is room, by picture where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from ui.actions.action import Place, standing_at
from ui.actions.buttons import Doer
from ui.icons import icon
from ui.map.port import MapPort, MapState

_ICON = 18


class MapBar(QToolBar):
    """What does not fit even so goes behind an arrow."""

    def __init__(self, doer: Doer[MapPort, MapState]) -> None:
        super().__init__()
        self._doer = doer
        self._named: list[QToolButton] = []
        self.setMovable(False)
        self.setIconSize(QSize(_ICON, _ICON))

    def add(self, place: Place) -> None:
        """A button for each action of a place; those of the map have names, those of the view are pictures."""
        state = self._doer.state()
        for spot, action in standing_at(place, self._doer.actions, state):
            made = self._doer.made[action.key]
            made.setIcon(icon(spot.icon))
            made.setIconText(action.name_at(spot, state))
            self.addAction(made)
            button = self.widgetForAction(made)
            assert isinstance(button, QToolButton)
            button.setAccessibleName(made.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if place is Place.BAR:
                self._named.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_names(of=len(self._named))
        if self._wanted() > self.width():
            self._show_names(of=1)
        super().resizeEvent(event)

    def _show_names(self, of: int) -> None:
        for number, button in enumerate(self._named):
            only_text, only_icon = Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonIconOnly
            button.setToolButtonStyle(only_text if number < of else only_icon)

    def _wanted(self) -> int:
        """The width at which everything fits."""
        margins = self.contentsMargins()
        shown: list[QWidget] = [w for w in map(self.widgetForAction, self.actions()) if w is not None]
        widths = [max(w.sizeHint().width(), w.minimumWidth()) for w in shown]
        return sum(widths) + 2 * len(widths) + margins.left() + margins.right() + _AROUND


#: Left and right of the buttons, as the style sheet has it.
_AROUND = 24
