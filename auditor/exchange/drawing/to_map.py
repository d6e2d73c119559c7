"""A drawing as processes: connected shapes become steps, lines become flows, swimlanes become lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.bpmn import told
from auditor.exchange.bpmn.document import Bounds
from auditor.exchange.bpmn.places import scale_of
from auditor.exchange.bpmn.shares import percentage, split
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.drawing.shapes import Line, Page, Shape
from auditor.flow.layout import Orientation
from auditor.locale import _, ngettext, quoted
from auditor.model import Basis, Entity, Flow, Heading, Lane, Process, Step, StepKind
from auditor.terms import step_kind_label

MAX_SHAPES = 20_000
_MOST_LETTERS = 1000
_TALLER = 1.5


def read_drawing(pages: Sequence[Page], path: Path, process_name: str = "") -> Draft:
    """The processes of a drawing, one a page that has lines or shapes.

    Args:
        pages: of the drawing.
        path: its file.
        process_name: what the process is called, where there is one.

    Returns:
        entities, and what was assumed and left out.

    Raises:
        InputError: nothing is drawn, or more than can be read.
    """
    if sum(len(page.shapes) for page in pages) > MAX_SHAPES:
        raise InputError(_("{path} has more steps than can be read.").format(path=path.name))
    reader = _Reader(path)
    drawn = [page for page in pages if any(not s.is_lane and not s.is_text for s in page.shapes.values())]
    if not drawn:
        raise InputError(_("{path} has no shapes that could be steps.").format(path=path.name))
    for page in drawn:
        named = page.name if len(drawn) > 1 else process_name or path.stem.replace("_", " ")
        reader.page(page, named)
    report = ImportReport(guessed=reader.told.sentences() + reader.said)
    return Draft(reader.entities, report, assumed=tuple(report.guessed))


class _Reader:
    """Reads the pages of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.next_id = count(1).__next__
        self.entities: list[Entity] = []
        self.told = told.Told()
        self.said: list[str] = []

    def page(self, page: Page, name: str) -> None:
        """One page as a process."""
        tied = {key for line in page.lines for key in (line.source, line.target)}
        chosen = [
            s for s in page.shapes.values() if not s.is_lane and not s.is_text and (s.key in tied or not page.lines)
        ]
        left = [
            s.text for s in page.shapes.values() if s not in chosen and not s.is_lane and s.text and s.key not in tied
        ]
        self._tell_of_left(page, left)
        process = Process(id=self.next_id(), name=name[:_MOST_LETTERS], heading=_heading(chosen))
        lanes = {
            s.key: Lane(id=self.next_id(), process_id=process.id, name=s.text[:_MOST_LETTERS], position=n)
            for n, s in enumerate(_leaves(page, chosen))
        }
        n_in, n_out = Counter(line.target for line in page.lines), Counter(line.source for line in page.lines)
        steps: dict[str, Step] = {}
        for shape in chosen:
            kind = _kind(shape, n_in[shape.key], n_out[shape.key])
            lane = lanes.get(_lane_of(shape, page, lanes))
            text = " ".join(shape.text.split())[:_MOST_LETTERS] or step_kind_label(kind.value)
            steps[shape.key] = Step(
                id=self.next_id(), process_id=process.id, name=text, kind=kind, lane_id=lane.id if lane else None
            )
        self.entities += [process, *lanes.values(), *_placed(steps, page, process.heading)]
        for key, step in steps.items():
            self.entities += self._flows(step, [line for line in page.lines if line.source == key], steps)

    def _flows(self, step: Step, lines: Sequence[Line], steps: dict[str, Step]) -> list[Flow]:
        lines = [line for line in lines if line.target in steps]
        if not lines:
            return []
        if step.kind is StepKind.FORK:
            shares = [(1.0, Basis.STATED)] * len(lines)
        else:
            parts = split([line.share if line.share is not None else percentage(line.text) for line in lines])
            shares = list(parts.shares)
            if parts.is_assumed:
                self.told.add(told.equal_shares, step.name)
            elif parts.is_scaled:
                self.told.add(told.scaled_shares, step.name)
        return [
            Flow(
                id=self.next_id(),
                process_id=step.process_id,
                source_id=step.id,
                target_id=steps[line.target].id,
                share=share,
                share_basis=basis,
            )
            for line, (share, basis) in zip(lines, shares, strict=True)
        ]

    def _tell_of_left(self, page: Page, left: Sequence[str]) -> None:
        if left:
            names = ", ".join(quoted(" ".join(text.split())[:60]) for text in left[:6]) + (
                " …" if len(left) > 6 else ""
            )
            self.said.append(
                ngettext(
                    "A shape that no line leads to or from was left out: {names}.",
                    "{n} shapes that no line leads to or from were left out: {names}.",
                    len(left),
                ).format(n=len(left), names=names)
            )
        if page.loose:
            self.said.append(
                ngettext(
                    "A line that is not tied to two shapes was left out.",
                    "{n} lines that are not tied to two shapes were left out.",
                    page.loose,
                ).format(n=page.loose)
            )


def _kind(shape: Shape, n_in: int, n_out: int) -> StepKind:
    if shape.kind is None:  # round: where work begins or ends
        return StepKind.START if not n_in else StepKind.END if not n_out else StepKind.OPERATION
    if shape.kind in (StepKind.FORK, StepKind.JOIN):
        return StepKind.JOIN if n_in > 1 else StepKind.FORK
    return shape.kind


def _leaves(page: Page, chosen: Sequence[Shape]) -> list[Shape]:
    """The lanes that hold steps and no other lane, from top to bottom (from left to right where they stand upright)."""
    lanes = [s for s in page.shapes.values() if s.is_lane]
    outer = {s.lane for s in lanes if s.lane}
    inner = [
        s
        for s in lanes
        if s.key not in outer
        and not any(o is not s and s.bounds.holds(o.bounds.middle) and _area(o) < _area(s) for o in lanes)
    ]
    held = [s for s in inner if any(one.lane == s.key or s.bounds.holds(one.bounds.middle) for one in chosen)]
    is_upright = bool(held) and all(s.bounds.height > s.bounds.width for s in held)
    return sorted(held, key=lambda s: s.bounds.x if is_upright else s.bounds.y)


def _area(shape: Shape) -> float:
    return shape.bounds.width * shape.bounds.height


def _lane_of(shape: Shape, page: Page, lanes: dict[str, Lane]) -> str:
    if shape.lane in lanes:
        return shape.lane
    return next((key for key in lanes if page.shapes[key].bounds.holds(shape.bounds.middle)), "")


def _heading(shapes: Sequence[Shape]) -> Heading:
    """A drawing that is much taller than wide runs down."""
    if len(shapes) < 3:
        return Heading.RIGHT
    xs, ys = [s.bounds.middle[0] for s in shapes], [s.bounds.middle[1] for s in shapes]
    return Heading.DOWN if max(ys) - min(ys) > _TALLER * (max(xs) - min(xs)) else Heading.RIGHT


def _placed(steps: dict[str, Step], page: Page, heading: Heading) -> list[Step]:
    from dataclasses import replace

    shapes: dict[int, Bounds] = {step.id: page.shapes[key].bounds for key, step in steps.items()}
    scale = scale_of(list(steps.values()), shapes, heading)
    if scale is None:
        return list(steps.values())
    grain = Orientation.towards(heading)
    at = {step.id: scale.corner(step, shapes[step.id], grain) for step in steps.values()}
    return [replace(step, x=at[step.id][0], y=at[step.id][1]) for step in steps.values()]
