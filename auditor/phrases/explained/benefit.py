"""How the hours that a candidate frees, their worth and its yearly benefit come about, on the likely figures."""

from __future__ import annotations

from functools import partial

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.freed_labour import ALL, use_of
from auditor.decide.doubt.assumptions import AVAILABILITY, REALISATION_LESS, assumption, assumptions, usual_assumptions
from auditor.decide.money.cash_table import LABOUR, CashLine, yearly_benefits
from auditor.decide.money.evaluation import Evaluation
from auditor.flow import Analysis
from auditor.locale import _, mid_sentence, money, number, percent
from auditor.model import Audit, Basis, CandidateOverride, Estimate
from auditor.model.units import Kind, format_as, kind_of
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.explained.explanation import (
    ASSUMPTIONS,
    TABLE,
    Explanation,
    Input,
    Place,
    basis_text,
    calculated,
    shortened,
)
from auditor.phrases.explained.labour import rate_input, role_name, setting_input
from auditor.phrases.explained.work import hours_text, step_hours
from auditor.phrases.money import cash_line_label
from auditor.terms import basis_label, figure_label

_BY_COUNT = ("useful_life_years", "own_hours")


def figure_input(e: Evaluation, key: str) -> Input:
    """A figure of a candidate that the page of its money holds, as an input.

    Args:
        e: of the candidate.
        key: of the figure.

    Returns:
        the input, with its range where it has one.
    """
    estimate: Estimate = getattr(e.candidate.figures, key)
    kind = Kind.COUNT if key in _BY_COUNT else kind_of(CandidateOverride, key)
    text = format_as(estimate, kind, e.audit.firm.currency)
    place = Place("rank", "money", e.candidate.key)
    return Input(key, figure_label(key), text, basis_label(estimate.basis), estimate.likely, place)


def assumption_input(audit: Audit, key: str) -> Input:
    """What is assumed of every project, as an input.

    Args:
        audit: the snapshot.
        key: of the assumption.

    Returns:
        the input, with its range, and where the program's own comes from.
    """
    value, usual = assumptions(audit)[key], usual_assumptions()[key]
    is_own = value != usual.value
    basis = basis_text(value.basis if is_own else Basis.ASSUMED)
    source = "" if is_own else usual.source
    return Input(key, usual.name, format_as(value, Kind.SHARE), basis, value.likely, ASSUMPTIONS, source)


def hours_freed(audit: Audit, analysis: Analysis | None, e: Evaluation) -> Explanation:
    """Hours a year that a candidate frees in full use.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers; None: the hours of its steps are not explained further.
        e: of the candidate.

    Returns:
        how they come about.
    """
    candidate, freed = e.candidate, e.hours_freed_per_year.likely
    inputs = list(shortened(_hours_of_steps(audit, analysis, candidate), hours_text))
    formula = [_("Hours of its steps")]
    hours = sum(item.hours_per_year.likely for item in candidate.labour)
    attended = sum(item.hours_per_year.likely * item.attended.likely for item in candidate.labour)
    acted_on = sum(item.hours_per_year.likely * item.attended.likely * item.factor for item in candidate.labour)
    if any(item.attended != ALL for item in candidate.labour) and hours > 0:
        name, share = _("Part in which a person is needed"), attended / hours
        inputs.append(Input("attended", name, percent(share), basis_text(Basis.ASSUMED), share, TABLE))
        formula.append(mid_sentence(name))
    if any(item.factor != 1 for item in candidate.labour) and attended > 0:
        name, factor = _("Correction for what the work consists of"), acted_on / attended
        inputs.append(calculated("factor", name, number(factor, 2), factor))
        formula.append(mid_sentence(name))
    inputs.append(figure_input(e, "saving_share"))
    formula.append(mid_sentence(figure_label("saving_share")))
    if not candidate.availability.is_point:
        inputs.append(assumption_input(audit, AVAILABILITY))
        formula.append(mid_sentence(usual_assumptions()[AVAILABILITY].name))
    return Explanation(_("Hours freed a year"), " × ".join(formula) + ".", tuple(inputs), number(freed), freed)


def _hours_of_steps(audit: Audit, analysis: Analysis | None, candidate: Candidate) -> list[Input]:
    found = []
    for item in candidate.labour:
        hours, more = item.hours_per_year.likely, None
        if len(item.step_ids) == 1 and analysis is not None:
            more = partial(step_hours, audit, analysis, item.step_ids[0])
        name = _("Hours a year: {name}").format(name=audit.step_names(item.step_ids, 1))
        found.append(calculated("hours", name, hours_text(hours), hours, more))
    return found


def worth_of_an_hour(audit: Audit, e: Evaluation) -> Explanation | None:
    """What one freed hour is worth on average: overtime avoided, vacancies filled, and of the rest what is really used.

    Args:
        audit: the snapshot.
        e: of the candidate that frees the hours.

    Returns:
        how it comes about; None where it frees none.
    """
    hours: dict[int | None, float] = {}
    for item in e.candidate.labour:
        freed = item.hours_per_year.likely * e.candidate.demand.likely * e.candidate.freed_share_in(item)
        hours[item.role_id] = hours.get(item.role_id, 0.0) + freed
    total = sum(hours.values())
    if total <= 0:
        return None
    inputs: list[Input] = []
    has_overtime = False
    for role_id, freed in hours.items():
        parts = zip(
            ("overtime", "vacancies", "rest"),
            (
                _("Hours that save overtime: {role}"),
                _("Hours that fill vacancies: {role}"),
                _("Other freed hours: {role}"),
            ),
            (float(part) for part in use_of(audit, role_id).split(freed)),
            strict=True,
        )
        inputs.append(rate_input(audit, role_id))
        for key, name, amount in parts:
            if amount > 0:
                has_overtime = has_overtime or key == "overtime"
                text = name.format(role=role_name(audit, role_id))
                inputs.append(calculated(key, text, number(amount), amount))
    if has_overtime:
        inputs.append(setting_input(audit, "overtime_premium"))
    inputs.append(setting_input(audit, "realisation"))
    if assumption(audit, REALISATION_LESS).high > 0:
        inputs.append(assumption_input(audit, REALISATION_LESS))
    benefits = yearly_benefits(audit, e.candidate)
    worth = sum(benefits[key] for key in LABOUR) / total
    formula = _(
        "Hours that save overtime count at the hourly rate with the overtime premium, hours that fill a vacancy at the rate, "
        "of the others the part that is really used; together ÷ all freed hours."
    )
    currency = audit.firm.currency
    result = _("{money} an hour").format(money=money(worth, currency, 2))
    return Explanation(_("What a freed hour is worth"), formula, tuple(inputs), result, worth)


def yearly_benefit(audit: Audit, e: Evaluation) -> Explanation:
    """What a year in full use brings after running cost.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about.
    """
    currency, inputs = audit.firm.currency, []
    for key, amount in yearly_benefits(audit, e.candidate).items():
        if amount:
            more = partial(worth_of_an_hour, audit, e) if key in LABOUR else None
            text = money_for_reading(amount, currency)
            inputs.append(calculated(key, cash_line_label(CashLine(key, ())), text, amount, more))
    inputs.append(figure_input(e, "running_cost_per_year"))
    benefit = e.benefit_per_year.likely
    formula = _("What a year in full use brings by each heading, less the running cost.")
    return Explanation(_("Net benefit a year"), formula, tuple(inputs), money_for_reading(benefit, currency), benefit)
