"""How the labour hours of a step come about, and how often it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from auditor.assess.entered import basis_of_demand, basis_of_setting
from auditor.edit.step_fields import FIELD_BY_KEY
from auditor.flow import Analysis, StepNumbers, volumes
from auditor.flow.volume.demand import yearly_demand
from auditor.flow.workload.mix import family_view, skipped
from auditor.flow.workload.step_workload import StepWorkload, periods_per_year, step_workload
from auditor.flow.workload.waiting import manual_share_of
from auditor.locale import _, number, significant
from auditor.model import Audit, Basis, Estimate, Family, Period, Step, Work
from auditor.model.units import Kind, format_as
from auditor.phrases.benchmark import ground_of_time
from auditor.phrases.explained.explanation import (
    FIRM,
    MAP,
    Explanation,
    Input,
    basis_text,
    calculated,
    in_table,
    shortened,
)
from auditor.terms import basis_label


def hours_text(hours: float) -> str:
    """Hours a year as the figures show them.

    Args:
        hours: a year.

    Returns:
        such as “1,234 h/yr”.
    """
    return _("{n} h/yr").format(n=number(hours))


def step_hours(audit: Audit, analysis: Analysis, step_id: int) -> Explanation | None:
    """Labour hours a year of a step.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        step_id: the step.

    Returns:
        how they come about; None where they are not known.
    """
    numbers = analysis.step(step_id)
    hours = numbers.workload.labour_hours_per_year if numbers is not None else None
    if numbers is None or hours is None:
        return None
    work, title = audit.work(step_id), _("Labour hours a year: {name}").format(name=numbers.step.name)
    if work.labour_s is not None:
        return Explanation(title, *_stated_directly(audit, work), hours_text(hours.likely), hours.likely)
    families = () if work.events is not None else workload_by_family(audit, numbers.step)
    if families:
        by_product = [(f, h.likely if (h := load.labour_hours_per_year) is not None else None) for f, load in families]
        text = _("The hours of each product, by its own times and ways, added up.")
        return of_products(title, text, "hours", by_product, hours_text, hours.likely)
    formula, inputs_of_pass = _of_a_pass(audit, work)
    passes = passes_input(audit, analysis, numbers)
    text = _("Passes a year × {labour}.").format(labour=formula)
    return Explanation(title, text, (passes, *inputs_of_pass), hours_text(hours.likely), hours.likely)


def _stated_directly(audit: Audit, work: Work) -> tuple[str, tuple[Input, ...]]:
    assert work.labour_s is not None
    per_year = periods_per_year(work.labour_period, audit.calendar)
    stated = replace(field_input(audit, work, "frequency", work.labour_s), key="labour")
    return _("Stated time × how often that period comes in a year."), (
        stated,
        _periods(audit, work.labour_period, per_year),
    )


def _periods(audit: Audit, period: Period, per_year: float) -> Input:
    known = basis_of_setting(audit, "calendar", "working_days_per_year")
    name = _("Such periods in a working year")
    place = None if period is Period.YEAR else FIRM
    basis = Basis.CALCULATED if period is Period.YEAR else known
    return Input("periods", name, significant(per_year), basis_text(basis), per_year, place)


def _of_a_pass(audit: Audit, work: Work) -> tuple[str, tuple[Input, ...]]:
    """The labour of one pass in words, and what enters it; only what is not left at 1 or nothing is named."""
    inputs: list[Input] = []
    parts: list[str] = []
    if work.cycle_time_s is not None:
        factors = [field_input(audit, work, "cycle", work.cycle_time_s)]
        manual = manual_share_of(audit, work)
        text = format_as(manual, Kind.SHARE)
        factors.append(
            Input(
                "manual",
                field_label("manual"),
                text,
                basis_text(manual.basis),
                manual.likely,
                in_table(work.id, "manual"),
            )
        )
        factors.append(count_input(audit, work, "crew"))
        inputs += factors
        if work.units_per_cycle != 1:
            inputs.append(field_input(audit, work, "units", Estimate.point(work.units_per_cycle)))
            parts.append(_("cycle time × manual share × operators ÷ units per cycle"))
        else:
            parts.append(_("cycle time × manual share × operators"))
    if work.setup_time_s is not None and work.batch_size:
        if work.cycle_time_s is None:
            inputs.append(count_input(audit, work, "crew"))
        inputs.append(field_input(audit, work, "setup", work.setup_time_s))
        inputs.append(field_input(audit, work, "batch", Estimate.point(work.batch_size)))
        parts.append(_("set-up time × operators ÷ batch size"))
    text = " + ".join(parts)
    return (f"({text})" if len(parts) > 1 else text), tuple(inputs)


def count_input(audit: Audit, work: Work, key: str) -> Input:
    """A plain number of the table of Measure, which is taken as 1 where nobody says otherwise.

    Args:
        audit: the snapshot.
        work: of the step.
        key: of the field.

    Returns:
        the input.
    """
    value = float(getattr(work, key))
    return field_input(audit, work, key, Estimate.point(value, Basis.ASSUMED if value == 1 else Basis.STATED))


def field_label(key: str) -> str:
    """What a column of the table of Measure is called.

    Args:
        key: of the field.

    Returns:
        its name, in the language in force.
    """
    return _(FIELD_BY_KEY[key].label)


def of_products(
    title: str,
    formula: str,
    key: str,
    by_product: Iterable[tuple[Family, float | None]],
    shown: Callable[[float], str],
    amount: float,
) -> Explanation:
    """What the products that a process makes add up to at a step.

    Args:
        title: which figure it is.
        formula: in words.
        key: of the inputs, for programs.
        by_product: each with its part; None where that is not known.
        shown: writes a part, and the whole.
        amount: the whole.

    Returns:
        how it comes about.
    """
    inputs = [calculated(key, f.name, shown(part), part) for f, part in by_product if part is not None]
    return Explanation(title, formula, shortened(inputs, shown), shown(amount), amount)


def field_input(audit: Audit, work: Work, key: str, estimate: Estimate) -> Input:
    """A field of the table of Measure, as it is shown there.

    Args:
        audit: the snapshot.
        work: of the step.
        key: of the field.
        estimate: what it holds; its likely value enters the result.

    Returns:
        the input.
    """
    field = FIELD_BY_KEY[key]
    text = format_as(estimate, Kind.TIME) if key == "cycle" else field.text(audit, audit.steps[work.id])
    basis = ground_of_time(audit, work.id) if estimate.basis is Basis.BENCHMARK else basis_text(estimate.basis)
    return Input(key, _(field.label), text, basis, estimate.likely, in_table(work.id, key))


def passes_input(audit: Audit, analysis: Analysis, numbers: StepNumbers) -> Input:
    """How often a step is done in a year, as an input.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        numbers: the step in numbers; its passes must be known.

    Returns:
        passes a year.
    """
    passes = numbers.workload.passes_per_year
    assert passes is not None
    step_id = numbers.step.id
    return calculated(
        "passes", _("Passes a year"), number(passes), passes, partial(step_passes, audit, analysis, step_id)
    )


def step_passes(audit: Audit, analysis: Analysis, step_id: int) -> Explanation | None:
    """How often a step is done in a year.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        step_id: the step.

    Returns:
        how it comes about; None where it is not known.
    """
    numbers = analysis.step(step_id)
    passes = numbers.workload.passes_per_year if numbers is not None else None
    if numbers is None or passes is None:
        return None
    work, step = audit.work(step_id), numbers.step
    title = _("Passes a year: {name}").format(name=step.name)
    if work.events is not None:
        per_year = periods_per_year(work.events_period, audit.calendar)
        stated = replace(field_input(audit, work, "frequency", work.events), key="events")
        inputs = (stated, _periods(audit, work.events_period, per_year))
        return Explanation(
            title, _("Stated number × how often that period comes in a year."), inputs, number(passes), passes
        )
    demand = yearly_demand(audit, step.process_id)
    if demand is None or not demand:
        return None
    per_unit = passes / demand
    visits = Input(
        "visits", _("Passes for a finished unit"), number(per_unit, 3), basis_label(Basis.CALCULATED), per_unit, MAP
    )
    text = _("Yearly demand × passes for a finished unit, which follow from the shares, rework and scrap on the map.")
    return Explanation(title, text, (demand_input(audit, step.process_id, demand), visits), number(passes), passes)


def demand_input(audit: Audit, process_id: int, demand: float) -> Input:
    """The yearly demand of a process as an input.

    Args:
        audit: the snapshot.
        process_id: the process.
        demand: finished units a year.

    Returns:
        the input; a part of another process has a calculated one.
    """
    process = audit.processes[process_id]
    basis = basis_of_demand(audit, process)
    of_family = process.demand_per_year is None or bool(audit.families_of(process_id))
    place = FIRM if of_family else MAP
    name = _("Yearly demand: {process}").format(process=process.name)
    return Input(
        "demand", name, number(demand), basis_text(basis or Basis.CALCULATED), demand, place if basis else None
    )


def workload_by_family(audit: Audit, step: Step) -> tuple[tuple[Family, StepWorkload], ...]:
    """What a step takes for each product that its process makes.

    Args:
        audit: the snapshot.
        step: the step.

    Returns:
        product and its part of the work; empty where the process makes one thing only.
    """
    found = []
    for family in audit.families_of(step.process_id):
        if family.demand_per_year is not None and not skipped(audit, step.id, family.id):
            view = family_view(audit, step.process_id, family)
            passes = volumes(view, step.process_id).per_year.get(step.id)
            found.append((family, step_workload(view, step, passes)))
    return tuple(found)
