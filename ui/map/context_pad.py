"""The context pad: what one most often does next, beside the selected card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton

from ui.actions.action import Place, standing_at
from ui.icons import icon
from ui.map.card_item import CardItem
from ui.map.port import MapAction, MapPort
from ui.theme import target

_COLUMNS = 2
_ICON = 18


class ContextPad(QFrame):
    """Buttons of actions. Shown while exactly one card is selected and nothing is dragged."""

    def __init__(self, port: MapPort, actions: tuple[MapAction, ...]) -> None:
        super().__init__(port.canvas.viewport())
        self._port = port
        self.setObjectName("pad")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        self._actions = {action.key: action for action in actions}
        state = port.state()
        for spot, action in standing_at(Place.PAD, actions, state):
            self._add(action, spot.icon, action.name_at(spot, state))
        self.adjustSize()
        self.hide()

    def _add(self, action: MapAction, picture: str, name: str) -> None:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFixedSize(target(), target())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: action.do(self._port))
        self._grid.addWidget(button, len(self.buttons) // _COLUMNS, len(self.buttons) % _COLUMNS)
        self.buttons[action.key] = button

    def follow(self, card: CardItem | None) -> None:
        """Right of the card, or below it where there is no room, so that its neighbours stay in sight.

        None hides it, and so does a card that is out of sight.
        """
        if card is None or not self._port.canvas.visible_scene().intersects(card.scene_box()):
            self.hide()
            return
        state = self._port.state()
        for key, button in self.buttons.items():
            button.setEnabled(self._actions[key].can(state))
        canvas = self._port.canvas
        right = canvas.mapFromScene(card.pos() + QPointF(card.size[0], 0))
        x, y = right.x() + 22, right.y()
        if x + self.width() > canvas.viewport().width():
            x = canvas.viewport().width() - self.width() - 4
            y = canvas.mapFromScene(card.pos() + QPointF(0, card.size[1])).y() + 14
        y = max(0, min(y, canvas.viewport().height() - self.height()))
        self.move(x, y)
        self.show()
        self.raise_()
