"""What comes after what is selected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF

from auditor.edit.map.append import append_step, insert_step
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from auditor.locale import N_
from auditor.model import StepKind
from ui.actions.action import Action, Place, Spot, Told
from ui.icons import KIND_OF_STEP_ICONS
from ui.map.features.add.new_step import add
from ui.map.features.rename.typing import name_new
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_step


def append(
    port: MapPort,
    *,
    kind: StepKind = StepKind.OPERATION,
    source: int | None = None,
    at: QPointF | None = None,
    pick_kind: bool = False,
) -> None:
    """A new step behind the selected one (or ``source``), or in the selected flow; without a selection, a new step.

    ``pick_kind``: while it is named its kind can be picked beside it.
    """
    selected = [source] if source is not None else port.map.selected_steps()
    flows = port.map.selected_flows()
    if not selected and flows:
        name_new(port, port.session.do(insert_step, flows[-1], kind))
    elif not selected:
        add(port, at, kind)
    else:
        place = (at.x() - CARD_WIDTH / 2, at.y() - CARD_HEIGHT / 2) if at is not None else None
        name_new(port, port.session.do(append_step, selected[-1], place, kind), selected[-1], pick_kind=pick_kind)


def _of_kind(order: int, kind: StepKind, text: str) -> MapAction:
    return Action(
        f"append_{kind.value}",
        text,
        partial(append, kind=kind),
        spots=(Spot(Place.PAD, order, icon=KIND_OF_STEP_ICONS[kind]),),
        is_possible=with_step,
        is_listed=False,
        changes_audit=True,
    )


APPEND: MapAction = Action(
    "append",
    N_("Append"),
    append,
    ("Tab", "A"),
    told=Told(N_("Map: append a step and name it")),
    spots=(
        Spot(Place.BAR, 2, N_("Append"), "between-vertical-end"),
        Spot(Place.CARD_MENU, 1, N_("Append step")),
        Spot(Place.FLOW_MENU, 1, N_("Insert step")),
    ),
    changes_audit=True,
)
APPEND_OF_KIND: tuple[MapAction, ...] = (
    _of_kind(1, StepKind.OPERATION, N_("Append an operation")),
    _of_kind(2, StepKind.INSPECTION, N_("Append an inspection")),
    _of_kind(3, StepKind.DECISION, N_("Append a decision")),
    _of_kind(4, StepKind.END, N_("Append an end")),
)
