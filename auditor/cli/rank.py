"""``rank``: the candidates in order, with reasons and certainty."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from auditor.assess.evidence import grade_of
from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import facts_said, print_json, print_table, say, triple
from auditor.decide import Ranked, Ranking
from auditor.decide import rank as ranking_of
from auditor.decide.doubt.quantiles import Quantiles
from auditor.decide.money.max_price import max_price
from auditor.decide.order.certainty import certainty
from auditor.decide.order.ranking import DEFAULT_DRAWS, DEFAULT_SEED
from auditor.facts import facts_in_force
from auditor.locale import _, money, number, percent
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import exclusion_reason, fit_reasons, machines_text, recommendation_note
from auditor.phrases.certainty import nothing_pays_sentence, stability_sentence
from auditor.phrases.ranking import ranking_warnings
from auditor.phrases.standing import standing_label

MAX_DRAWS = 1 << 20


def rank(
    file: AuditPath,
    draws: Annotated[
        int, typer.Option(min=16, max=MAX_DRAWS, help=_("Draws, rounded up to a power of two."))
    ] = DEFAULT_DRAWS,
    seed: Annotated[int, typer.Option(min=0, help=_("Seed of the draws."))] = DEFAULT_SEED,
    as_json: AsJson = False,
) -> None:
    """Rank what to automate."""
    with open_audit(file, read_only=True) as opened:
        audit = opened.audit
    ranking = ranking_of(audit, draws, seed)
    if as_json:
        print_json(_json(audit, ranking))
    else:
        print_ranking(audit, ranking)


def print_ranking(audit: Audit, ranking: Ranking) -> None:
    """The ranking as a table, for people.

    Args:
        audit: the snapshot.
        ranking: of the same audit.
    """
    rows = []
    for ranked in ranking.candidates:
        e = ranked.evaluation
        rows.append(
            [
                str(ranked.rank),
                " · ".join(filter(None, (e.candidate.technology.name, machines_text(e.candidate)))) + _instead(ranked),
                "; ".join(audit.steps[i].name for i in e.candidate.step_ids),
                number(e.hours_freed_per_year.likely),
                number(e.fte_freed.likely, 1),
                money(e.candidate.figures.investment.likely, audit.firm.currency),
                money_for_reading(e.npv_median, audit.firm.currency),
                _("{n} years").format(n=number(e.payback_median, 1)) if e.payback_median is not None else "–",
                percent(e.fit_probability),
                standing_label(ranked.standing),
            ]
        )
    columns = ["", _("Technology"), _("Steps"), _("Hours freed"), _("FTE"), _("Investment"), _("NPV, middle case"), _("Paid back in"), _("Fits"), _("Standing")]  # fmt: skip
    print_table(_("What to automate"), columns, rows, right=(0, 3, 4, 5, 6, 7, 8))
    found = certainty(ranking)
    if found is not None:
        say(stability_sentence(audit, ranking, found))
    elif ranking.candidates:
        say(nothing_pays_sentence(audit, ranking))
    for warning in ranking_warnings(audit, ranking):
        say(f"! {warning}")


def _instead(ranked: Ranked) -> str:
    note = recommendation_note(ranked) if ranked.worth_while else ""
    return f" ({note})" if note else ""


def _json(audit: Audit, ranking: Ranking) -> dict[str, Any]:
    candidates = [_ranked_json(audit, r) for r in ranking.candidates]
    for exclusion in ranking.exclusions:
        candidates.append(
            {
                "rank": None,
                "steps": [audit.steps[i].name for i in exclusion.step_ids],
                "technology": exclusion.technology.key,
                "kind": exclusion.technology.kind,
                "excluded_because": exclusion_reason(exclusion),
            }
        )
    return {
        "draws": ranking.draws,
        "seed": ranking.seed,
        "criteria": [{"key": key, "weight": weight} for key, weight in ranking.weights.items()],
        "warnings": list(ranking_warnings(audit, ranking)),
        "facts": facts_said(facts_in_force()),
        "candidates": candidates,
    }


def _ranked_json(audit: Audit, ranked: Ranked) -> dict[str, Any]:
    e = ranked.evaluation
    return {
        "rank": ranked.rank,
        "steps": [audit.steps[i].name for i in e.candidate.step_ids],
        "technology": e.candidate.technology.key,
        "kind": e.candidate.technology.kind,
        "suitability": e.candidate.suitability.likely,
        "hours_freed_per_year": e.hours_freed_per_year.likely,
        "fte_freed": e.fte_freed.likely,
        "machines": e.candidate.machines,
        "investment": triple(e.candidate.figures.investment),
        "benefit_per_year": triple(e.benefit_per_year),
        "npv_likely": e.npv_likely,
        "npv": _quantiles(e.npv),
        "payback_years": _quantiles(e.payback_years),
        "irr": e.irr,
        "probability_payback_within_target": e.probability_payback_within_target,
        "score": ranked.score,
        "instead_of": ranked.alternative_to,
        "in_parts": list(ranked.better_together),
        "contributions": ranked.contributions,
        "rank_acceptability": list(ranked.rank_acceptability),
        "reasons": list(fit_reasons(audit, e.candidate)),
        "excluded_because": None,
        "worth_while": ranked.worth_while,
        "fit_probability": e.fit_probability,
        "open_questions": [question.text for question in e.open_questions],
        "npv_cash_likely": e.npv_cash_likely,
        "standing": ranked.standing.value,
        "evidence_grade": grade_of(e.candidate.technology).value,
        "max_price": max_price(e),
    }


def _quantiles(q: Quantiles) -> dict[str, float | None]:
    return {"p10": q.p10, "p50": q.p50, "p90": q.p90}
