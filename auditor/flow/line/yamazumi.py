"""The line view (Yamazumi): the time of each step or operator stacked against takt, and how evenly work is shared out.

A bar of a step is its cycle ÷ the stations or people side by side: two ovens of 180 s give a unit every 90 s. A bar of an
operator is all that one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from auditor.flow.analysis import ProcessNumbers
from auditor.flow.graph import back_edges, order_among, process_graph, without
from auditor.flow.workload.capacity import at_once
from auditor.flow.workload.waiting import manual_share_of
from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit, Part, Step, WorkElement

#: What keeps a person busy.
OPERATOR_PARTS = frozenset({Part.MANUAL, Part.WALKING, Part.WAITING})


@dataclass(frozen=True, slots=True)
class LineElement:
    """A part of a step's work, in seconds per finished unit of the process: those of its people and its machine, or as
    high as it stands in the bar of its step (:func:`by_step`).

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

    Attributes:
        key: the step's id, or the operator's number (0: nobody yet).
        name: the step's; None for an operator.
        side_by_side: how many of it work at once, as a mean over the available time; ``elements`` are divided by it.
        is_known: False where nobody said how many people do it; then it stands there as for one crew, and is not judged.
    """

    key: int
    name: str | None
    elements: tuple[LineElement, ...]
    side_by_side: float = 1.0
    is_known: bool = True

    @property
    def seconds(self) -> float:
        """Height of the bar: after so many seconds the step or the operator can give the next finished unit."""
        return sum(e.seconds for e in self.elements)

    def is_above(self, takt_s: float | None) -> bool:
        """Whether it can't keep up.

        Args:
            takt_s: seconds per finished unit; None where the demand is not known.

        Returns:
            True where it is known to take longer than takt.
        """
        return self.is_known and bool(takt_s) and self.seconds > (takt_s or 0.0) * (1 + 1e-9)


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly the work is shared out.

    Attributes:
        longest_s: the fullest bar that is known: the pace of the line.
        content_s: the time of all bars together, each times what works side by side in it.
        efficiency: content ÷ (all that work side by side × longest), 0–1, of the bars that are known; None without any.
        least_bars: content ÷ takt rounded up: fewer can't keep up; None without takt.
        above_takt: the bars that are fuller than takt.
        unknown: the bars of handwork whose people nobody counted.
    """

    longest_s: float
    content_s: float
    efficiency: float | None
    least_bars: int | None
    above_takt: tuple[Bar, ...]
    unknown: tuple[Bar, ...] = ()


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
        share = manual_share_of(audit, work).likely
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
    """A bar a step, in the order of the elements: its time a unit ÷ the stations or people that work side by side.

    What people do takes a crew together, so its seconds are shared by the crew. The same measure as the use of the step:
    a bar is as much of takt as the step is in use, where its elements say what its times say.

    Args:
        audit: the snapshot.
        elements: in the order of the line.

    Returns:
        bars, in seconds per finished unit of the process.
    """
    stacks: dict[int, list[LineElement]] = defaultdict(list)
    for element in elements:
        stacks[element.work_element.step_id].append(element)
    found: list[Bar] = []
    for key, stack in stacks.items():
        work = audit.work(key)
        beside = at_once(audit, work)
        shown = tuple(replace(e, seconds=e.seconds / (beside or 1.0) / _sharing(e, work.crew)) for e in stack)
        found.append(Bar(key, audit.steps[key].name, shown, beside or 1.0, beside is not None))
    return tuple(found)


def _sharing(element: LineElement, crew: float) -> float:
    """How many people share the seconds of an element; what is stored is of one person where the crew is less."""
    if element.part not in OPERATOR_PARTS or crew <= 0:
        return 1.0
    return max(crew, 1.0) if element.work_element.id else crew


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
    known = [bar for bar in bars if bar.is_known]
    content = sum(bar.seconds * bar.side_by_side for bar in bars)
    longest = max((bar.seconds for bar in known), default=0.0)
    whole = sum(bar.side_by_side for bar in known) * longest
    return Balance(
        longest,
        content,
        sum(bar.seconds * bar.side_by_side for bar in known) / whole if whole > 0 else None,
        ceil(content / takt_s - 1e-9) if takt_s else None,
        tuple(bar for bar in bars if bar.is_above(takt_s)),
        tuple(bar for bar in bars if not bar.is_known),
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
