"""The columns of the table: what is typed, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.edit.step_fields import STEP_FIELDS, StepField
from auditor.flow import StepNumbers
from auditor.locale import N_, _, number, percent
from auditor.model import Audit, Step
from auditor.phrases.flow import repetitive_reason
from ui.pages.measure.table.arrangement import Sortable
from ui.widgets.column_choice import Column


@dataclass(frozen=True)
class Computed:
    """A column that is not typed. ``value`` is what it sorts by; ``shown`` how it is written; ``why`` its tooltip."""

    key: str
    label: str
    value: Callable[[Audit, StepNumbers], Sortable]
    shown: Callable[[Audit, StepNumbers], str]
    why: Callable[[StepNumbers], str] = lambda _n: ""
    is_number: bool = True


def _hours(numbers: StepNumbers) -> float | None:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else None


def _cost(numbers: StepNumbers) -> float | None:
    cost = numbers.workload.labour_cost_per_year
    return cost.likely if cost is not None else None


def _written(value: float | None, decimals: int = 0) -> str:
    return number(value, decimals) if value is not None else "–"


def _lane(audit: Audit, step: Step) -> str:
    lane = audit.lanes.get(step.lane_id or 0)
    return lane.name if lane is not None else ""


COMPUTED: tuple[Computed, ...] = (
    Computed(
        "passes",
        N_("Per year"),
        lambda _a, n: n.workload.passes_per_year,
        lambda _a, n: _written(n.workload.passes_per_year),
    ),
    Computed("hours", N_("Hours/year"), lambda _a, n: _hours(n), lambda _a, n: _written(_hours(n))),
    Computed(
        "fte",
        N_("FTE"),
        lambda _a, n: n.workload.fte.likely if n.workload.fte else None,
        lambda _a, n: _written(n.workload.fte.likely if n.workload.fte else None, 2),
    ),
    Computed("cost", N_("Cost/year"), lambda _a, n: _cost(n), lambda _a, n: _written(_cost(n))),
    Computed(
        "use",
        N_("In use"),
        lambda _a, n: n.workload.utilisation,
        lambda _a, n: percent(n.workload.utilisation) if n.workload.utilisation is not None else "–",
    ),
    Computed(
        "repetitive",
        N_("Repetitive"),
        lambda _a, n: _("yes") if n.repetitive.is_repetitive else "",
        lambda _a, n: _("yes") if n.repetitive.is_repetitive else "",
        lambda n: repetitive_reason(n.repetitive),
    ),
    Computed(
        "lane", N_("Lane"), lambda a, n: _lane(a, n.step).casefold(), lambda a, n: _lane(a, n.step), is_number=False
    ),
    Computed(
        "process",
        N_("Process"),
        lambda a, n: a.processes[n.step.process_id].name.casefold(),
        lambda a, n: a.processes[n.step.process_id].name,
        is_number=False,
    ),
)
COLUMNS: tuple[StepField | Computed, ...] = (*STEP_FIELDS, *COMPUTED)
#: What is always shown as long as nobody chose: the step, its time, who does it, and the hours it takes.
_ALWAYS = ("name", "cycle", "role", "hours")
#: What else is shown where there is room, the first before the others; the rest waits to be chosen.
_WITH_ROOM = (
    "crew", "setup", "batch", "frequency", "units", "manual", "use", "stations", "availability", "scrap", "fte", "passes",
    "task", "place", "tags", "repetitive", "consumables",
)  # fmt: skip


def columns_to_choose(audit: Audit) -> tuple[Column, ...]:
    """The columns as a person chooses among them; the name of the step always stays, and what is stated per period where
    that is how the work is known."""
    always = (*_ALWAYS, "frequency") if _is_stated(audit) else _ALWAYS
    turns = {key: turn for turn, key in enumerate(_WITH_ROOM, 1)} | dict.fromkeys(always, 0)
    return tuple(Column(c.key, _(c.label), turns.get(c.key), is_offered=c.key != "name") for c in COLUMNS)


def _is_stated(audit: Audit) -> bool:
    """Whether more steps have their work stated per period than by a cycle time, as after a self-check."""
    stated = sum(audit.work(i).labour_s is not None or audit.work(i).events is not None for i in audit.steps)
    return stated > sum(audit.work(i).cycle_time_s is not None for i in audit.steps)
