"""``plan``: the portfolio within the firm's means, its roadmap, and what other budgets would buy."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Any

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, print_table, say
from auditor.decide import Goal, Plan
from auditor.decide import plan as plan_of
from auditor.decide import rank as ranking_of
from auditor.decide.money.max_price import max_price
from auditor.decide.programme.enough import enough
from auditor.decide.programme.load import quarters_of
from auditor.decide.programme.pilot import pilot_reason
from auditor.decide.programme.plan import limits_of
from auditor.decide.programme.twins import twins
from auditor.flow import analyse
from auditor.locale import _, money, number
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.plan import pilot_sentence, price_text, quarter_name, stop_text, success_text
from auditor.phrases.portfolio import (
    cash_sentence,
    choice_problem,
    enough_sentence,
    load_note,
    optimality,
    own_hours_sentence,
    quarter_heads,
    quarter_rows,
    twins_sentence,
)
from auditor.phrases.ranking import ranking_warnings


def plan(
    file: AuditPath,
    budget: Annotated[
        float | None, typer.Option(min=0.0, help=_("What may be spent in all; default: the firm's budget."))
    ] = None,
    yearly_budget: Annotated[float | None, typer.Option(min=0.0, help=_("What may be spent in each year."))] = None,
    projects_at_once: Annotated[
        int | None, typer.Option(min=1, help=_("Projects that the firm can carry at the same time."))
    ] = None,
    goal: Annotated[Goal, typer.Option(help=_("What to choose for: money or hours."))] = Goal.MONEY,
    as_json: AsJson = False,
) -> None:
    """Choose what to carry out, and when."""
    with open_audit(file, read_only=True) as opened:
        audit = opened.audit
    known = limits_of(audit)
    limits = replace(
        known,
        budget=budget if budget is not None else known.budget,
        yearly_budget=yearly_budget if yearly_budget is not None else known.yearly_budget,
        projects_at_once=projects_at_once if projects_at_once is not None else known.projects_at_once,
    )
    analysis = analyse(audit)
    ranking = ranking_of(audit, analysis=analysis)
    made = plan_of(audit, ranking, limits, goal)
    amount = partial(money_for_reading, currency=audit.firm.currency)
    equal = [twins_sentence(audit, found, amount) for found in twins(audit, analysis, made.evaluations)]
    warnings = (*equal, *ranking_warnings(audit, ranking))
    if as_json:
        print_json(_json(audit, made, warnings))
    else:
        print_plan(audit, made)
        for warning in warnings:
            say(f"! {warning}")


def print_plan(audit: Audit, made: Plan) -> None:
    """The roadmap and the frontier as tables, for people.

    Args:
        audit: the snapshot.
        made: its plan.
    """
    currency = audit.firm.currency
    rows = [
        [
            quarter_name(p.start_quarter),
            p.evaluation.candidate.technology.name + (" – " + _("pilot") if p.is_pilot else ""),
            audit.step_names(p.evaluation.candidate.step_ids),
            number(p.evaluation.hours_freed_per_year.likely),
            money(p.evaluation.outlay, currency),
            price_text(p.evaluation),
        ]
        for p in made.planned
    ]
    columns = [_("Start"), _("Technology"), _("Steps"), _("Hours freed"), _("With reserve"), _("Do not order above")]
    if made.planned:
        print_table(_("What to do, and when"), columns, rows, right=(3, 4, 5))
        _say_together(audit, made)
    say(optimality(audit, made))
    if made.planned:
        _print_load(audit, made)
    points = [
        [money(f.budget, currency), money(f.together.npv.p50 or 0.0, currency), number(f.together.hours_freed_per_year)]
        for f in made.frontier
    ]
    found = enough(made.frontier)
    if found is not None:
        print_table(_("What other budgets would buy"), [_("Budget"), _("NPV"), _("Hours freed")], points, right=(0, 1, 2))  # fmt: skip
        say(enough_sentence(found, partial(money_for_reading, currency=currency)))


def _say_together(audit: Audit, made: Plan) -> None:
    currency, reason = audit.firm.currency, pilot_reason(made.planned)
    whole = made.together
    text = _(
        "Together: {investment} invested, {hours} hours a year freed, net present value {npv} (half of the cases)."
    )
    say(text.format(investment=money(whole.investment, currency), hours=number(whole.hours_freed_per_year), npv=money(whole.npv.p50 or 0.0, currency)))  # fmt: skip
    if reason is not None:
        say(pilot_sentence(reason, currency))


def _print_load(audit: Audit, made: Plan) -> None:
    quarters, amount = quarters_of(audit, made.planned), partial(money_for_reading, currency=audit.firm.currency)
    print_table(_("Money and own people by quarter"), quarter_heads(), quarter_rows(quarters, amount), right=range(1, 6))  # fmt: skip
    for sentence in (cash_sentence(quarters, amount), own_hours_sentence(audit, quarters), load_note()):
        say(sentence)


def _json(audit: Audit, made: Plan, warnings: tuple[str, ...]) -> dict[str, Any]:
    problem = made.choice.problem
    return {
        "budget": made.limits.budget,
        "yearly_budget": made.limits.yearly_budget,
        "projects_at_once": made.limits.projects_at_once,
        "goal": made.goal.value,
        "warnings": [*warnings, *([choice_problem(problem)] if problem is not None else [])],
        "chosen": [
            {
                "technology": p.evaluation.candidate.technology.key,
                "steps": [audit.steps[i].name for i in p.evaluation.candidate.step_ids],
                "start_period": p.start_quarter + 1,
                "quarters": p.quarters,
                "investment": p.evaluation.outlay,
                "price": p.evaluation.candidate.figures.investment.likely,
                "hours_freed_per_year": p.evaluation.hours_freed_per_year.likely,
                "npv_p50": p.evaluation.npv.p50,
                "max_price": max_price(p.evaluation),
                "is_pilot": p.is_pilot,
                "success_measure": success_text(p),
                "stop_rule": stop_text(p),
            }
            for p in made.planned
        ],
        "investment": made.together.investment,
        "npv_p50": made.together.npv.p50,
        "npv": {"p10": made.together.npv.p10, "p50": made.together.npv.p50, "p90": made.together.npv.p90},
        "hours_freed_per_year": made.together.hours_freed_per_year,
        "fte_freed": made.together.fte_freed,
        "quarters": [
            {
                "quarter": q.quarter + 1,
                "cash": q.cash,
                "cumulative": q.cumulative,
                "cumulative_with_hours": q.cumulative_with_hours,
                "own_hours": q.own_hours,
            }
            for q in quarters_of(audit, made.planned)
        ],
        "frontier": [
            {
                "budget": f.budget,
                "npv_p50": f.together.npv.p50,
                "hours_freed_per_year": f.together.hours_freed_per_year,
            }
            for f in made.frontier
        ],
        "optimal": made.choice.is_optimal,
        "gap": made.choice.gap,
    }
