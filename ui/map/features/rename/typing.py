"""Typing on the canvas: a step's name on its card, a flow's share where it is written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect

from auditor.edit.map.shares import set_share
from auditor.edit.map.steps import rename_step
from auditor.errors import QuantityError
from auditor.model import Estimate
from auditor.model.units import Kind, format_as, parse_as
from ui.map.port import MapPort

_HEIGHT = 34
_LEAST_WIDTH = 180


def name_new(port: MapPort, step_id: int | None) -> None:
    """Select a step that was just made, and let it be named; nothing where none was made."""
    if step_id is not None and step_id in port.map.cards:
        port.map.select_steps([step_id])
        port.canvas.ensureVisible(port.map.cards[step_id], 60, 60)
        name_step(port, step_id)


def name_step(port: MapPort, step_id: int) -> None:
    """Edit a step's name on its card; Tab stores it and appends the next step."""
    card = port.map.cards[step_id]
    place = port.canvas.mapFromScene(card.sceneBoundingRect()).boundingRect()
    place.setHeight(_HEIGHT)
    place.setWidth(max(place.width(), _LEAST_WIDTH))

    def done(text: str | None, append: bool) -> None:
        if text is not None and step_id in port.session.audit.steps:
            port.session.do(rename_step, step_id, text)
        if append and step_id in port.session.audit.steps:
            port.append_behind(step_id)

    port.edit_text(card.step.name, place, done)


def type_share(port: MapPort, flow_id: int) -> None:
    """Edit a flow's share as a percentage; what can't be read is told and leaves it as it was."""
    at = port.canvas.mapFromScene(QPointF(*port.map.flows[flow_id].route.label_at))

    def done(text: str | None, _append: bool) -> None:
        if text is None or flow_id not in port.session.audit.flows:
            return
        try:
            port.session.do(set_share, flow_id, parse_as(text, Kind.SHARE, default_unit="%").likely)
        except QuantityError as error:
            port.session.failed.emit(str(error))

    shown = format_as(Estimate.point(port.session.audit.flows[flow_id].share), Kind.SHARE)
    port.edit_text(shown, QRect(at - QPoint(45, _HEIGHT // 2), at + QPoint(45, _HEIGHT // 2)), done)
