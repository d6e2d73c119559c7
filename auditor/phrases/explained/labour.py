"""How hours, full-time jobs and labour cost a year come about: of the map, of a role, of any group of steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from auditor.assess.entered import basis_of_rate, basis_of_setting
from auditor.edit.firm_settings import names_and_hints
from auditor.flow import Analysis
from auditor.locale import _, money, number, percent
from auditor.model import Audit, Basis
from auditor.model.country import known_labour_cost, known_productive_hours
from auditor.model.labour_rate import RateOrigin
from auditor.model.units import Kind, format_as
from auditor.phrases.explained.explanation import (
    FIRM,
    Explanation,
    Input,
    basis_text,
    calculated,
    shortened,
)
from auditor.phrases.explained.work import hours_text, step_hours
from auditor.phrases.usual import ground_of_rate_without_role, usual_figure


def hours_of(audit: Audit, analysis: Analysis, title: str, step_ids: Iterable[int]) -> Explanation | None:
    """Labour hours a year of some steps together: of the map, a role, a lane.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        title: which steps these are.
        step_ids: the steps; those without known hours count for nothing.

    Returns:
        how they come about; None where none are known.
    """
    inputs = [
        calculated("hours", audit.steps[i].name, hours_text(h), h, partial(step_hours, audit, analysis, i))
        for i in step_ids
        if (h := analysis.hours_by_step.get(i)) is not None
    ]
    if not inputs:
        return None
    total = sum(i.amount for i in inputs)
    formula = _("The labour hours of the steps, added up.")
    return Explanation(title, formula, shortened(inputs, hours_text), hours_text(total), total)


def map_hours(audit: Audit, analysis: Analysis) -> Explanation | None:
    """Labour hours a year of all processes.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        how they come about; None where none are known.
    """
    return hours_of(audit, analysis, _("Labour hours a year"), analysis.hours_by_step)


def role_hours(audit: Audit, analysis: Analysis, role_id: int | None) -> Explanation | None:
    """Labour hours a year of a role.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        role_id: None: of work without a role.

    Returns:
        how they come about; None where none are known.
    """
    steps = [i for i in analysis.hours_by_step if audit.work(i).role_id == role_id]
    title = _("Labour hours a year: {name}").format(name=role_name(audit, role_id))
    return hours_of(audit, analysis, title, steps)


def role_name(audit: Audit, role_id: int | None) -> str:
    """A role as it is read.

    Args:
        audit: the snapshot.
        role_id: None: work without a role.

    Returns:
        its name.
    """
    return audit.roles[role_id].name if role_id in audit.roles and role_id is not None else _("work without a role")


def rate_input(audit: Audit, role_id: int | None) -> Input:
    """What an hour of a role costs, as an input.

    Args:
        audit: the snapshot.
        role_id: None: work without a role.

    Returns:
        the input, with the statistics that it comes from where nobody stated it.
    """
    rate, basis = audit.rate_per_hour(role_id), basis_of_rate(audit, role_id)
    name = _("Hourly rate: {role}").format(role=role_name(audit, role_id))
    figure = known_labour_cost(rate) if basis is Basis.CATALOGUE else None
    source = usual_figure(figure) if figure is not None else ""
    if role_id is None and audit.rate_without_role.origin is not RateOrigin.COUNTRY:
        source = ground_of_rate_without_role(audit)
    text = format_as(rate, Kind.RATE, audit.firm.currency)
    return Input("rate", name, text, basis_text(basis), rate.likely, FIRM, source)


def labour_cost(audit: Audit, analysis: Analysis, step_ids: Iterable[int] | None = None) -> Explanation | None:
    """Labour cost a year, of all processes or of some steps.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        step_ids: None: all.

    Returns:
        how it comes about; None where no hours are known.
    """
    by_step = analysis.hours_by_step
    hours: dict[int | None, float] = defaultdict(float)
    for i in by_step if step_ids is None else step_ids:
        if i in by_step:
            hours[audit.work(i).role_id] += by_step[i]
    if not hours:
        return None
    is_whole = step_ids is None
    inputs: list[Input] = []
    for role_id, amount in sorted(hours.items(), key=lambda item: -item[1]):
        more = partial(role_hours, audit, analysis, role_id) if is_whole else None
        name = _("Hours a year: {name}").format(name=role_name(audit, role_id))
        inputs += [calculated("hours", name, hours_text(amount), amount, more), rate_input(audit, role_id)]
    total = sum(h * audit.rate_per_hour(r).likely for r, h in hours.items())
    formula = _("Hours of each role × its hourly rate, added up.")
    return Explanation(_("Labour cost a year"), formula, tuple(inputs), money(total, audit.firm.currency), total)


def full_time_jobs(audit: Audit, hours: Input) -> Explanation | None:
    """Full-time jobs that some hours a year come to.

    Args:
        audit: the snapshot.
        hours: the hours a year, as an input.

    Returns:
        how they come about; None where the productive hours are not known.
    """
    each = audit.firm.productive_hours_per_fte
    if each.likely <= 0:
        return None
    jobs = hours.amount / each.likely
    formula = _("Hours a year ÷ productive hours of a full-time job.")
    return Explanation(
        _("Full-time jobs (FTE)"), formula, (hours, productive_hours_input(audit)), number(jobs, 1), jobs
    )


def map_jobs(audit: Audit, analysis: Analysis) -> Explanation | None:
    """Full-time jobs of all processes.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        how they come about; None where they are not known.
    """
    hours = analysis.labour_hours_per_year
    if hours is None or analysis.fte is None:
        return None
    title = _("Labour hours a year")
    return full_time_jobs(
        audit, calculated("hours", title, hours_text(hours.likely), hours.likely, partial(map_hours, audit, analysis))
    )


def productive_hours_input(audit: Audit) -> Input:
    """What a full-time job works in a year, as an input.

    Args:
        audit: the snapshot.

    Returns:
        the input, with the statistics that it comes from where nobody stated it.
    """
    each = audit.firm.productive_hours_per_fte
    figure = known_productive_hours(each) if each.basis is Basis.CATALOGUE else None
    name = names_and_hints()["productive_hours_per_fte"][0]
    text, source = format_as(each, Kind.COUNT), usual_figure(figure) if figure is not None else ""
    return Input("productive_hours", name, text, basis_text(each.basis), each.likely, FIRM, source)


def setting_input(audit: Audit, key: str) -> Input:
    """A share or a number of years that the firm's page holds, as an input.

    Args:
        audit: the snapshot.
        key: of the setting.

    Returns:
        the input.
    """
    value = float(getattr(audit.firm, key))
    is_years = key in ("horizon_years", "payback_target_years")
    text = number(value, 1) if is_years else percent(value, 0 if round(100 * value, 1) == round(100 * value) else 1)
    return Input(key, names_and_hints()[key][0], text, basis_text(basis_of_setting(audit, "firm", key)), value, FIRM)
