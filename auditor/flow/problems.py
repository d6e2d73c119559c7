"""The one judge of a map: what is missing, contradictory or assumed in it, as codes with the steps and the values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.flow.graph import kinds, process_graph
from auditor.flow.passage import passage
from auditor.flow.volume.visits import live_map
from auditor.model import WAITING_KINDS, WORKING_KINDS, Audit, Step, StepKind

#: Shares are off where their sum differs by more from 1: less than anybody types, more than what is lost when a step list
#: is written and read again (four decimals of a per cent).
SUM_TOLERANCE = 1e-5


class ProblemKind(StrEnum):
    """What is wrong, or was assumed; what stands in the way of every number comes first."""

    ENDLESS = "endless"
    NO_STEPS = "no_steps"
    NO_DEMAND = "no_demand"
    NOTHING_FINISHED = "nothing_finished"
    UNREACHABLE = "unreachable"
    ASSUMED_START = "assumed_start"
    SHARES = "shares"
    FORK_SHARES = "fork_shares"
    SPLIT_FORK = "split_fork"
    UNJOINED = "unjoined"
    ADDED_UP = "added_up"
    LOOSE = "loose"
    DUPLICATE = "duplicate"
    NO_TIME = "no_time"
    NO_BATCH = "no_batch"
    OVERLOADED = "overloaded"
    SHORT_OF_PEOPLE = "short_of_people"
    BUSY_SEASON = "busy_season"


class Loose(StrEnum):
    """In what way a step hangs loose (``LOOSE``)."""

    ALONE = "alone"
    SPLITS_NOTHING = "splits_nothing"
    LEADS_ON = "leads_on"


SEVERITY = tuple(ProblemKind)
_FIXABLE = frozenset({ProblemKind.SHARES, ProblemKind.FORK_SHARES})
_WITHOUT_NUMBERS = frozenset({ProblemKind.LOOSE, ProblemKind.DUPLICATE})
#: Told step by step, because each has a value of its own.
_EACH_BY_ITSELF = frozenset({ProblemKind.SHARES, ProblemKind.UNJOINED})


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a map; :mod:`auditor.phrases.flow` says it in the reader's language.

    Attributes:
        process_id: the process it is of.
        step_ids: the steps it is of, the one to look at first; empty for one of the process as a whole.
        values: what there is to say of it: ``total`` (what shares add up to, 0–), ``how`` (:class:`Loose`), ``loops``
            (whether the step is in the endless loop itself), ``use`` (of the available time, 0–), ``place`` (step id
            of where branches meet), ``role`` (its name), ``need`` and ``people`` (persons that the mapped work of a
            role takes, and that it has).
    """

    kind: ProblemKind
    process_id: int
    step_ids: tuple[int, ...] = ()
    values: Mapping[str, float | str] = field(default_factory=dict)

    @property
    def step_id(self) -> int:
        """The step to look at; 0 for a problem of the process as a whole."""
        return self.step_ids[0] if self.step_ids else 0

    @property
    def can_fix(self) -> bool:
        """Whether the program can mend it (shares)."""
        return self.kind in _FIXABLE


def problems(audit: Audit, process_id: int) -> list[Problem]:
    """All problems of the steps of a process, one a step, the gravest first.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        each with one step.
    """
    steps = audit.steps_of(process_id)
    found = [
        *_passage(audit, process_id),
        *_shares(audit, process_id),
        *_branches(audit, process_id),
        *_loose(audit, process_id),
        *_duplicates(steps),
        *_unmeasured(audit, steps),
    ]
    return sorted(found, key=lambda p: (SEVERITY.index(p.kind), p.step_id))


