"""Typing on the canvas: a step's name on its card, a flow's share where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect

from auditor.edit.map.shares import set_share
from auditor.edit.map.steps import rename_step
from auditor.errors import QuantityError
from auditor.model import Estimate
from auditor.model.units import Kind, format_as, parse_as
from ui.map.name_editor import NameEditor

if TYPE_CHECKING:
    from ui.map.view import MapView

_HEIGHT = 34
_LEAST_WIDTH = 180


def name(view: MapView, step_id: int) -> None:
    """Edit a step's name on its card; Tab stores it and appends the next step."""
    card = view.map.cards[step_id]
    place = view.mapFromScene(card.sceneBoundingRect()).boundingRect()
    place.setHeight(_HEIGHT)
    place.setWidth(max(place.width(), _LEAST_WIDTH))

    def done(text: str | None, append: bool) -> None:
        view.editor = None
        view.setFocus()
        if text is not None and step_id in view.session.audit.steps:
            view.session.do(rename_step, step_id, text)
        if append and step_id in view.session.audit.steps:
            view.append_step(source=step_id)
        view.place_overlays()

    view.editor = NameEditor(view.viewport(), card.step.name, place, done)
    view.hide_pad()


def share(view: MapView, flow_id: int) -> None:
    """Edit a flow's share as a percentage; what can't be read is told and leaves it as it was."""
    at = view.mapFromScene(QPointF(*view.map.flows[flow_id].route.label_at))

    def done(text: str | None, _append: bool) -> None:
        view.editor = None
        view.setFocus()
        if text is None or flow_id not in view.session.audit.flows:
            return
        try:
            view.session.do(set_share, flow_id, parse_as(text, Kind.SHARE, default_unit="%").likely)
        except QuantityError as error:
            view.session.failed.emit(str(error))

    shown = format_as(Estimate.point(view.session.audit.flows[flow_id].share), Kind.SHARE)
    box = QRect(at - QPoint(45, _HEIGHT // 2), at + QPoint(45, _HEIGHT // 2))
    view.editor = NameEditor(view.viewport(), shown, box, done)
