"""The value stream: the ladder with data boxes, what is told to whom, and how work goes on; to be printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from auditor.edit.step_fields import FIELD_BY_KEY, change_fields
from auditor.edit.stream import set_transfer
from auditor.errors import AuditorError
from auditor.locale import _
from auditor.model import Flow, Transfer
from auditor.phrases.explained.pace import lead_time
from auditor.phrases.stream import lead_time_days
from auditor.terms import transfer_label
from ui.pages.measure.process_page import ProcessPage
from ui.pages.measure.stream.information_table import InformationTable
from ui.pages.measure.stream.stream_drawing import StreamDrawing
from ui.picture_file import SUFFIXES, write_drawing
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, colour
from ui.widgets.choices import name_box
from ui.widgets.figure import figure
from ui.widgets.labels import label
from ui.widgets.text_field import TextField

_MOST_SPOKEN = 60
_FIELDS = ("cycle", "setup", "availability", "crew", "inventory")


class StreamView(QWidget):
    """Draws the picture at its own size; a click or an arrow key chooses a box."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture: StreamDrawing | None = None
        self.at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: StreamDrawing | None) -> None:
        self.picture = picture
        count = len(picture.boxes) if picture is not None else 0
        self.at = min(self.at, count - 1) if self.at is not None and count else None
        size = picture.size if picture is not None else QSizeF(600, 300)
        self.setFixedSize(QSize(int(size.width()), int(size.height())))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        if self.picture is None:
            return
        self.picture.paint(painter, QRectF(self.rect()), QRectF(event.rect()))
        if self.at is not None:
            painter.setPen(QPen(colour("accent"), 2.5))
            painter.drawRect(self.picture.box_rect(self.at).adjusted(-4, -4, 4, 4))

    def choose(self, at: int | None) -> None:
        self.at = at
        self.chosen.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        picture, place = self.picture, event.position()
        if picture is not None:
            self.choose(next((i for i in range(len(picture.boxes)) if picture.box_rect(i).contains(place)), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None or self.picture is None or not self.picture.boxes:
            super().keyPressEvent(event)
            return
        self.choose(min(max((self.at if self.at is not None else -by) + by, 0), len(self.picture.boxes) - 1))


class StreamPage(ProcessPage):
    """The picture, the chosen box below it, and the messages."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.save = QPushButton(_("Save as a picture …"))
        self.save.clicked.connect(self._save)
        self.print_button = QPushButton(_("Print …"))
        self.print_button.clicked.connect(self._print)
        self.view = StreamView()
        self.view.chosen.connect(self._show_chosen)
        area = QScrollArea()
        area.setWidget(self.view)
        self.name = label("", bold=True)
        self.fields: dict[str, TextField] = {}
        self.transfer = QComboBox()
        name_box(self.transfer, _("Comes to it by"))
        for transfer in Transfer:
            self.transfer.addItem(transfer_label(transfer), transfer)
        self.transfer.activated.connect(lambda _i: self._set_transfer())
        self.information = InformationTable(session)
        row = QHBoxLayout()
        self.totals = figure(session, bold=True)
        row.addWidget(self.process)
        row.addWidget(self.totals, 1)
        row.addWidget(self.save)
        row.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(area, 1)
        layout.addWidget(self.name)
        layout.addLayout(self._editor())
        layout.addWidget(self.information)
        self.setFocusProxy(self.view)

    def _editor(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for key in _FIELDS:
            field = FIELD_BY_KEY[key]
            self.fields[key] = TextField(partial(self._set, key), _(field.hint))
            self.fields[key].line.setAccessibleName(_(field.label))
            self.fields[key].setMaximumWidth(120)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label(_(field.label), quiet=True, wrap=False))
            column.addWidget(self.fields[key])
            row.addLayout(column)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(_("Comes to it by"), quiet=True, wrap=False))
        column.addWidget(self.transfer)
        row.addLayout(column)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        audit, numbers = self.analysed_process()
        self.view.show_picture(StreamDrawing(audit, numbers) if numbers is not None else None)
        self.view.setAccessibleName(self._spoken())
        totals = self.view.picture.totals() if self.view.picture is not None else []
        is_known = numbers is not None and numbers.stream.lead_time_days is not None
        explain = partial(lead_time, audit, numbers) if numbers is not None and is_known else None
        self.totals.show_figure("  ·  ".join(f"{what} {value}" for what, value in totals), explain)
        self.information.show_process(self.process_id)
        self._show_chosen()

    def _spoken(self) -> str:
        picture = self.view.picture
        if picture is None:
            return _("Value stream")
        stream = picture.numbers.stream
        names = ", ".join(box.step.name for box in picture.boxes[:_MOST_SPOKEN])
        lead = _("{n} days").format(n=lead_time_days(stream)) if stream.lead_time_days is not None else "–"
        return f"{_('Value stream')}: {names}; {_('Lead time')} {lead}"

    def _chosen_step(self) -> int | None:
        picture, at = self.view.picture, self.view.at
        if picture is None or at is None or at >= len(picture.boxes):
            return None
        step_id = picture.boxes[at].step.id
        return step_id if step_id in self.session.audit.steps else None

    def _show_chosen(self) -> None:
        audit, step_id = self.session.audit, self._chosen_step()
        self.name.setText(audit.steps[step_id].name if step_id else _("Choose a box to change its figures."))
        for key, field in self.fields.items():
            field.setEnabled(step_id is not None and self.session.can_edit)
            text = FIELD_BY_KEY[key].text(audit, audit.steps[step_id]) if step_id else ""
            if field.property("step") != step_id:
                field.setProperty("step", step_id)
                field.reset(text)
            field.show_value(text)
        flow = self._incoming(step_id)
        self.transfer.setEnabled(flow is not None and self.session.can_edit)
        self.transfer.setCurrentIndex(self.transfer.findData(flow.transfer if flow else Transfer.PUSH))

    def _incoming(self, step_id: int | None) -> Flow | None:
        flows = self.session.audit.flows_of(self.process_id)
        return next((f for f in flows if f.target_id == step_id and f.source_id != step_id), None)

    def _set(self, key: str, text: str) -> None:
        step_id = self._chosen_step()
        if step_id is not None:
            field = FIELD_BY_KEY[key]
            entities = field.change(self.session.audit, self.session.audit.steps[step_id], text)
            self.session.do(change_fields, _(field.label), entities)

    def _set_transfer(self) -> None:
        """All flows into the box."""
        step_id, transfer = self._chosen_step(), Transfer(self.transfer.currentData())
        self.session.do(set_transfer, self.process_id, step_id, transfer)

    def _save(self) -> None:
        file = self.session.file
        if self.view.picture is None or file is None:
            return
        start = str(file.path.with_suffix(".pdf"))  # the process may be named like a path
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save as a picture …"), start, "PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() not in SUFFIXES:
            target = target.with_name(target.name + ".pdf")
        self.write(target)

    def write(self, target: Path) -> None:
        """The picture as a file; what goes wrong is told."""
        if self.view.picture is None:
            return
        try:
            write_drawing(target, self.view.picture.size, self.view.picture.paint, colour("canvas"))
        except AuditorError as error:
            self.session.failed.emit(str(error))

    def _print(self) -> None:
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self.view.picture is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if QPrintDialog(printer, self).exec():
            painter = QPainter(printer)
            self.view.picture.paint(painter, QRectF(printer.pageLayout().paintRectPixels(printer.resolution())))
            painter.end()
