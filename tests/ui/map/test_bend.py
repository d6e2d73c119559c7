"""Where a flow turns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF

from auditor.edit.map.bends import set_bend
from auditor.edit.map.move import move_steps
from tests.ui.hands import chain, drag, step_id
from ui.window import MainWindow


def test_a_flow_is_bent_by_hand_and_straightened(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    b = step_id(window, "B")
    r = view.map.cards[b].rect()
    window.session.do(move_steps, view.process_id, {b: type(r)(r.x + 320, r.y + 240, r.width, r.height)})
    view.fit()
    view.map.clearSelection()
    (flow_id,) = window.session.audit.flows
    item = view.map.flows[flow_id]
    item.setSelected(True)
    (x, y1), (_x, y2) = item.route.points[1:3]
    start = view.mapFromScene(QPointF(x, (y1 + y2) / 2))
    drag(view, start, start + QPoint(70, 0))
    bend = window.session.audit.flows[flow_id].bend
    assert bend is not None
    assert view.map.flows[flow_id].route.points[1][0] == bend > x
    window.session.do(set_bend, flow_id, None)
    assert view.map.flows[flow_id].route.points[1][0] == x
