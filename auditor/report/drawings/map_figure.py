"""The map as a vector drawing: whole on a page, or folded into bands so that it can be read."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from reportlab.graphics.shapes import Circle, Drawing, Line, Path, Polygon
from reportlab.graphics.shapes import Rect as RectShape
from reportlab.lib.colors import Color

from auditor.flow import ProcessNumbers
from auditor.flow.layout import MapDrawing, Rect, Route, drawing, turned
from auditor.flow.layout.geometry import CARD_WIDTH, COLUMN_GAP
from auditor.locale import _, number
from auditor.model import TABLE_OF, Audit, Entity, Flow, Heading, Step, StepKind
from auditor.model.units import format_time
from auditor.phrases.shares import share_text
from auditor.report.colours import INK, LINE, PALE, PAPER, QUIET, WARM, accent, accent_pale
from auditor.report.drawings.map_lanes import unused_lanes
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted, width, wrapped

_SMALLEST_TEXT = 5.0
#: In strips that are read at A4, points; and the scale at which whole names of that size fit in cards.
_READABLE_TEXT, _STRIP_SCALE = 7.0, 0.38
_LEADING = 1.15
_LARGEST_SCALE = 0.7
_MOST_BANDS = 6
_BAND_GAP = 10.0
_MARGIN = 14.0  # points around a band, for stubs
_ROUTE_ROOM = 30.0
_COLUMN = CARD_WIDTH + COLUMN_GAP
#: Symbols whose names stand below them.
_EVENTS = frozenset({StepKind.START, StepKind.END, StepKind.FORK, StepKind.JOIN, StepKind.DECISION})


@dataclass(frozen=True)
class _Frame:
    """From map units to points: x → (x − left) · scale, y turned upside down within the height.

    Attributes:
        gone: bands of lanes that are left out; what stands below them moves up.
    """

    left: float
    top: float
    scale: float
    height: float
    smallest: float
    gone: tuple[Rect, ...] = ()

    def at(self, x: float, y: float) -> tuple[float, float]:
        above = sum(min(max(y - band.y, 0.0), band.height) for band in self.gone)
        return (x - self.left) * self.scale, self.height - (y - above - self.top) * self.scale


@dataclass(frozen=True)
class _Part:
    """What stands in a window of the map; a flow that crosses its edge stands in both parts.

    Attributes:
        heaviest: the most labour hours a year of any step of the whole map.
    """

    window: Rect
    heaviest: float
    step_ids: list[int] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)


def map_overview(audit: Audit, numbers: ProcessNumbers, room: tuple[float, float]) -> tuple[DescribedDrawing, float]:
    """The whole map in the room (points), folded into the number of bands that shows it largest; and its scale.

    Args:
        audit: the snapshot.
        numbers: of the process that is drawn.
        room: width and height, points.

    Returns:
        the drawing with its steps and hours in words, and its scale in points per map unit.
    """
    audit = _to_the_right(audit, numbers.process.id)
    shapes = drawing(audit, numbers.process.id)
    best: tuple[float, list[Rect]] = (0.0, [])
    for count in range(1, _MOST_BANDS + 1):
        windows = _windows(shapes, count)
        widest = max(w.width for w in windows)
        height = sum(w.height for w in windows)
        scale = min(
            (room[0] - 2 * _MARGIN) / widest,
            (room[1] - len(windows) * (2 * _MARGIN + _BAND_GAP)) / height,
            _LARGEST_SCALE,
        )
        if scale > best[0] * 1.1:  # a fold must be worth its interruption
            best = scale, windows
    scale, windows = best
    bands = [_draw(audit, numbers, shapes, part, scale) for part in _parts(audit, numbers, shapes, windows)]
    whole = Drawing(room[0], sum(band.height + _BAND_GAP for band in bands) - _BAND_GAP)
    at = whole.height
    for band in bands:
        at -= band.height
        band.translate(0, at)
        whole.add(band)
        at -= _BAND_GAP
    return DescribedDrawing(whole, _words(audit, numbers, numbers.steps, audit.flows_of(numbers.process.id))), scale


def _words(audit: Audit, numbers: ProcessNumbers, step_ids: Iterable[int], flows: Iterable[Flow]) -> str:
    """The steps in their order with their hours and what comes next: what the map shows, to be heard."""
    parts = []
    nexts: dict[int, list[str]] = defaultdict(list)
    for flow in flows:
        nexts[flow.source_id].append(audit.steps[flow.target_id].name)
    for step_id in step_ids:
        hours = _hours(numbers, step_id)
        text = _("{name}: {hours} h").format(name=audit.steps[step_id].name, hours=number(hours))
        said = text if hours > 0 else audit.steps[step_id].name
        parts.append(f"{said} → {', '.join(nexts[step_id])}" if nexts[step_id] else said)
    return _("Map of {process}: {steps}").format(process=numbers.process.name, steps="; ".join(parts))


def map_strips(audit: Audit, numbers: ProcessNumbers, available: float) -> list[DescribedDrawing]:
    """The map in strips of whole columns, in which every name can be read; flows across strips end in a named stub.

    Args:
        audit: the snapshot.
        numbers: of the process that is drawn.
        available: width of a strip, points; as high as its lanes.

    Returns:
        the strips from left to right, each with its own steps in words.
    """
    audit = _to_the_right(audit, numbers.process.id)
    shapes = drawing(audit, numbers.process.id)
    room = available - 2 * _MARGIN
    windows = _windows(shapes, _fewest(shapes.bounds.width, room / _STRIP_SCALE))
    scale = min(room / max(w.width for w in windows), _LARGEST_SCALE)
    return [
        DescribedDrawing(
            _draw(audit, numbers, shapes, part, scale, _READABLE_TEXT),
            _words(audit, numbers, part.step_ids, part.flows),
        )
        for part in _parts(audit, numbers, shapes, windows)
    ]


def _parts(audit: Audit, numbers: ProcessNumbers, shapes: MapDrawing, windows: Sequence[Rect]) -> list[_Part]:
    """What stands in each window, and the flows that begin or end there, found in one pass over the map."""
    lefts = [window.x for window in windows]

    def place(step_id: int) -> int | None:
        card = shapes.cards.get(step_id)
        at = bisect_right(lefts, card.x) - 1 if card is not None else -1
        return at if card is not None and at >= 0 and _starts_in(card, windows[at]) else None

    heaviest = max((_hours(numbers, s) for s in numbers.steps), default=0.0)
    parts = [_Part(window, heaviest) for window in windows]
    for step_id in numbers.steps:
        at = place(step_id)
        if at is not None:
            parts[at].step_ids.append(step_id)
    for flow in audit.flows_of(numbers.process.id):
        for end in {place(flow.source_id), place(flow.target_id)}:
            if end is not None:
                parts[end].flows.append(flow)
    return parts


def _to_the_right(audit: Audit, process_id: int) -> Audit:
    """On paper every map runs to the right, as the page lies and bands of it are read."""
    changed: dict[str, dict[int, Entity]] = defaultdict(dict)
    for entity in turned(audit, process_id, Heading.RIGHT):
        changed[TABLE_OF[type(entity)]][entity.id] = entity
    return audit.replaced(changed)


def _fewest(width: float, widest: float) -> int:
    """The least number of windows of which none is wider than that; one a column where even those are."""
    most = ceil(width / _COLUMN)
    counts = (n for n in range(1, most + 1) if min(_each(width, n), width) <= widest)
    return next(counts, most)


def _each(width: float, count: int) -> float:
    """How wide a window is, in whole columns."""
    return ceil(width / _COLUMN / count) * _COLUMN


def _windows(shapes: MapDrawing, count: int) -> list[Rect]:
    """The map cut between columns into ``count`` windows, each cropped to the lanes that have cards in it."""
    bounds = shapes.bounds
    each = _each(bounds.width, count)
    windows: list[Rect] = []
    for i in range(count):
        left = bounds.x + i * each
        strip = Rect(left, bounds.y, min(each, bounds.right - left), bounds.height)
        cards = [card for card in shapes.cards.values() if _starts_in(card, strip)]
        if not cards:
            continue
        if count > 1:
            bands = [b for _lane, b in shapes.lanes if any(b.y <= c.middle[1] <= b.bottom for c in cards)]
            rects = bands or [Rect(c.x, c.y - _ROUTE_ROOM, c.width, c.height + 2 * _ROUTE_ROOM) for c in cards]
            top = max(min(r.y for r in rects), bounds.y)
            strip = Rect(left, top, strip.width, min(max(r.bottom for r in rects), bounds.bottom) - top)
        windows.append(strip)
    return windows


def _starts_in(card: Rect, window: Rect) -> bool:
    return window.x <= card.x < window.right


def _draw(
    audit: Audit,
    numbers: ProcessNumbers,
    shapes: MapDrawing,
    part: _Part,
    scale: float,
    smallest: float = _SMALLEST_TEXT,
) -> Drawing:
    window = part.window
    gone = unused_lanes(shapes, window, part.step_ids, part.flows)
    high = window.height - sum(band.height for band in gone)
    size = (window.width * scale + 2 * _MARGIN, high * scale + 2 * _MARGIN)
    frame = _Frame(window.x - _MARGIN / scale, window.y - _MARGIN / scale, scale, size[1], smallest, gone)
    figure = Drawing(*size)
    for index, (lane, band) in enumerate((lane, band) for lane, band in shapes.lanes if band not in gone):
        shown = _clipped(band, window)
        if shown.height > 0:
            _lane(figure, frame, lane.name, shown, index)
    for flow in part.flows:
        route = shapes.routes.get(flow.id)
        if route is not None:
            _flow(figure, frame, flow, route, shapes.cards, window)
    _stubs(figure, frame, audit, part.flows, shapes.cards, window)
    for step_id in part.step_ids:
        share = _hours(numbers, step_id) / part.heaviest if part.heaviest > 0 else 0.0
        _card(figure, frame, audit, audit.steps[step_id], shapes.cards[step_id], numbers, share)
    return figure


def _clipped(band: Rect, window: Rect) -> Rect:
    left, right = max(band.x, window.x), min(band.right, window.right)
    top, bottom = max(band.y, window.y), min(band.bottom, window.bottom)
    return Rect(left, top, max(right - left, 0.0), max(bottom - top, 0.0))


def _hours(numbers: ProcessNumbers, step_id: int) -> float:
    hours = numbers.steps[step_id].workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0


def _lane(figure: Drawing, frame: _Frame, name: str, band: Rect, index: int) -> None:
    x, y = frame.at(band.x, band.bottom)
    w, h = band.width * frame.scale, band.height * frame.scale
    figure.add(RectShape(x, y, w, h, fillColor=PALE if index % 2 == 0 else PAPER, strokeColor=LINE, strokeWidth=0.4))
    size = max(11 * frame.scale, frame.smallest + 0.5)
    put_text(figure, fitted(name, BOLD, size, w - 8), x + 4, y + h - size - 2, BOLD, size, QUIET)


def _card(
    figure: Drawing, frame: _Frame, audit: Audit, step: Step, card: Rect, numbers: ProcessNumbers, share: float
) -> None:
    x, y = frame.at(card.x, card.bottom)
    w, h = card.width * frame.scale, card.height * frame.scale
    if step.kind in _EVENTS:
        _event(figure, frame, step, x, y, w)
        return
    # Heat by labour hours: paler to fuller accent, and a bar whose length says the same without colour.
    figure.add(RectShape(x, y, w, h, rx=3, ry=3, fillColor=PAPER, strokeColor=QUIET, strokeWidth=0.6))
    if share > 0:
        figure.add(
            RectShape(x + 1, y + 1, max((w - 2) * share, 1), max(h * 0.1, 1.5), fillColor=accent(), strokeColor=None)
        )
    pad = max(3 * frame.scale, 1.5)
    facts = _facts(audit, step, numbers)
    size, name_lines = _largest_fit(step.name, w - 2 * pad, h * 0.88 - 2 * pad, 1 if facts else 0, frame.smallest)
    at = y + h - pad - size * 0.9
    for line in name_lines:
        put_text(figure, line, x + pad, at, BOLD, size, INK)
        at -= size * _LEADING
    if facts:
        put_text(figure, fitted(facts, BODY, size, w - 2 * pad), x + pad, at, BODY, size, QUIET)


def _largest_fit(name: str, room: float, height: float, more_lines: int, smallest: float) -> tuple[float, list[str]]:
    """The largest text size at which the whole name and ``more_lines`` fit; at the smallest, what fits of it."""
    most = 1
    for size in (s for s in (9.0, 8.0, 7.0, 6.5, 6.0, 5.5, 5.0) if s >= smallest):
        most = int(height / (size * _LEADING)) - more_lines
        if most >= 1:
            lines = wrapped(name, BOLD, size, room, most)
            if sum(map(len, lines)) + len(lines) - 1 >= len(" ".join(name.split())) and not any(
                x.endswith("…") for x in lines
            ):
                return size, lines
    return smallest, wrapped(name, BOLD, smallest, room, max(most, 1))


def _facts(audit: Audit, step: Step, numbers: ProcessNumbers) -> str:
    cycle = audit.work(step.id).cycle_time_s
    parts = [format_time(cycle.likely)] if cycle is not None else []
    hours = _hours(numbers, step.id)
    if hours > 0:
        parts.append(_("{n} h/yr").format(n=number(hours)))
    return " · ".join(parts)


def _event(figure: Drawing, frame: _Frame, step: Step, x: float, y: float, size: float) -> None:
    cx, cy, r = x + size / 2, y + size / 2, size / 2
    if step.kind in (StepKind.START, StepKind.END):
        weight = 0.8 if step.kind is StepKind.START else 1.8
        figure.add(Circle(cx, cy, r, fillColor=PAPER, strokeColor=accent(), strokeWidth=weight))
    else:
        figure.add(
            Polygon(
                [cx - r, cy, cx, cy + r, cx + r, cy, cx, cy - r],
                fillColor=accent_pale(),
                strokeColor=accent(),
                strokeWidth=0.7,
            )
        )
    text = max(10 * frame.scale, frame.smallest)
    room = (CARD_WIDTH * 0.72) * frame.scale
    at = y - text - 0.5
    for line in wrapped(step.name, BODY, text, room, 2):
        put_text(figure, line, cx, at, BODY, text, INK, anchor="middle")
        at -= text * 1.1


def _flow(figure: Drawing, frame: _Frame, flow: Flow, route: Route, cards: Mapping[int, Rect], window: Rect) -> None:
    inside_source = _starts_in(cards[flow.source_id], window)
    inside_target = _starts_in(cards[flow.target_id], window)
    color = WARM if route.backwards else QUIET
    weight = 0.5 + 0.7 * flow.share
    dash = [2, 1.5] if route.backwards else None
    if inside_source and inside_target:
        points = [frame.at(*p) for p in route.points]
        figure.add(_line(points, color, weight, dash))
        _arrow_head(figure, points, color)
        _share_label(figure, frame, flow, route)


def _line(points: list[tuple[float, float]], color: Color, weight: float, dash: list[float] | None) -> Path:
    """A polyline with slightly rounded corners."""
    path = Path(strokeColor=color, strokeWidth=weight, fillColor=None, strokeDashArray=dash, strokeLineJoin=1)
    path.moveTo(*points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        a, b = _towards(corner, before), _towards(corner, after)
        path.lineTo(*a)
        path.curveTo(*corner, *corner, *b)
    path.lineTo(*points[-1])
    return path


def _towards(corner: tuple[float, float], other: tuple[float, float], radius: float = 3.0) -> tuple[float, float]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5
    part = min(radius, length / 2) / length if length else 0.0
    return corner[0] + dx * part, corner[1] + dy * part


def _arrow_head(figure: Drawing, points: list[tuple[float, float]], color: Color, size: float = 3.2) -> None:
    (x0, y0), (x, y) = points[-2], points[-1]
    if abs(x - x0) >= abs(y - y0):
        s = size if x > x0 else -size
        corners = [x, y, x - s, y + size / 2, x - s, y - size / 2]
    else:
        s = size if y > y0 else -size
        corners = [x, y, x + size / 2, y - s, x - size / 2, y - s]
    figure.add(Polygon(corners, fillColor=color, strokeColor=None))


def _share_label(figure: Drawing, frame: _Frame, flow: Flow, route: Route) -> None:
    if flow.share >= 0.999:
        return
    size = max(9 * frame.scale, frame.smallest)
    text = share_text(flow)
    x, y = frame.at(*route.label_at)
    w = width(text, BODY, size)
    figure.add(RectShape(x - w / 2 - 0.8, y - size * 0.45, w + 1.6, size * 1.05, fillColor=PAPER, strokeColor=None))
    put_text(figure, text, x, y - size * 0.25, BODY, size, WARM if route.backwards else QUIET, anchor="middle")


def _stubs(
    figure: Drawing, frame: _Frame, audit: Audit, flows: Iterable[Flow], cards: Mapping[int, Rect], window: Rect
) -> None:
    """Flows across the edge of a band: one short arrow a card, with the names of the steps beyond."""
    onward: dict[int, list[str]] = defaultdict(list)
    inward: dict[int, list[str]] = defaultdict(list)
    for flow in flows:
        source_inside = _starts_in(cards[flow.source_id], window)
        target_inside = _starts_in(cards[flow.target_id], window)
        if source_inside and not target_inside:
            onward[flow.source_id].append(audit.steps[flow.target_id].name)
        elif target_inside and not source_inside:
            inward[flow.target_id].append(audit.steps[flow.source_id].name)
    for leaves, listed in ((True, onward), (False, inward)):
        for step_id, names in listed.items():
            _stub(figure, frame, cards[step_id], names, leaves, is_named_below=audit.steps[step_id].kind in _EVENTS)


def _stub(figure: Drawing, frame: _Frame, card: Rect, names: list[str], leaves: bool, is_named_below: bool) -> None:
    """Its text stands below its line, or above where the name of the symbol stands below."""
    x, y = frame.at(card.right if leaves else card.x, card.middle[1])
    size = max(min(8 * frame.scale, 6.5), frame.smallest)
    reach = max(COLUMN_GAP * 0.3 * frame.scale, 5.0)
    room = max(COLUMN_GAP * 0.9 * frame.scale, 5 * frame.smallest)
    side = 1 if leaves else -1
    figure.add(Line(x, y, x + side * reach, y, strokeColor=accent(), strokeWidth=0.7))
    shown = wrapped(
        (_("to {steps}") if leaves else _("from {steps}")).format(steps=", ".join(names)), BODY, size, room, 3
    )
    for i, line in enumerate(shown):
        at = x + 2 if leaves else x - 2 - width(line, BODY, size)
        down = -(len(shown) - 1 - i) * size * 1.1 - 1.5 if is_named_below else (i + 1) * size * 1.1 + 0.5
        put_text(figure, line, at, y - down, BODY, size, accent())
