"""The money of a candidate worked out a second time, from the published formulas: plain numpy, nothing of ``auditor.decide``.

It reads the audit as its JSON export gives it, the catalogue as its files give it, and the labour hours of steps as
``analyse --json`` gives them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.assess.tasks import division_of, task_of
from auditor.model import Audit
from auditor.resources import RESOURCES

Values = NDArray[np.float64]
Row = dict[str, Any]


@cache
def toml(name: str) -> Row:
    return tomllib.loads((RESOURCES / name).read_text("utf-8"))


def figure(technology: str, name: str) -> tuple[float, float, float]:
    own = toml(f"catalogue/{technology}.toml")
    row = own.get(name)
    if row is None:
        usual = toml("usual.toml")[name]
        row = usual.get(own["kind"]) or usual["any"]
    return float(row["low"]), float(row["likely"]), float(row["high"])


def assumed(key: str) -> tuple[float, float, float]:
    row = toml("assumptions.toml")[key]
    return float(row["low"]), float(row["likely"]), float(row["high"])


@dataclass
class Part:
    """One step of a candidate: its process, hours a year at the likely demand (low, likely, high), the factors on the saving,
    and the touched share."""

    process: int
    hours: tuple[float, float, float]
    rate: tuple[float, float, float]
    role: int | None
    attended: tuple[float, float, float]
    factor: float
    touched: float = 1.0


def parts_of(
    audit: Audit, hours: dict[int, tuple[float, float, float]], technology: str, steps: list[int]
) -> list[Part]:
    """What the technology touches at each step."""
    own, found = toml(f"catalogue/{technology}.toml"), []
    tasks = {row["key"]: row for row in toml("tasks.toml")["task"]}
    most_saving = figure(technology, "saving_share")[2]
    for step_id in steps:
        work = audit.work(step_id)
        known = task_of(audit.steps[step_id], division_of(audit.firm))
        assert known is not None
        task = tasks[known.task.key]
        typical = {e: float(s) for e, s in task["elements"].items()}
        setup = run = 0.0
        if work.labour_s is None and work.setup_time_s is not None and work.batch_size:
            setup = work.crew * work.setup_time_s.likely / work.batch_size
        if work.cycle_time_s is not None:
            share = work.manual_share.likely if work.manual_share is not None else 1.0
            run = share * work.crew * work.cycle_time_s.likely / work.units_per_cycle
        here = dict(typical)
        rest = sum(s for e, s in typical.items() if e != "setup")
        if setup > 0 and rest > 0:
            here = {e: s * (1 - setup / (setup + run)) / rest for e, s in typical.items() if e != "setup"}
            here["setup"] = setup / (setup + run)

        def touched(shares: dict[str, float]) -> float:
            values = [s for e, s in shares.items() if e in own["elements"]]
            return min(sum(values), 1.0) if values else 1.0

        usual, actual = touched(typical), touched(here)
        factor = actual / usual if usual > 0 else 1.0
        if most_saving > 0:
            factor = min(factor, actual / most_saving)
        attended = (1.0, 1.0, 1.0)
        if work.manual_share is None and work.labour_s is None and work.cycle_time_s is not None and "attended" in task:
            by = setup / (setup + run) if setup + run > 0 else 0.0
            low, likely, high = (by + (1 - by) * float(a) for a in task["attended"])
            attended = (low, likely, high)
        rate = audit.rate_per_hour(work.role_id)
        found.append(
            Part(
                audit.steps[step_id].process_id,
                hours[step_id],
                (rate.low, rate.likely, rate.high),
                work.role_id,
                attended,
                factor,
                actual,
            )
        )
    return found


def machines(audit: Audit, technology: str, parts: list[Part]) -> int:
    """How many machines: none does more than two people in the hours that the firm works a year."""
    own, time = toml(f"catalogue/{technology}.toml"), audit.calendar
    if own["kind"] not in ("robotics", "mechanisation") or own["shared"] or own.get("chain"):
        return 1
    one_person = time.working_days_per_year * time.shifts_per_day * (time.shift_length_s - time.break_s) / 3600
    count, left = 1, sum(part.hours[1] * part.attended[1] * part.touched for part in parts) - 2 * one_person
    while left > 1e-6:
        count, left = count + 1, left - 2 * one_person
    return count


def drawn(rng: np.random.Generator, triple: tuple[float, float, float], n: int) -> Values:
    """PERT: beta with λ = 4 (Malcolm et al. 1959)."""
    low, likely, high = triple
    if high <= low:
        return np.full(n, likely)
    span = high - low
    return low + span * rng.beta(1 + 4 * (likely - low) / span, 1 + 4 * (high - likely) / span, n)


def pert_quantile(triple: tuple[float, float, float], u: Values) -> Values:
    from scipy.stats import beta

    low, likely, high = triple
    if high <= low:
        return np.full_like(u, likely)
    span = high - low
    return np.asarray(low + span * beta.ppf(u, 1 + 4 * (likely - low) / span, 1 + 4 * (high - likely) / span))


def npv(
    audit: Audit, technology: str, parts: list[Part], n: int = 1, seed: int | None = None, *, middle: bool = False
) -> tuple[Values, Values]:
    """Net present value and hours freed; on the likely or the middle values (one draw) where no seed is given."""
    firm, own = audit.firm, toml(f"catalogue/{technology}.toml")
    rng = np.random.default_rng(seed)

    def value(triple: tuple[float, float, float]) -> Values:
        return np.full(n, one(triple)) if seed is None else drawn(rng, triple, n)

    def one(triple: tuple[float, float, float]) -> float:
        return (triple[0] + 6 * triple[1] + triple[2]) / 8 if middle else triple[1]

    shared: dict[int | None, Values] = {}
    saving = value(figure(technology, "saving_share"))
    availability = value(assumed("availability")) if own["kind"] == "robotics" else np.ones(n)
    asked = audit.processes[parts[0].process].demand_per_year
    demand = np.ones(n) if asked is None else value((asked.low, asked.likely, asked.high)) / asked.likely
    freed: dict[int | None, Values] = {}
    for part in parts:
        hours = demand * value(part.hours) * value(part.attended) * part.factor * saving * availability
        freed[part.role] = freed.get(part.role, np.zeros(n)) + hours
        if part.role not in shared:
            shared[part.role] = value(part.rate)
    used = np.maximum(firm.realisation - value(assumed("realisation_less")), 0.0)
    labour = np.zeros(n)
    for role_id, hours in freed.items():
        role = audit.roles.get(role_id) if role_id is not None else None
        overtime = np.minimum(hours, (role.overtime_hours_per_year or 0.0) if role is not None else 0.0)
        vacancies = (role.vacancies or 0.0) if role is not None else 0.0
        filled = np.minimum(hours - overtime, vacancies * firm.productive_hours_per_fte.likely)
        rest = hours - overtime - filled
        labour += shared[role_id] * ((1 + firm.overtime_premium) * overtime + filled + used * rest)
    served = len(parts) if len(parts) > 1 and not own["shared"] and "chain" not in own else 1
    investment = figure(technology, "investment")
    count = machines(audit, technology, parts)
    dearer = count * (1 + (served - 1) * float(own["split"].get("tooling", 0.0)))
    price = value((investment[0] * dearer, investment[1] * dearer, investment[2] * dearer))
    paid = (
        price * (1 + value(assumed("reserve")))
        + value(figure(technology, "own_hours")) * count * audit.rate_without_role.per_hour.likely
    )
    running, growth = value(figure(technology, "running_cost_per_year")) * count, value(assumed("upkeep_growth"))
    slip = np.full(n, np.nan) if seed is None else rng.random(n)
    times = [figure(technology, name) for name in ("lead_time_months", "ramp_up_months")]
    lead, ramp = (np.full(n, one(t)) / 12 if seed is None else pert_quantile(t, slip) / 12 for t in times)
    life = value(figure(technology, "useful_life_years"))

    def use_until(t: Values, ramp: Values) -> Values:
        since = np.maximum(np.minimum(t, lead + life) - lead, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(since < ramp, np.where(ramp > 0, since**2 / (2 * ramp), 0.0), since - ramp / 2)

    total = -paid
    for year in range(1, firm.horizon_years + 1):
        discount = (1 + firm.discount_rate) ** -year
        in_use = use_until(np.full(n, float(year)), ramp) - use_until(np.full(n, year - 1.0), ramp)
        there = use_until(np.full(n, float(year)), ramp * 0) - use_until(np.full(n, year - 1.0), ramp * 0)
        total = total + discount * (labour * in_use - running * there * (1 + growth * (year - 1)))
    resale = figure(technology, "resale_share")
    device = (
        count * investment[1] * float(own["split"].get("device", 0.0)) * (one(resale) if seed is None else resale[1])
    )
    lasts = lead + life >= firm.horizon_years
    total = total + device * lasts * (1 + firm.discount_rate) ** -firm.horizon_years
    return total, np.asarray(sum(freed.values()))
