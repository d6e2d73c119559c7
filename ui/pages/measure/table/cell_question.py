"""A question below a cell: how many pieces does one of these give?"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QTableView

from auditor.edit.reading import answered
from auditor.locale import _
from ui.pages.measure.table.grid_model import GridModel
from ui.widgets.batch_question import BatchQuestion, Room

_WIDTH = 360


class CellQuestion(QObject):
    """Stands below the cell with a time per something unknown (8 min per dough), and puts the answer into it."""

    def __init__(self, grid: QTableView, model: GridModel) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._key: tuple[int, str] | None = None
        self.box = BatchQuestion(_("Per piece"), Room.ROW)
        self.box.setParent(grid.viewport())
        self.box.setFixedWidth(_WIDTH)
        self.box.hide()
        self.box.answered_other.connect(lambda: self._answer(None))
        self.box.answered_batch.connect(self._answer)
        self.box.dismissed.connect(self._leave)
        model.pieces_asked.connect(self._ask_at_once)
        model.dataChanged.connect(lambda *_a: self._follow())
        model.modelReset.connect(self.hide)
        grid.selectionModel().currentChanged.connect(lambda now, _before: self._show_at(now))
        for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._follow())

    def _ask_at_once(self, step_id: int, field: str) -> None:
        """After the editor has closed, and taken the focus to the table."""
        QTimer.singleShot(0, self, lambda: self._ask((step_id, field), is_typing=True))

    def _show_at(self, index: QModelIndex) -> None:
        field = self._model.field(index.column()) if index.isValid() and self._model.has_step(index.row()) else None
        key = (self._model.step(index.row()).id, field.key) if field is not None else None
        if key in self._model.asked:
            self._ask(key)
        elif not self.box.isAncestorOf(self._grid.focusWidget() or self._grid):
            self._follow()

    def _ask(self, key: tuple[int, str] | None, *, is_typing: bool = False) -> None:
        asked = self._model.asked.get(key) if key is not None else None
        if asked is None:
            return
        self._key = key
        text = _("{time} – how many pieces does one “{thing}” give?").format(time=asked.time, thing=asked.thing)
        self.box.ask(text)
        self.box.show()
        self._follow()
        if is_typing:
            self.box.number.setFocus()

    def _index(self) -> QModelIndex | None:
        return self._model.index_of(*self._key) if self._key is not None else None

    def _follow(self) -> None:
        """Below its cell, wherever that is; gone with what was asked."""
        index = self._index()
        if self._key not in self._model.asked or index is None:
            self.hide()
            return
        self.box.adjustSize()
        cell, room = self._grid.visualRect(index), self._grid.viewport().rect()
        below = cell.bottom() + 1
        if below + self.box.height() > room.height():
            below = cell.top() - self.box.height()
        self.box.move(max(min(cell.left(), room.width() - self.box.width()), 0), below)
        self.box.raise_()

    def hide(self) -> None:
        self._key = None
        if self.box.isAncestorOf(self.box.window().focusWidget() or self._grid):
            self._grid.setFocus()  # else Qt looks for the next place to type in, and goes on by a cell
        self.box.hide()

    def _leave(self) -> None:
        self.hide()
        self._grid.setFocus()

    def _answer(self, pieces: str | None) -> None:
        index, asked = self._index(), self._model.asked.get(self._key) if self._key is not None else None
        if index is None or asked is None:
            return
        self._model.set_cells([(index.row(), index.column(), answered(asked, pieces))])
        if self._key not in self._model.asked:
            self._leave()
