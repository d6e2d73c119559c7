"""The method, with its sources at the foot of the page."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.assess.progress import lacks_steps
from auditor.facts import facts_in_force
from auditor.locale import _, number
from auditor.phrases.facts import facts_line
from auditor.report.blocks import heading, paragraph
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context
from auditor.report.theme import LEAD


def build(context: Context) -> list[Flowable]:
    """A paragraph a formula, each with where it comes from.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where there are no steps, so that nothing was reckoned.
    """
    if lacks_steps(context.audit):
        return []
    ranking = context.ranking
    cited = context.footnotes.cited
    lead = _("How the numbers were made, so that an engineer can check them.")
    story: list[Flowable] = [heading(_("Method and sources")), paragraph(lead, LEAD)]
    told: list[tuple[str, list[str]]] = [
        (_("Volumes: passes per step from the shares in the map, rework and scrap included."), ["Kemeny, J. G. & Snell, J. L., Finite Markov Chains (1976), ch. 3: the fundamental matrix of an absorbing chain."]),
        (_("Labour hours: passes × (share by hand × crew × cycle time ÷ units per cycle + crew × set-up time ÷ batch size). Full-time jobs: hours ÷ productive hours per job."), []),
        (_("Lead time: inventory before a step in days of demand, plus processing. Process cycle efficiency: value-adding time ÷ lead time."), ["Rother, M. & Shook, J., Learning to See (1999)."]),
        (_("Repetitive: a cycle under 30 seconds, or more than ten thousand passes a year (our threshold)."), ["Silverstein, B. A., Fine, L. J. & Armstrong, T. J., British Journal of Industrial Medicine 43 (1986): cycles under 30 seconds."]),
        (_("Standard times: observed time × rating × (1 + allowance); the number of observations follows from the spread."), ["Barnes, R. M., Motion and Time Study (1980)."]),
        (_("Lifting: the revised lifting equation; index above 1: some workers are at risk, above 3: many."), ["Waters, T. R. et al., Ergonomics 36 (1993); Applications Manual, DHHS (NIOSH) 94-110 (1994)."]),
        (_("Candidates: technologies whose task and domain match the step, unless a hard limit excludes them. Suitability: a weighted value of ten criteria; what nobody has answered counts as a range."), []),
        (_("Money: net present value of investment, subsidy, running cost, freed labour, scrap avoided, extra output of a bottleneck and resale. Nothing counts before delivery, and a ramp-up follows it; no tax or price rise is counted."), []),
        (_("Doubt: each range is a PERT distribution; {n} calculations (scrambled Sobol draws, seed {seed}), the same for all candidates. Each weight varies between half and one and a half times its value.").format(n=number(ranking.draws), seed=ranking.seed), ["Owen, A. B., Journal of Complexity 14 (1998): scrambled nets."]),
        (_("Order: additive multi-attribute value; how often each rank occurs shows how sure it is."), ["Keeney, R. L. & Raiffa, H., Decisions with Multiple Objectives (1976).", "Lahdelma, R. & Salminen, P., Operations Research 49 (2001): SMAA-2."]),
        (_("What drives a value: first-order indices from the draws themselves."), ["Saltelli, A. et al., Global Sensitivity Analysis (2008), ch. 1."]),
        (_("Plan: a mixed-integer programme, bounded by one way per step, the budgets in all and a year, the projects at once and rules between candidates."), ["Solved with HiGHS: Huangfu, Q. & Hall, J. A. J., Mathematical Programming Computation 10 (2018)."]),
    ]  # fmt: skip
    if context.simulation is not None:
        told.append((_("Floor: a discrete-event simulation with the same random numbers before and after. MSER-5 decides how much of the beginning is left out; intervals are those of the t distribution over the runs. It was checked against queues whose answers are known."), ["Law, A. M., Simulation Modeling and Analysis (2015), ch. 9–11.", "White, K. P., Simulation 69 (1997): MSER-5."]))  # fmt: skip
    for text, sources in told:
        story.append(cited(text, sources, spoken_by_sources()))
    story.append(paragraph(facts_line(facts_in_force())))
    return story
