"""``quotations``: what suppliers asked for each project, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, print_table, say, triple
from auditor.cli.quotation_form import take_over
from auditor.decide import Ranked
from auditor.decide import rank as ranking_of
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.quotations import QuotedCase, own_case, quoted_cases
from auditor.errors import InputError
from auditor.locale import _
from auditor.model import Audit
from auditor.phrases.quotations import how_reckoned, side_by_side


def quotations(
    file: AuditPath,
    read: Annotated[
        Path | None, typer.Option(help=_("A form that a supplier filled in: take it over first."), metavar="FORM.xlsx")
    ] = None,
    project: Annotated[
        int | None, typer.Option(help=_("Rank of the project that the form is for; default the one that it names."))
    ] = None,
    heading: Annotated[
        list[str] | None,
        typer.Option(
            help=_("What a line of the form that is none of ours is: HEADING=ITEM, or =remark; may be repeated.")
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Put the form in the place of the quotation of the same supplier."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The quotations that were entered for each project, and what each does to its case."""
    taken = None
    with open_audit(file, read_only=read is None) as opened:
        if read is not None:
            taken = take_over(opened, read, project, heading or [], replaces=replace)
        elif project is not None or heading or replace:
            raise InputError(_("--project, --heading and --replace say how a form is read: name it with --read."))
        audit = opened.audit
    found = [(r, quoted_cases(audit, r.evaluation)) for r in ranking_of(audit).candidates] if _any(audit) else []
    found = [(ranked, cases) for ranked, cases in found if cases]
    if as_json:
        told = {"projects": [_project(audit, ranked, cases) for ranked, cases in found]}
        print_json({"read": taken, **told} if taken is not None else told)
        return
    for ranked, cases in found:
        technology = ranked.evaluation.candidate.technology.name
        made = side_by_side(audit, ranked.evaluation, cases, date.today())
        print_table(f"{ranked.rank}. {technology}", made.heads, made.rows)
        for note in made.notes:
            say(f"- {note}")
    say(
        how_reckoned()
        if found
        else _(
            "No quotation was entered: the window has them at Plan, tab Quotations; --read takes a filled-in form over."
        )
    )


def _any(audit: Audit) -> bool:
    return any(audit.quotations_of(row.id) for row in audit.candidate_overrides.values())


def _project(audit: Audit, ranked: Ranked, cases: tuple[QuotedCase, ...]) -> dict[str, Any]:
    e = ranked.evaluation
    return {
        "rank": ranked.rank,
        "technology": e.candidate.technology.key,
        "steps": [audit.steps[i].name for i in e.candidate.step_ids],
        "own": _case(own_case(e)),
        "quotations": [_quotation(case) for case in cases],
    }


def _quotation(case: QuotedCase) -> dict[str, Any]:
    quotation, made = case.quotation, case.quoted
    return {
        "supplier": quotation.supplier,
        "quoted_on": quotation.quoted_on or None,
        "valid_until": quotation.valid_until or None,
        "price": made.price if made is not None else None,
        "service_per_year": quotation.service_per_year,
        "delivery_months": quotation.delivery_months,
        "is_chosen": quotation.is_chosen,
        "items": {line.item.value: {"stands": line.stands.value, "amount": line.amount} for line in case.lines},
        "besides": made.besides if made is not None else None,
        "assumed": {h.value: triple(amount) for h, amount in made.assumed.items()} if made is not None else {},
        "not_reckoned": [item.value for item in made.unknown] if made is not None else [],
        **(_case(case.evaluation) if case.evaluation is not None else _NO_CASE),
    }


_NO_CASE = {"investment": None, "npv_p50": None, "payback_years_p50": None, "probability_payback_within_target": None}


def _case(e: Evaluation) -> dict[str, Any]:
    return {
        "investment": triple(e.candidate.figures.investment),
        "npv_p50": e.npv.p50,
        "payback_years_p50": e.payback_years.p50,
        "probability_payback_within_target": e.probability_payback_within_target,
    }