def bearing_on_numbers(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems without which volumes, hours and cost would differ, each kind once with all its steps.

    An endless loop that no work gets into is left to what keeps work from it.

    Args:
        found: of :func:`problems`.

    Returns:
        each kind once, but wrong shares and branches that meet at no join step by step; in the order of ``found``.
    """
    told: dict[object, Problem] = {}
    for problem in found:
        if problem.kind in _WITHOUT_NUMBERS or (problem.kind is ProblemKind.ENDLESS and not problem.values["loops"]):
            continue
        key = (problem.kind, problem.step_ids) if problem.kind in _EACH_BY_ITSELF else problem.kind
        before = told[key].step_ids if key in told else ()
        told[key] = Problem(problem.kind, problem.process_id, before + problem.step_ids, problem.values)
    return tuple(told.values())


def _passage(audit: Audit, process_id: int) -> list[Problem]:
    way = passage(audit, process_id)
    looping = set(way.looping) if way.is_endless else set()
    return [
        *(Problem(ProblemKind.ENDLESS, process_id, (i,), {"loops": i in looping}) for i in way.caught),
        *(Problem(ProblemKind.UNREACHABLE, process_id, (i,)) for i in way.unreached),
        *(Problem(ProblemKind.ASSUMED_START, process_id, (i,)) for i in way.assumed_starts),
    ]


def _shares(audit: Audit, process_id: int) -> list[Problem]:
    graph = process_graph(audit, process_id)
    found: list[Problem] = []
    ways_out = dict(graph.out_degree())
    for step_id, data in graph.nodes(data=True):
        if data["kind"] is StepKind.FORK:
            flows = [audit.flows[key] for edge in graph.adj[step_id].values() for key in edge["flows"]]
            if any(abs(flow.share - 1) > SUM_TOLERANCE for flow in flows):
                found.append(Problem(ProblemKind.FORK_SHARES, process_id, (step_id,)))
        elif ways_out[step_id] and abs(data["stated"] - 1) > SUM_TOLERANCE:
            found.append(Problem(ProblemKind.SHARES, process_id, (step_id,), {"total": data["stated"]}))
    return found


def _branches(audit: Audit, process_id: int) -> list[Problem]:
    _live, forks = live_map(audit, process_id)
    return [
        *(Problem(ProblemKind.SPLIT_FORK, process_id, (i,)) for i in forks.split),
        *(Problem(ProblemKind.UNJOINED, process_id, (i,), {"place": at}) for i, at in forks.unjoined.items()),
        *(Problem(ProblemKind.ADDED_UP, process_id, (i,)) for i in forks.added_up),
    ]


def _loose(audit: Audit, process_id: int) -> list[Problem]:
    """Steps without any flow; decisions and forks that do not split; ends that lead on."""
    graph = process_graph(audit, process_id)
    ways_in, ways_out = dict(graph.in_degree()), dict(graph.out_degree())
    found: list[Problem] = []
    for step_id, kind in kinds(graph).items():
        how: Loose | None = None
        if not ways_out[step_id] and not ways_in[step_id] and len(graph) > 1:
            how = Loose.ALONE
        elif kind in (StepKind.DECISION, StepKind.FORK) and ways_out[step_id] < 2:
            how = Loose.SPLITS_NOTHING
        elif kind is StepKind.END and ways_out[step_id]:
            how = Loose.LEADS_ON
        if how is not None:
            found.append(Problem(ProblemKind.LOOSE, process_id, (step_id,), {"how": how}))
    return found


def _duplicates(steps: tuple[Step, ...]) -> list[Problem]:
    by_name: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.kind in WORKING_KINDS:
            by_name[step.name.casefold().strip()].append(step)
    return [Problem(ProblemKind.DUPLICATE, s.process_id, (s.id,)) for same in by_name.values() for s in same[1:]]


def _unmeasured(audit: Audit, steps: tuple[Step, ...]) -> list[Problem]:
    found: list[Problem] = []
    for step in steps:
        if lacks_time(audit, step):
            found.append(Problem(ProblemKind.NO_TIME, step.process_id, (step.id,)))
        work = audit.work(step.id)
        if work.setup_time_s is not None and work.setup_time_s.likely > 0 and not work.batch_size:
            found.append(Problem(ProblemKind.NO_BATCH, step.process_id, (step.id,)))
    return found


def lacks_time(audit: Audit, step: Step) -> bool:
    """Whether a step needs a time of its own (it works, and no process stands behind it) and has none.

    Args:
        audit: the snapshot.
        step: the step.

    Returns:
        True where a time is missing.
    """
    work = audit.work(step.id)
    return (
        step.kind in WORKING_KINDS - WAITING_KINDS  # waiting is measured by its inventory
        and step.detail_id is None
        and work.cycle_time_s is None
        and work.labour_s is None
    )
