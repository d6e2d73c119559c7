"""The value-stream map drawn with the signs of Rother & Shook; on the screen, in a file and on paper the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from auditor.flow import ProcessNumbers
from auditor.flow.stream_map import StreamBox, stream_boxes
from auditor.locale import LANGUAGES, _, number, percent, significant, using
from auditor.model import Audit, Information, Transfer
from auditor.model.units import format_time
from auditor.phrases.stream import lead_time_days
from ui.theme import colour, map_font

BOX, GAP = 148.0, 104.0
_MARGIN = 24.0
_HEAD = 40.0
_TOP, _INFORMATION = 58.0, 86.0  # the row of customer, planning and supplier; room for what they say
_NAME, _LINE = 42.0, 17.0
_LADDER = 84.0
_TOTALS = 190.0
_ROWS = 7
_LONG_S = 900.0


class StreamDrawing:
    """One process, ready to be drawn at any size."""

    def __init__(self, audit: Audit, numbers: ProcessNumbers) -> None:
        self.audit, self.numbers = audit, numbers
        self.boxes = stream_boxes(audit, numbers)
        self.information = audit.information_of(numbers.process.id)
        self._shown = range(len(self.boxes))

    @property
    def size(self) -> QSizeF:
        width = 2 * _MARGIN + GAP + len(self.boxes) * (BOX + GAP) + _TOTALS
        return QSizeF(max(width, 760.0), self._ladder_top + _LADDER + _MARGIN + 20)

    @property
    def _box_top(self) -> float:
        return _MARGIN + _HEAD + _TOP + _INFORMATION

    @property
    def _ladder_top(self) -> float:
        return self._box_top + _NAME + _ROWS * _LINE + 44

    def box_rect(self, i: int) -> QRectF:
        """The box of a step with its data box."""
        return QRectF(_MARGIN + GAP + i * (BOX + GAP), self._box_top, BOX, _NAME + _ROWS * _LINE)

    def paint(self, painter: QPainter, place: QRectF, shown: QRectF | None = None) -> None:
        """Draw into a place, as large as fits; only what meets the part ``shown`` (units of the drawing)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.size
        scale = min(place.width() / size.width(), place.height() / size.height())
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        self._paint_head(painter)
        ends = self._paint_ends(painter)
        for message in self.information:
            self._paint_information(painter, message, ends)
        self._shown = self._boxes_in(shown)
        for i in self._shown:
            self._paint_inventory(painter, i, self.boxes[i])
            self._paint_box(painter, i, self.boxes[i])
        self._paint_ladder(painter)
        painter.restore()

    def _boxes_in(self, shown: QRectF | None) -> range:
        if shown is None:
            return range(len(self.boxes))
        first = int((shown.left() - _MARGIN - GAP) // (BOX + GAP)) - 1
        return range(max(first, 0), min(first + int(shown.width() // (BOX + GAP)) + 4, len(self.boxes)))

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(map_font(17, bold=True))
        painter.setPen(colour("ink"))
        process = self.numbers.process
        painter.drawText(QPointF(_MARGIN, _MARGIN + 16), _("Value stream: {process}").format(process=process.name))

    def _paint_ends(self, painter: QPainter) -> dict[str, QRectF]:
        """Supplier, planning and customer, and where everybody who speaks stands (name in small letters → place)."""
        width, top = self.size.width(), _MARGIN + _HEAD
        demand, takt = self.numbers.demand_per_year, self.numbers.takt_time_s
        days = self.audit.calendar.working_days_per_year
        said = ""
        if demand and days:
            unit = self.numbers.process.unit or _("pieces")
            said = _("{n} {unit} a day").format(n=significant(demand / days), unit=unit)
        if takt:
            said += f"\n{_('takt')} {format_time(takt)}"
        places = {
            _("Supplier"): QRectF(_MARGIN, top, 130, _TOP),
            _("Planning"): QRectF(width / 2 - 80, top, 160, _TOP),
            _("Customer"): QRectF(width - _MARGIN - 150, top, 150, _TOP),
        }
        for name, place in places.items():
            self._paint_party(painter, name, place, said if name == _("Customer") else "", name != _("Planning"))
        found: dict[str, QRectF] = {}
        for tongue in LANGUAGES:  # a message keeps the names of the language it was written in
            with using(tongue):
                found |= dict(
                    zip(map(str.casefold, (_("Supplier"), _("Planning"), _("Customer"))), places.values(), strict=True)
                )
        for i, box in enumerate(self.boxes) if self.information else ():
            found.setdefault(box.step.name.casefold(), self.box_rect(i))
        return found

    def _paint_party(self, painter: QPainter, name: str, place: QRectF, said: str, is_factory: bool) -> None:
        painter.setPen(QPen(colour("quiet"), 1.4))
        painter.setBrush(colour("raised"))
        if is_factory:  # a saw-tooth roof
            roof = QPolygonF([place.bottomLeft(), place.topLeft() + QPointF(0, 14)])
            third = place.width() / 3
            for i in range(3):
                roof.append(QPointF(place.left() + (i + 1) * third, place.top()))
                roof.append(QPointF(place.left() + (i + 1) * third, place.top() + 14))
            roof.append(place.bottomRight())
            painter.drawPolygon(roof)
        else:
            painter.drawRect(place)
        painter.setPen(colour("ink"))
        painter.setFont(map_font(12, bold=True))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(place.adjusted(4, 16, -4, 0), flags, name)
        painter.setFont(map_font(10))
        painter.setPen(colour("quiet"))
        painter.drawText(place.adjusted(2, 31, -2, 4), flags, said)

    def _paint_information(self, painter: QPainter, message: Information, ends: dict[str, QRectF]) -> None:
        source = ends.get(message.sender.strip().casefold())
        target = ends.get(message.receiver.strip().casefold())
        if source is None or target is None:
            return
        start, end = _edge(source, target), _edge(target, source)
        painter.setPen(QPen(colour("ink"), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if message.is_electronic:  # with the kink of a flash
            middle = (start + end) / 2
            across = QPointF(-(end - start).y(), (end - start).x())
            length = max((across.x() ** 2 + across.y() ** 2) ** 0.5, 1.0)
            kink = across * (7 / length)
            painter.drawPolyline(QPolygonF([start, middle + kink, middle - kink, end]))
        else:
            painter.drawLine(start, end)
        _arrow(painter, start, end, colour("ink"))
        painter.setFont(map_font(10))
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(message.says, Qt.TextElideMode.ElideRight, 170)
        at = (start + end) / 2
        room = QRectF(
            at.x() - metrics.horizontalAdvance(text) / 2 - 3, at.y() - 18, metrics.horizontalAdvance(text) + 6, 15
        )
        painter.fillRect(room, colour("canvas"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_inventory(self, painter: QPainter, i: int, box: StreamBox) -> None:
        right = self.box_rect(i).left()
        middle, y = right - GAP / 2, self._box_top + 26
        if i and box.transfer is Transfer.FIFO:
            self._paint_fifo(painter, right)
        elif i and box.transfer is Transfer.PULL:
            self._paint_pull(painter, right)
        elif i or box.inventory_days is not None:
            self._paint_push(painter, right)
        if box.inventory_days is None:
            return
        painter.setPen(QPen(colour("warn"), 1.4))
        painter.setBrush(colour("warn_pale"))
        painter.drawPolygon(
            QPolygonF([QPointF(middle, y - 24), QPointF(middle - 15, y + 3), QPointF(middle + 15, y + 3)])
        )
        painter.setFont(map_font(12, bold=True))
        painter.setPen(colour("warn"))
        painter.drawText(QRectF(middle - 15, y - 16, 30, 19), int(Qt.AlignmentFlag.AlignCenter), "I")
        painter.setFont(map_font(10))
        painter.setPen(colour("ink"))
        pieces = number(box.inventory_pieces) if box.inventory_pieces is not None else ""
        days = _("{n} days").format(n=number(box.inventory_days, 1))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRectF(right - GAP, y + 46, GAP, 32), flags, f"{pieces}\n{days}" if pieces else days)

    def _paint_push(self, painter: QPainter, right: float) -> None:
        """The striped arrow."""
        y = self._box_top + 50
        body = QRectF(right - GAP + 12, y - 6, GAP - 34, 12)
        painter.setPen(QPen(colour("ink"), 1))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRect(body)
        painter.setBrush(colour("ink"))
        tip = QPointF(right - 8, y)
        painter.drawPolygon(QPolygonF([QPointF(body.right(), y - 10), tip, QPointF(body.right(), y + 10)]))

    def _paint_pull(self, painter: QPainter, right: float) -> None:
        """The shelves of a supermarket, and the turning arrow of a withdrawal."""
        y = self._box_top + 50
        painter.setPen(QPen(colour("accent"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = right - GAP + 16
        for k in range(4):
            painter.drawLine(QPointF(left, y - 15 + k * 10), QPointF(left + 22, y - 15 + k * 10))
        painter.drawLine(QPointF(left + 22, y - 15), QPointF(left + 22, y + 15))
        circle = QRectF(right - 46, y - 13, 26, 26)
        painter.drawArc(circle, 40 * 16, 280 * 16)
        _arrow(painter, QPointF(right - 24, y + 16), QPointF(right - 22, y + 7), colour("accent"))

    def _paint_fifo(self, painter: QPainter, right: float) -> None:
        y = self._box_top + 50
        painter.setPen(QPen(colour("ink"), 1.3))
        for dy in (-10, 10):
            painter.drawLine(QPointF(right - GAP + 12, y + dy), QPointF(right - 12, y + dy))
        painter.setFont(map_font(11, bold=True))
        painter.drawText(QRectF(right - GAP + 12, y - 10, GAP - 24, 20), int(Qt.AlignmentFlag.AlignCenter), "FIFO →")

    def _paint_box(self, painter: QPainter, i: int, box: StreamBox) -> None:
        place = self.box_rect(i)
        name = QRectF(place.left(), place.top(), BOX, _NAME)
        is_bottleneck = self.numbers.bottleneck is not None and self.numbers.bottleneck.id == box.step.id
        painter.setPen(QPen(colour("warn" if is_bottleneck else "quiet"), 2.4 if is_bottleneck else 1.4))
        painter.setBrush(colour("raised"))
        painter.drawRect(name)
        painter.setPen(colour("ink"))
        painter.setFont(map_font(12, bold=True))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        metrics = QFontMetricsF(painter.font())
        painter.drawText(
            name.adjusted(5, 2, -5, -2),
            flags,
            metrics.elidedText(box.step.name, Qt.TextElideMode.ElideRight, BOX * 1.8),
        )
        painter.setPen(QPen(colour("line").darker(110), 1))
        painter.setBrush(colour("surface"))
        painter.drawRect(QRectF(place.left(), name.bottom(), BOX, _ROWS * _LINE))
        painter.setFont(map_font(11))
        for row, (what, value, strange) in enumerate(self._data(box)):
            line = QRectF(place.left() + 6, name.bottom() + row * _LINE, BOX - 12, _LINE)
            painter.setPen(colour("quiet"))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), what)
            painter.setPen(colour("warn" if strange else "ink"))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), value)

    def _data(self, box: StreamBox) -> Sequence[tuple[str, str, bool]]:
        """The lines of the data box: what, how much, and whether it is out of bounds."""
        work, numbers = self.audit.work(box.step.id), self.numbers.steps[box.step.id]
        use = numbers.workload.utilisation
        return (
            (_("Cycle time"), format_time(work.cycle_time_s.likely) if work.cycle_time_s else "–", False),
            (_("Set-up"), format_time(work.setup_time_s.likely) if work.setup_time_s else "–", False),
            (_("Batch"), number(work.batch_size) if work.batch_size else "–", False),
            (_("Uptime"), percent(work.availability), False),
            (_("Operators"), number(work.crew, 1), False),
            (_("Scrap"), percent(work.scrap.likely, 1) if work.scrap else "–", False),
            (
                _("In use"),
                ("⚠ " if use and use > 1 else "") + percent(use) if use is not None else "–",
                bool(use and use > 1),
            ),
        )

    def _paint_ladder(self, painter: QPainter) -> None:
        """Waiting above, work below, and what both come to."""
        top, bottom = self._ladder_top + 18, self._ladder_top + 18 + 34
        begin = self.box_rect(self._shown.start).left() - GAP if self._shown else _MARGIN
        path = QPainterPath(QPointF(begin if self._shown.start else _MARGIN, top))
        painter.setFont(map_font(11))
        for i in self._shown:
            box, place = self.boxes[i], self.box_rect(i)
            for x, y in ((place.left(), top), (place.left(), bottom), (place.right(), bottom), (place.right(), top)):
                path.lineTo(x, y)
            centred = int(Qt.AlignmentFlag.AlignCenter)
            painter.setPen(colour("ink"))
            days = _("{n} days").format(n=number(box.inventory_days, 1)) if box.inventory_days is not None else ""
            painter.drawText(QRectF(place.left() - GAP, top - 18, GAP, 16), centred, days)
            seconds = in_seconds(box.processing_s) if box.processing_s is not None else "–"
            painter.drawText(QRectF(place.left(), bottom + 2, BOX, 16), centred, seconds)
        end = self.box_rect(len(self.boxes) - 1).right() + GAP / 2 if self.boxes else _MARGIN
        if self._shown.stop == len(self.boxes):
            path.lineTo(end, top)
        painter.setPen(QPen(colour("ink"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_totals(painter, QRectF(end + 14, top - 22, _TOTALS, 80))

    def totals(self) -> list[tuple[str, str]]:
        """What the ladder comes to: what, and how much."""
        stream = self.numbers.stream
        lines = [(_("Processing"), in_seconds(stream.processing_time_s))]
        if stream.lead_time_days is not None:
            lines.insert(0, (_("Lead time"), _("{n} days").format(n=lead_time_days(stream))))
        if stream.process_cycle_efficiency is not None:
            lines.append((_("Cycle efficiency"), percent(stream.process_cycle_efficiency, 3)))
        return lines

    def _paint_totals(self, painter: QPainter, place: QRectF) -> None:
        for i, (what, value) in enumerate(self.totals()):
            line = QRectF(place.left(), place.top() + i * 22, place.width() - 12, 20)
            painter.setFont(map_font(11))
            painter.setPen(colour("quiet"))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), what)
            painter.setFont(map_font(13, bold=True))
            painter.setPen(colour("accent"))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), value)


def in_seconds(seconds: float) -> str:
    """Times of the ladder stay in seconds up to a quarter of an hour, as value-stream maps write them."""
    return f"{significant(seconds)}\N{NO-BREAK SPACE}s" if seconds < _LONG_S else format_time(seconds)


def _edge(of: QRectF, towards: QRectF) -> QPointF:
    """Where a line from one box to another leaves the first."""
    if towards.top() >= of.bottom():
        x = of.center().x() + min(max((towards.center().x() - of.center().x()) * 0.12, -40.0), 40.0)
        return QPointF(x, of.bottom())
    if of.top() >= towards.bottom():
        return QPointF(of.center().x(), of.top())
    if towards.center().x() >= of.center().x():
        return QPointF(of.right(), of.center().y())
    return QPointF(of.left(), of.center().y())


def _arrow(painter: QPainter, start: QPointF, end: QPointF, tint: QColor) -> None:
    away = end - start
    length = max((away.x() ** 2 + away.y() ** 2) ** 0.5, 1.0)
    along = away * (9 / length)
    across = QPointF(-along.y(), along.x()) * 0.45
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF([end, end - along + across, end - along - across]))
    painter.restore()
