"""Where an arrow key leads: along the flow the way the map runs, to the nearest card across it."""

from __future__ import annotations

from auditor.model import Audit
from ui.map.scene import MapScene


def neighbour(audit: Audit, scene: MapScene, dx: int, dy: int) -> int | None:
    """The step to select next; without a selection, the first one."""
    selected = scene.selected_steps()
    rects = {i: scene.grain.turned(rect) for i, rect in scene.rects().items()}
    dx, dy = (dy, dx) if scene.grain.is_down else (dx, dy)
    if not selected:
        return min(rects, key=lambda i: (rects[i].x, rects[i].y), default=None)
    here = selected[-1]
    x, y = rects[here].middle
    if dx:
        flows = audit.flows_of(scene.process_id)
        if dx > 0:
            along = {f.target_id: f.share for f in flows if f.source_id == here and f.target_id != here}
        else:
            along = {f.source_id: f.share for f in flows if f.target_id == here and f.source_id != here}
        onward = {i: share for i, share in along.items() if i in rects}
        if onward:
            return max(onward, key=lambda i: ((rects[i].middle[0] - x) * dx > 0, onward[i]))
    best: tuple[float, int] | None = None
    for step_id, rect in rects.items():
        cx, cy = rect.middle
        ahead = (cx - x) * dx + (cy - y) * dy
        aside = abs((cy - y) * dx) + abs((cx - x) * dy)
        if step_id != here and ahead > 1 and (best is None or ahead + 2 * aside < best[0]):
            best = ahead + 2 * aside, step_id
    return best[1] if best is not None else None
