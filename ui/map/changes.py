"""What can be done to the map, each as one edit with a name. Views and tests call these; nothing here draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Orientation, Rect, drawing, tidy, turned
from auditor.flow.layout.geometry import COLUMN_GAP, LANE_PADDING, ROW_GAP
from auditor.locale import _
from auditor.model import Audit, Flow, Heading, Lane, Process, Step, StepKind
from auditor.store import Edit
from ui.map.arrange import with_room
from ui.session import Session

GRID = 8.0


def snapped(value: float) -> float:
    return round(value / GRID) * GRID


def ensure_process(session: Session) -> int:
    """The first process of the audit; a blank audit gets one."""
    if session.audit.processes:
        return min(session.audit.processes)
    with session.edit(_("Add process")) as edit:
        if edit is not None:
            return edit.put(Process(name=_("Main process"))).id
    return 0


def add_step(session: Session, process_id: int, x: float, y: float, kind: StepKind = StepKind.OPERATION) -> int | None:
    """A new step at a place; returns its id."""
    with session.edit(_("Add step")) as edit:
        if edit is None:
            return None
        place_all(edit, process_id)
        return edit.put(_new_step(session.audit, process_id, snapped(x), snapped(y), kind)).id
    return None


def append_step(
    session: Session,
    source_id: int,
    at: tuple[float, float] | None = None,
    kind: StepKind = StepKind.OPERATION,
) -> int | None:
    """A new step behind another, connected to it; placed where a person would put it."""
    audit = session.audit
    source = audit.steps[source_id]
    with session.edit(_("Append step")) as edit:
        if edit is None:
            return None
        place_all(edit, source.process_id)
        place = (snapped(at[0]), snapped(at[1])) if at else _free_place(audit, source)
        step = _new_step(audit, source.process_id, *place, kind)
        if not at or not audit.lanes_of(source.process_id):
            step = replace(step, lane_id=source.lane_id)
        step = edit.put(step)
        _connect(edit, audit, source, step.id)
        return step.id
    return None


def connect(session: Session, source_id: int, target_id: int) -> None:
    """A flow between two steps of one process; one that exists already is left alone."""
    audit = session.audit
    source = audit.steps[source_id]
    if any(f.source_id == source_id and f.target_id == target_id for f in audit.flows_of(source.process_id)):
        return
    with session.edit(_("Connect steps")) as edit:
        if edit is not None:
            _connect(edit, audit, source, target_id)


def delete(session: Session, step_ids: Iterable[int], flow_ids: Iterable[int]) -> None:
    """Remove steps with their flows, and flows; what stays at a split shares what is freed."""
    audit = session.audit
    steps = [audit.steps[i] for i in step_ids if i in audit.steps]
    gone = {s.id for s in steps}
    flows = [audit.flows[i] for i in flow_ids if i in audit.flows]
    flows += [f for f in audit.flows.values() if f.source_id in gone or f.target_id in gone]
    if not steps and not flows:
        return
    label = _("Delete step") if steps else _("Delete flow")
    with session.edit(label) as edit:
        if edit is None:
            return
        for flow in {f.id: f for f in flows}.values():
            edit.delete(flow)
        for step in steps:
            edit.delete(step)
        _rescale(edit, audit, {f.source_id for f in flows} - gone, {f.id for f in flows})


def move(session: Session, process_id: int, rects: Mapping[int, Rect], into_flow: int | None = None) -> None:
    """Cards to new places; the lane follows the place. A single card may be dropped into a flow."""
    label = _("Move step") if len(rects) == 1 else _("Move steps")
    with session.edit(_("Insert step into flow") if into_flow is not None else label) as edit:
        if edit is None:
            return
        _put_at(edit, process_id, rects)
        if into_flow is not None:
            (step_id,) = rects
            _insert(edit, step_id, into_flow)


def make_space(session: Session, process_id: int, rects: Mapping[int, Rect]) -> None:
    """Cards moved along to make room; their lanes stay."""
    with session.edit(_("Make space")) as edit:
        if edit is not None:
            _put_at(edit, process_id, rects, keep_lanes=True)


def resize_lane(session: Session, process_id: int, rects: Mapping[int, Rect]) -> None:
    """The cards below a lane moved along with its edge; their lanes stay."""
    with session.edit(_("Resize lane")) as edit:
        if edit is not None:
            _put_at(edit, process_id, rects, keep_lanes=True)


def arrange(session: Session, process_id: int, rects: Mapping[int, Rect]) -> None:
    """Cards aligned or distributed."""
    with session.edit(_("Align steps")) as edit:
        if edit is not None:
            _put_at(edit, process_id, rects)


def insert_new(session: Session, flow_id: int, kind: StepKind = StepKind.OPERATION) -> int | None:
    """A new step in a flow, behind its source; where there is no room, what lies beyond moves along. Returns its id."""
    audit = session.audit
    flow = audit.flows[flow_id]
    source = audit.steps[flow.source_id]
    with session.edit(_("Insert step into flow")) as edit:
        if edit is None:
            return None
        grain = Orientation.of(audit, flow.process_id)
        cards = dict(drawing(audit, flow.process_id).cards)
        start, end = grain.turned(cards[flow.source_id]), grain.turned(cards[flow.target_id])
        pitch = grain.along + COLUMN_GAP
        behind = start.x + 2 * pitch
        if start.x < end.x < behind:
            room = with_room(cards, end.x, behind - end.x, horizontally=not grain.is_down)
            _put_at(edit, flow.process_id, room, keep_lanes=True)
            cards |= room
        place_all(edit, flow.process_id)
        place = _behind(grain, source, cards[flow.source_id], list(cards.values()))
        step = edit.put(replace(_new_step(audit, flow.process_id, *place, kind), lane_id=source.lane_id))
        _insert(edit, step.id, flow_id)
        return step.id
    return None


def reconnect(session: Session, flow_id: int, *, source_id: int | None = None, target_id: int | None = None) -> None:
    """One end of a flow to another step; its share stays."""
    audit = session.audit
    flow = audit.flows[flow_id]
    moved = replace(flow, source_id=source_id or flow.source_id, target_id=target_id or flow.target_id)
    taken = {(f.source_id, f.target_id) for f in audit.flows_of(flow.process_id) if f.id != flow.id}
    if moved != flow and (moved.source_id, moved.target_id) not in taken:
        session.put(_("Reconnect flow"), moved)


def normalise_shares(session: Session, step_id: int) -> None:
    """The shares out of a step scaled to add up to 100 %; behind a fork each branch gets all."""
    audit = session.audit
    flows = [f for f in audit.flows_of(audit.steps[step_id].process_id) if f.source_id == step_id]
    whole = sum(f.share for f in flows)
    if audit.steps[step_id].kind is StepKind.FORK:
        label, shares = _("Give each branch all"), [1.0] * len(flows)
    else:
        label, shares = _("Make shares add up"), [f.share / whole if whole > 0 else 1 / len(flows) for f in flows]
    session.put(label, *(replace(f, share=s) for f, s in zip(flows, shares, strict=True)))


def rename(session: Session, step_id: int, name: str) -> None:
    step = session.audit.steps[step_id]
    name = " ".join(name.split())[:500]
    if name and name != step.name:
        session.put(_("Rename step"), replace(step, name=name))


def set_share(session: Session, flow_id: int, share: float) -> None:
    if share == session.audit.flows[flow_id].share:
        return
    session.put(_("Change share"), replace(session.audit.flows[flow_id], share=share))


def tidy_layout(session: Session, process_id: int) -> None:
    """Every card where the automatic layout puts it."""
    audit = session.audit
    places = tidy(audit, process_id)
    session.put(_("Tidy layout"), *(replace(audit.steps[i], x=x, y=y) for i, (x, y) in places.items()))


def add_lane(session: Session, process_id: int, name: str) -> int | None:
    """A lane below the others; the first one takes in all steps."""
    audit = session.audit
    lanes = audit.lanes_of(process_id)
    with session.edit(_("Add lane")) as edit:
        if edit is None:
            return None
        lane = edit.put(Lane(process_id=process_id, name=name[:500], position=len(lanes)))
        if not lanes:
            for step in audit.steps_of(process_id):
                edit.put(replace(step, lane_id=lane.id))
        return lane.id
    return None


def set_bend(session: Session, flow_id: int, bend: float | None) -> None:
    """Where a flow turns; None lets it run by itself again."""
    flow = session.audit.flows[flow_id]
    if flow.bend != bend:
        session.put(_("Bend flow") if bend is not None else _("Straighten flow"), replace(flow, bend=bend))


def toggle_pins(session: Session, step_ids: Iterable[int]) -> None:
    """Pin cards to their places, or free them when all are pinned already."""
    steps = [session.audit.steps[i] for i in step_ids]
    pin = not all(step.pinned for step in steps)
    if steps:
        with session.edit(_("Pin steps") if pin else _("Unpin steps")) as edit:
            if edit is not None:
                place_all(edit, steps[0].process_id)
                for step in steps:
                    x, y = _place_of(session.audit, step)
                    edit.put(replace(step, x=x, y=y, pinned=pin))


def _place_of(audit: Audit, step: Step) -> tuple[float, float]:
    shapes = drawing(audit, step.process_id)
    return shapes.grain.corner(step, shapes.cards[step.id])


def open_detail(session: Session, step_id: int) -> int | None:
    """The process that shows a step in detail; made when there is none yet. Returns its id."""
    step = session.audit.steps[step_id]
    if step.detail_id is not None:
        return step.detail_id
    with session.edit(_("Make sub-process")) as edit:
        if edit is not None:
            detail = edit.put(Process(name=step.name))
            edit.put(replace(step, kind=StepKind.SUBPROCESS, detail_id=detail.id))
            return detail.id
    return None


def rename_lane(session: Session, lane_id: int, name: str) -> None:
    name = " ".join(name.split())[:500]
    if name:
        session.put(_("Rename lane"), replace(session.audit.lanes[lane_id], name=name))


def move_lane(session: Session, lane_id: int, by: int) -> None:
    """A lane one place earlier (−1) or later (1); the map is laid out anew so that its cards go along."""
    audit = session.audit
    process_id = audit.lanes[lane_id].process_id
    lanes = list(audit.lanes_of(process_id))
    at = next(i for i, lane in enumerate(lanes) if lane.id == lane_id)
    if not 0 <= at + by < len(lanes):
        return
    lanes[at], lanes[at + by] = lanes[at + by], lanes[at]
    ordered = {lane.id: replace(lane, position=i) for i, lane in enumerate(lanes)}
    places = tidy(audit.replaced({"lane": ordered}), process_id)
    moved = [replace(audit.steps[i], x=x, y=y) for i, (x, y) in places.items()]
    session.put(_("Move lane"), *ordered.values(), *moved)


def remove_lane(session: Session, lane_id: int) -> None:
    """A lane without its steps: they go to the lane above, or below where there is none above."""
    audit = session.audit
    lane = audit.lanes[lane_id]
    others = [other for other in audit.lanes_of(lane.process_id) if other.id != lane_id]
    heir = next((o for o in reversed(others) if o.position < lane.position), others[0] if others else None)
    with session.edit(_("Remove lane")) as edit:
        if edit is None:
            return
        for step in audit.steps_of(lane.process_id):
            if step.lane_id == lane_id:
                edit.put(replace(step, lane_id=heir.id if heir else None))
        edit.delete(lane)


def move_to_lane(session: Session, step_id: int, lane_id: int) -> None:
    """A step to another lane, at the same place along the map, clear of the cards there."""
    audit = session.audit
    step = audit.steps[step_id]
    shapes = drawing(audit, step.process_id)
    grain = shapes.grain
    band = grain.turned(next(band for lane, band in shapes.lanes if lane.id == lane_id))
    along = grain.turned(shapes.cards[step_id]).x
    others = [c for key, c in shapes.cards.items() if key != step_id]
    x, y = _clear_place(grain, along, band.y + LANE_PADDING, others)
    with session.edit(_("Move to lane")) as edit:
        if edit is not None:
            place_all(edit, step.process_id)
            edit.put(replace(step, lane_id=lane_id, x=x, y=y))


def _new_step(audit: Audit, process_id: int, x: float, y: float, kind: StepKind = StepKind.OPERATION) -> Step:
    names = {s.name for s in audit.steps_of(process_id)}
    base = _("New step")
    name = next(n for n in (base, *(f"{base} {i}" for i in range(2, len(names) + 3))) if n not in names)
    lane = lane_at(audit, process_id, (x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2), None)
    return Step(process_id=process_id, name=name, kind=kind, x=x, y=y, lane_id=lane)


def _put_at(edit: Edit, process_id: int, rects: Mapping[int, Rect], keep_lanes: bool = False) -> None:
    audit = edit.audit
    place_all(edit, process_id)
    grain = Orientation.of(audit, process_id)
    for step_id, rect in rects.items():
        step = audit.steps[step_id]
        lane = step.lane_id if keep_lanes else lane_at(audit, process_id, rect.middle, step.lane_id)
        x, y = grain.corner(step, rect)
        edit.put(replace(step, x=snapped(x), y=snapped(y), lane_id=lane))


def _insert(edit: Edit, step_id: int, flow_id: int) -> None:
    flow = edit.audit.flows[flow_id]
    edit.put(replace(flow, target_id=step_id))
    edit.put(Flow(process_id=flow.process_id, source_id=step_id, target_id=flow.target_id))


def _connect(edit: Edit, audit: Audit, source: Step, target_id: int) -> None:
    """Add a flow; the shares of a split make room for it."""
    others = [f for f in audit.flows_of(source.process_id) if f.source_id == source.id]
    count = len(others) + 1
    parallel = source.kind is StepKind.FORK
    if not parallel:
        for flow in others:
            edit.put(replace(flow, share=flow.share * (count - 1) / count))
    share = 1.0 if parallel else 1.0 / count
    edit.put(Flow(process_id=source.process_id, source_id=source.id, target_id=target_id, share=share))


def _rescale(edit: Edit, audit: Audit, sources: set[int], gone: set[int]) -> None:
    for source in sources:
        step = audit.steps[source]
        rest = [f for f in audit.flows_of(step.process_id) if f.source_id == source and f.id not in gone]
        whole = sum(f.share for f in rest)
        if step.kind is not StepKind.FORK and whole > 0:
            for flow in rest:
                edit.put(replace(flow, share=min(flow.share / whole, 1.0)))


def place_all(edit: Edit, process_id: int) -> None:
    """Give every step that was never placed the place it is drawn at, so that it stays there."""
    audit = edit.audit
    loose = [s for s in audit.steps_of(process_id) if s.x is None or s.y is None]
    if loose:
        shapes = drawing(audit, process_id)
        for step in audit.steps_of(process_id):
            x, y = shapes.grain.corner(step, shapes.cards[step.id])
            edit.put(replace(step, x=x, y=y))


def _free_place(audit: Audit, source: Step) -> tuple[float, float]:
    """Behind the source, clear of what is there already."""
    shapes = drawing(audit, source.process_id)
    others = [c for key, c in shapes.cards.items() if key != source.id]
    return _behind(shapes.grain, source, shapes.cards[source.id], others)


def _behind(grain: Orientation, source: Step, shape: Rect, taken: list[Rect]) -> tuple[float, float]:
    """The next place along the flow from a step, moved across it until it is clear."""
    along, across = grain.turned_point(grain.corner(source, shape))
    return _clear_place(grain, along + grain.along + COLUMN_GAP, across, taken)


def _clear_place(grain: Orientation, along: float, across: float, taken: list[Rect]) -> tuple[float, float]:
    """Where a card meets none of the others: the first place across the flow from a given one; as x and y."""
    others = [grain.turned(rect) for rect in taken]

    def meets(c: Rect) -> bool:
        return c.x < along + grain.along and c.right > along and c.y < across + grain.across and c.bottom > across

    while any(map(meets, others)):
        across += grain.across + ROW_GAP
    return grain.turned_point((along, across))


def lane_at(audit: Audit, process_id: int, middle: tuple[float, float], otherwise: int | None) -> int | None:
    """The lane whose band is nearest to a card's middle; ``otherwise`` where there are no lanes."""
    shapes = drawing(audit, process_id)
    if not shapes.lanes:
        return otherwise
    across = shapes.grain.turned_point(middle)[1]
    bands = [(lane, shapes.grain.turned(band)) for lane, band in shapes.lanes]
    return min(bands, key=lambda item: abs(item[1].middle[1] - across) - item[1].height / 2)[0].id


def turn(session: Session, process_id: int) -> None:
    """The map from left to right becomes one from top to bottom, and back; what was placed by hand stays in place."""
    audit = session.audit
    is_down = audit.processes[process_id].heading is Heading.DOWN
    label = _("Turn map: left to right") if is_down else _("Turn map: top to bottom")
    session.put(label, *turned(audit, process_id, Heading.RIGHT if is_down else Heading.DOWN))
