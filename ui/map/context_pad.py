"""The context pad: what one most often does next, beside the selected card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame, QGraphicsView, QGridLayout, QToolButton

from auditor.locale import _
from auditor.model import StepKind
from ui.map.card_item import CardItem
from ui.theme import target


class ContextPad(QFrame):
    """Buttons that append, connect and delete. Shown while exactly one card is selected and nothing is dragged."""

    def __init__(
        self,
        view: QGraphicsView,
        append: Callable[[StepKind], None],
        connect: Callable[[], None],
        delete: Callable[[], None],
    ) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("pad")
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for i, (key, text, name, act) in enumerate(
            (
                ("operation", "◯", _("Append an operation"), lambda: append(StepKind.OPERATION)),
                ("inspection", "▢", _("Append an inspection"), lambda: append(StepKind.INSPECTION)),
                ("decision", "◇", _("Append a decision"), lambda: append(StepKind.DECISION)),
                ("end", "◎", _("Append an end"), lambda: append(StepKind.END)),
                ("connect", "→", _("Connect to …"), connect),
                ("delete", "✕", _("Delete"), delete),
            )
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFixedSize(target(), target())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.buttons[key] = button
            grid.addWidget(button, i // 2, i % 2)
        self.adjustSize()
        self.hide()

    def follow(self, card: CardItem | None) -> None:
        """Right of the card, or below it where there is no room, so that its neighbours stay in sight; None hides it."""
        if card is None:
            self.hide()
            return
        right = self._view.mapFromScene(card.pos() + QPointF(card.size[0], 0))
        x, y = right.x() + 22, right.y()
        if x + self.width() > self._view.viewport().width():
            x = self._view.viewport().width() - self.width() - 4
            y = self._view.mapFromScene(card.pos() + QPointF(0, card.size[1])).y() + 14
        y = max(0, min(y, self._view.viewport().height() - self.height()))
        self.move(x, y)
        self.show()
        self.raise_()
