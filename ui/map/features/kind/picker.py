"""The kinds of step as pictures beside a step that is being made: a click is enough, typing goes on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton

from auditor.edit.map.steps import change_kind
from auditor.locale import _
from auditor.model import StepKind
from auditor.terms import step_kind_label
from ui.icons import KIND_OF_STEP_ICONS, icon
from ui.map.features.kind.actions import KIND_KEYS
from ui.map.port import MapPort
from ui.theme import target

_COLUMNS = 5
_ICON = 18
_AWAY = 8  # pixels between the card and the pictures


class KindPicker(QFrame):
    """Below the card, or above it where there is no room. It never takes the keyboard."""

    def __init__(self, port: MapPort, step_id: int) -> None:
        super().__init__(port.canvas.viewport())
        self._port, self._step_id = port, step_id
        self.setObjectName("pad")
        self.setAccessibleName(_("Kind of step"))
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(2)
        self.buttons: dict[StepKind, QToolButton] = {}
        for number, (digit, kind) in enumerate(KIND_KEYS.items()):
            button = QToolButton()
            button.setIcon(icon(KIND_OF_STEP_ICONS[kind]))
            button.setIconSize(QSize(_ICON, _ICON))
            name = step_kind_label(kind.value)
            button.setToolTip(f"{name} ({digit})")
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setFixedSize(target(), target())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, kind=kind: self._pick(kind))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            self.buttons[kind] = button
        self.setFocusProxy(port.canvas.window().focusWidget())  # else a click would end the typing of the name
        self._show_kind()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _pick(self, kind: StepKind) -> None:
        if self._step_id in self._port.session.audit.steps:
            self._port.session.do(change_kind, [self._step_id], kind)
            self._show_kind()

    def _show_kind(self) -> None:
        step = self._port.session.audit.steps.get(self._step_id)
        for kind, button in self.buttons.items():
            button.setChecked(step is not None and step.kind is kind)

    def _place(self) -> None:
        canvas = self._port.canvas
        card = canvas.mapFromScene(self._port.map.cards[self._step_id].scene_box()).boundingRect()
        area = canvas.viewport().rect()
        y = card.bottom() + _AWAY
        if y + self.height() > area.height():
            y = card.top() - _AWAY - self.height()
        x = min(card.left(), area.width() - self.width() - 4)
        self.move(max(x, 4), max(y, 4))

    def put_away(self) -> None:
        """The step has its name."""
        self.hide()
        self.deleteLater()
