"""The elements of a study, each in numbers; names, parts and frequencies can be changed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from auditor.edit.study import add_element, remove_element, set_element
from auditor.errors import InputError
from auditor.locale import _, number, percent
from auditor.model import Element, Part
from auditor.model.units import Kind, format_time, parse_as
from auditor.study.time_study import ElementTime, StudyNumbers
from auditor.terms import part_label
from ui.session import Session
from ui.theme import UNIT, colour, target
from ui.widgets.choices import name_box
from ui.widgets.one_line import OneLine
from ui.widgets.term import explain_heads

_NAME, _PART, _OFTEN = 0, 1, 2
_ROLE = Qt.ItemDataRole.UserRole


class ElementTable(QWidget):
    """A row an element; the chosen row is the one that the pictures show."""

    chosen = Signal()

    def __init__(self, session: Session, study_id: int) -> None:
        super().__init__()
        self.session, self.study_id = session, study_id
        headings = (
            _("Element"), _("Part"), _("Per cycle"), _("Times"), _("Mean"), _("Median"), _("From – to"),
            _("Interval"), _("Normal"), _("Standard"), _("Needed"), _("Outliers"),
        )  # fmt: skip
        self.table = QTableWidget(0, len(headings))
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels(list(headings))
        explain_heads(self.table)
        self.table.setAccessibleName(_("Elements of the cycle"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.table.itemChanged.connect(self._store)
        self.table.currentCellChanged.connect(lambda *_cells: self.chosen.emit())
        self.message = OneLine("warn")
        add, remove = QPushButton(_("Add element")), QPushButton(_("Remove element"))
        add.clicked.connect(lambda: session.do(add_element, study_id, _("Element")))
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(remove)
        row.addWidget(self.message, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.table)
        layout.addLayout(row)

    def chosen_id(self) -> int | None:
        """The element of the current row; the first where none is."""
        item = self.table.item(max(self.table.currentRow(), 0), _NAME)
        return int(item.data(_ROLE)) if item is not None else None

    def show_numbers(self, numbers: StudyNumbers) -> None:
        """Write the elements as they are now."""
        row = self.table.currentRow()
        self.table.blockSignals(True)
        self.table.setRowCount(len(numbers.elements))
        for i, timed in enumerate(numbers.elements.values()):
            self._write(i, timed)
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(_NAME, max(self.table.columnWidth(_NAME), 170))
        self.table.setCurrentCell(min(max(row, 0), self.table.rowCount() - 1), _NAME)
        self.table.blockSignals(False)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + target() * min(max(len(numbers.elements), 1), 10) + 18)

    def _write(self, row: int, timed: ElementTime) -> None:
        element, seen = timed.element, timed.observed
        width = timed.half_width_s / timed.normal_s if timed.half_width_s is not None and timed.normal_s else None
        texts = (
            element.name,
            "",
            number(element.per_cycle, 4, grouping=False) if not element.is_foreign else "",
            number(len(timed.used)),
            format_time(seen.mean) if seen else "–",
            format_time(seen.median) if seen else "–",
            f"{format_time(seen.least)} – {format_time(seen.most)}" if seen else "–",
            f"± {percent(width, 1)}" if width is not None else "–",
            format_time(timed.normal_s) if timed.normal_s is not None else "–",
            format_time(timed.standard_s) if timed.standard_s is not None else "–",
            number(timed.needed) if timed.needed is not None and not element.is_foreign else "–",
            number(len(timed.outliers)) if timed.outliers else "",
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_ROLE, element.id)
            is_typed = column == _NAME or (column == _OFTEN and not element.is_foreign)
            if not is_typed:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column >= _OFTEN:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if element.is_foreign:
                item.setForeground(colour("quiet"))
            if column == _PART and element.is_foreign:
                item.setText(_("foreign: does not count"))
            self.table.setItem(row, column, item)
        if element.is_foreign:
            self.table.removeCellWidget(row, _PART)
        else:
            self.table.setCellWidget(row, _PART, self._part_box(element))

    def _part_box(self, element: Element) -> QComboBox:
        box = QComboBox()
        name_box(box, _("Part of {element}").format(element=element.name))
        for part in Part:
            box.addItem(part_label(part), part)
        box.setCurrentIndex(box.findData(element.part))
        box.activated.connect(lambda _i: self.session.do(set_element, element, part=Part(box.currentData())))
        return box

    def _store(self, item: QTableWidgetItem) -> None:
        element = self.session.audit.table(Element).get(int(item.data(_ROLE)))
        if element is None:
            return
        readers: dict[int, Callable[[str], dict[str, object]]] = {
            _NAME: lambda text: {"name": text[:500]},
            _OFTEN: lambda text: {"per_cycle": _frequency(text)},
        }
        text = item.text().strip()
        try:
            if not text:
                raise InputError(_("An element needs a name and a frequency."))
            self.session.do(set_element, element, **readers[item.column()](text))
        except InputError as error:
            self.message.setText(f"⚠ {error}")
        else:
            self.message.setText("")

    def _remove(self) -> None:
        element = self.session.audit.table(Element).get(self.chosen_id() or 0)
        if element is not None:
            self.session.do(remove_element, element)


def _frequency(text: str) -> float:
    """How often a cycle: “1”, “0.05” or “1/20”."""
    parts = text.split("/")
    values = [parse_as(part, Kind.COUNT).likely for part in parts[:2]]
    if len(values) == 2 and values[1] <= 0:
        raise InputError(_("This must be more than zero."))
    return values[0] / values[1] if len(values) == 2 else values[0]
