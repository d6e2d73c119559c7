"""A new step where there was none."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from auditor.edit.map.process import ensure_process
from auditor.edit.map.steps import add_step
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from auditor.locale import N_
from auditor.model import StepKind
from auditor.terms import step_kind_label
from ui.actions.action import Action, Place, Spot, Told
from ui.map.features.rename.typing import name_new
from ui.map.port import MapAction, MapPort

_KINDS = (
    StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT, StepKind.STORAGE, StepKind.DELAY, StepKind.DECISION,
    StepKind.FORK, StepKind.JOIN, StepKind.START, StepKind.END,
)  # fmt: skip


def add(
    port: MapPort, at: QPointF | None = None, kind: StepKind = StepKind.OPERATION, *, pick_kind: bool = False
) -> None:
    """A new step where asked, else in the middle of what is visible; named at once, and its kind picked where asked."""
    process_id = port.process_id or port.session.do(ensure_process)
    if process_id:
        centre = at or port.canvas.middle()
        x, y = centre.x() - CARD_WIDTH / 2, centre.y() - CARD_HEIGHT / 2
        name_new(port, port.session.do(add_step, process_id, x, y, kind), pick_kind=pick_kind)


def _of_kind(order: int, kind: StepKind) -> MapAction:
    return Action(
        f"new_{kind.value}",
        lambda: step_kind_label(kind.value),
        lambda port: add(port, port.pointed.at, kind),
        spots=(Spot(Place.NEW_STEP_MENU, order),),
        is_listed=False,
        changes_audit=True,
    )


ADD: MapAction = Action(
    "add",
    N_("Add step"),
    add,
    ("N",),
    told=Told(N_("Map: new step")),
    spots=(Spot(Place.BAR, 1, N_("Add step"), "square-plus"),),
    changes_audit=True,
)
ADD_OF_KIND: tuple[MapAction, ...] = tuple(_of_kind(0, kind) for kind in _KINDS)
