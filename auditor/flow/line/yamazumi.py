"""The line view (Yamazumi): the work of each step or operator stacked against takt, and how evenly it is shared out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from auditor.flow.analysis import ProcessNumbers
from auditor.flow.graph import back_edges, order_among, process_graph, without
from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit, Part, Step, WorkElement

#: What keeps a person busy.
OPERATOR_PARTS = frozenset({Part.MANUAL, Part.WALKING, Part.WAITING})


@dataclass(frozen=True, slots=True)
class LineElement:
    """A part of a step's work, in seconds per finished unit of the process.

    ``work_element`` is the stored one, in seconds per piece of the step; one with id 0 follows from the step's times.
    """

    work_element: WorkElement
    seconds: float

    @property
    def part(self) -> Part:
        """What fills its time: by hand, by machine, walking …"""
        return self.work_element.part

    @property
    def operator(self) -> int:
        """Number of the operator who does it; 0: nobody yet."""
        return self.work_element.operator


@dataclass(frozen=True, slots=True)
class Bar:
    """One stack of the picture; :func:`auditor.phrases.flow.bar_name` names any of them.

    ``key`` is the step's id, with its ``name``, or the operator's number (0: nobody yet), without one.
    """

    key: int
    name: str | None
    elements: tuple[LineElement, ...]

    @property
    def seconds(self) -> float:
        """Work of the bar, in seconds per finished unit of the process."""
        return sum(e.seconds for e in self.elements)


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly the work is shared out.

    Attributes:
        longest_s: the fullest bar: the pace of the line.
        content_s: all work together.
        efficiency: content ÷ (bars × longest), 0–1; None without work.
        least_bars: content ÷ takt rounded up: fewer can't keep up; None without takt.
        above_takt: the bars that are fuller than takt.
    """

    longest_s: float
    content_s: float
    efficiency: float | None
    least_bars: int | None
    above_takt: tuple[Bar, ...]


def line_elements(audit: Audit, numbers: ProcessNumbers) -> tuple[LineElement, ...]:
    """All work of a process in the order of its steps; stored elements, else what the step's times say.

    Args:
        audit: the snapshot.
        numbers: the process in numbers.

    Returns:
        elements with their seconds per finished unit of the process.
    """
    found: list[LineElement] = []
    for step_id, step_numbers in numbers.steps.items():
        step = audit.steps[step_id]
        if step.kind not in WORKING_KINDS or step.detail_id is not None:
            continue
        visits = step_numbers.visits_per_unit if step_numbers.visits_per_unit is not None else 1.0
        stored = audit.work_elements_of(step_id) or implied_elements(audit, step)
        found += [LineElement(element, element.seconds * visits) for element in stored]
    return tuple(found)


def implied_elements(audit: Audit, step: Step) -> tuple[WorkElement, ...]:
    """What a step's times say of its work per piece: by hand, by machine, and its share of the set-up.

    Args:
        audit: the snapshot.
        step: the step.

    Returns:
        elements that are not stored (id 0), in seconds per piece.
    """
    work = audit.work(step.id)
    parts: list[tuple[str, Part, float]] = []
    if work.cycle_time_s is not None:
        cycle = work.cycle_time_s.likely / work.units_per_cycle
        share = work.manual_share.likely if work.manual_share is not None else 1.0
        parts.append((step.name, Part.MANUAL, cycle * share * work.crew))
        parts.append((step.name, Part.MACHINE, cycle * (1 - share)))
    if work.setup_time_s is not None and work.batch_size:
        name = _("{step}: set-up").format(step=step.name)
        parts.append((name, Part.MANUAL, work.setup_time_s.likely / work.batch_size * work.crew))
    return tuple(
        WorkElement(step_id=step.id, name=name, part=part, seconds=seconds, position=i)
        for i, (name, part, seconds) in enumerate(parts)
        if seconds > 0
    )


def by_step(audit: Audit, elements: Iterable[LineElement]) -> tuple[Bar, ...]:
    """A bar a step, in the order of the elements.

    Args:
        audit: the snapshot.
        elements: in the order of the line.

    Returns:
        bars, in seconds per finished unit of the process.
    """
    stacks: dict[int, list[LineElement]] = defaultdict(list)
    for element in elements:
        stacks[element.work_element.step_id].append(element)
    return tuple(Bar(key, audit.steps[key].name, tuple(stack)) for key, stack in stacks.items())


def by_operator(elements: Iterable[LineElement]) -> tuple[Bar, ...]:
    """A bar an operator, of what keeps people busy; what nobody does yet comes last.

    Args:
        elements: in the order of the line.

    Returns:
        bars, in seconds per finished unit of the process.
    """
    stacks: dict[int, list[LineElement]] = defaultdict(list)
    for element in elements:
        if element.part in OPERATOR_PARTS:
            stacks[element.operator].append(element)
    return tuple(Bar(key, None, tuple(stacks[key])) for key in sorted(stacks, key=lambda n: (n == 0, n)))


def balance(bars: Sequence[Bar], takt_s: float | None) -> Balance:
    """Line balance efficiency. Source: Scholl, Balancing and Sequencing of Assembly Lines (1999), ch. 2.

    Args:
        bars: in seconds per finished unit of the process.
        takt_s: seconds per finished unit; None where the demand is not known.

    Returns:
        efficiency (0–1), the longest bar, what is above takt.
    """
    content = sum(bar.seconds for bar in bars)
    longest = max((bar.seconds for bar in bars), default=0.0)
    return Balance(
        longest,
        content,
        content / (len(bars) * longest) if longest > 0 else None,
        ceil(content / takt_s - 1e-9) if takt_s else None,
        tuple(bar for bar in bars if takt_s and bar.seconds > takt_s * (1 + 1e-9)),
    )


def precedence(audit: Audit, process_id: int, elements: Sequence[LineElement]) -> list[tuple[int, int]]:
    """Which element (by its place in the list) comes before which: in a step in order, between steps along the flows.

    Flows that lead back (rework) order nothing.

    Args:
        audit: the snapshot.
        process_id: the process.
        elements: in the order of the line.

    Returns:
        pairs of indices, the earlier one first.
    """
    places: Mapping[int, list[int]] = defaultdict(list)
    for i, element in enumerate(elements):
        places[element.work_element.step_id].append(i)
    pairs = [(a, b) for stack in places.values() for a, b in pairwise(stack)]
    graph = process_graph(audit, process_id)
    onward = without(graph, back_edges(graph))
    before = order_among(onward.edges, places)  # past steps without work to the next ones that have some
    return pairs + [(places[a][-1], places[b][0]) for a, b in sorted(before)]


def people_in_order(
    audit: Audit, process_id: int, elements: Sequence[LineElement]
) -> tuple[list[LineElement], list[tuple[int, int]]]:
    """What keeps people busy, and which of it (by its place in that list) comes before which, also past what machines do.

    Args:
        audit: the snapshot.
        process_id: the process.
        elements: in the order of the line.

    Returns:
        the elements that keep people busy, and pairs of indices among them.
    """
    kept = [i for i, element in enumerate(elements) if element.part in OPERATOR_PARTS]
    place = {i: at for at, i in enumerate(kept)}
    before = order_among(precedence(audit, process_id, elements), kept)
    return [elements[i] for i in kept], sorted((place[a], place[b]) for a, b in before)
