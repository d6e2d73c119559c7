"""Which candidates an audit gives: what fits its steps, alone, together or in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from auditor.assess import Match, Technology, matches, technologies
from auditor.assess.fit import fit_of
from auditor.assess.limits import hours_verdict
from auditor.assess.misfit import OtherTrade
from auditor.decide.candidate.candidate import Candidate, Consumables, Exclusion, Growth, Scrap
from auditor.decide.candidate.chains import chains
from auditor.decide.candidate.cost_figures import CostFigures, cost_figures
from auditor.decide.candidate.elements import saving_at, shares_at, typical_shares
from auditor.decide.candidate.fitting import Group, fit_of_group, labour_hours
from auditor.decide.candidate.freed_labour import Labour, labour_of, merged
from auditor.decide.candidate.machines import machines_of
from auditor.decide.candidate.quoted import with_chosen
from auditor.decide.candidate.remainder import steps_left
from auditor.decide.candidate.stored import StoredChanges
from auditor.decide.doubt.assumptions import assumptions
from auditor.flow import Analysis, ProcessNumbers, StepNumbers
from auditor.flow.workload.step_workload import station_seconds_per_pass
from auditor.model import Audit, Basis, CandidateOverride, Estimate

#: A bottleneck in use less than this holds no output back: it could make more as it is. Below 100 % because breaks in the
#: flow keep a step from ever being in use all the time (Hopp & Spearman, Factory Physics: waiting grows without bound as use
#: nears 100 %). The figure itself is our own estimate.
FULL_USE = 0.9


def propose(audit: Audit, analysis: Analysis) -> tuple[list[Candidate], list[Exclusion]]:
    """Candidates that fit, and what was excluded.

    A technology marked as shared (software, mostly) is one candidate for all steps of a process that it fits; a chain
    is one for every run of neighbouring steps; others are one per step. Where others serve some steps of a shared one
    better, it is proposed for the rest of them as well. Steps without known labour hours make no
    candidate: there is nothing to free. What is made for other trades than the firm's is not named among what was
    excluded: nobody looked for it.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        candidates, and technologies that were ruled out for steps, each with why.
    """
    stored = StoredChanges(audit)
    found: list[Candidate] = []
    exclusions: list[Exclusion] = []
    known = tuple(technologies(audit).values())
    about = _About(audit, assumptions(audit), audit.rate_without_role.per_hour.likely)
    for process in analysis.processes.values():
        groups, ruled_out = _groups(audit, process, known)
        exclusions += ruled_out
        kept: list[Candidate] = []
        for group in groups:
            technology, step_ids = _named(group)
            change = stored.of(technology, step_ids)
            _sort(about.candidate(process, group, change), kept, exclusions)
        shared = [group for group in groups if group[0][0].technology.shared and len(group) > 1]
        for group in shared:
            _add_remainder(about, process, group, stored, kept, exclusions)
        found += kept
    return found, exclusions


def _named(group: Group) -> tuple[Technology, tuple[int, ...]]:
    return group[0][0].technology, tuple(match.step_id for match, _n in group)


def _sort(made: Candidate | Exclusion, kept: list[Candidate], exclusions: list[Exclusion]) -> None:
    if isinstance(made, Exclusion):
        exclusions.append(made)
    else:
        kept.append(made)


def _add_remainder(
    about: _About,
    process: ProcessNumbers,
    group: Group,
    stored: StoredChanges,
    kept: list[Candidate],
    exclusions: list[Exclusion],
) -> None:
    """A shared technology for the steps alone that nothing else serves better, beside the one for all of them.

    Where a person changed the whole, it stays one; what was changed in the remainder alone belongs to that.
    """
    technology, step_ids = _named(group)
    whole = about.candidate(process, group, None)
    if isinstance(whole, Exclusion):
        return
    left = steps_left(whole, kept)
    change, own = stored.of(technology, step_ids), stored.exactly(technology, left)
    if not left or len(left) == len(step_ids) or (change is not None and change is not own):
        return
    if own is not None:
        kept[:] = [c for c in kept if c.key != whole.key] + [whole]
        exclusions[:] = [e for e in exclusions if e.stored is not own]
    rest = about.candidate(process, [item for item in group if item[0].step_id in left], own, whole.key)
    _sort(rest, kept, exclusions)


def _groups(audit: Audit, process: ProcessNumbers, known: Sequence[Technology]) -> tuple[list[Group], list[Exclusion]]:
    """The steps that belong to one candidate each, and the single steps that are ruled out."""
    fitting: dict[str, Group] = defaultdict(list)
    by_chain: dict[str, dict[int, tuple[Match, StepNumbers]]] = defaultdict(dict)
    exclusions: list[Exclusion] = []
    for numbers in process.steps.values():
        for match in matches(audit, numbers, known):
            tech = match.technology
            if match.violated:
                if not tech.chain and not any(isinstance(v, OtherTrade) for v in match.violated):
                    exclusions.append(Exclusion(tech, (match.step_id,), match.violated))
            elif numbers.workload.labour_hours_per_year is not None:
                if tech.chain:
                    by_chain[tech.key][match.step_id] = (match, numbers)
                else:
                    fitting[tech.key if tech.shared else f"{tech.key}:{match.step_id}"].append((match, numbers))
    for key, group in fitting.items():
        fitting[key], left_out = _without_misfits(audit, group)
        exclusions += left_out
    groups = list(fitting.values()) + _served_by_one(audit, fitting)
    for members in by_chain.values():
        technology = next(iter(members.values()))[0].technology
        runs = chains(audit, process.process.id, technology.chain, frozenset(members))
        groups += [[members[i] for i in run] for run in runs]
    return groups, exclusions


def _without_misfits(audit: Audit, group: Group) -> tuple[Group, list[Exclusion]]:
    """A shared technology without the steps that an answer rules out, as long as it fits others; and those steps."""
    technology = group[0][0].technology
    wrong = {m.step_id: fit_of(audit, m.step_id, technology, m.task).wrong for m, _n in group}
    kept = [item for item in group if wrong[item[0].step_id] is None]
    if not kept:
        return group, []
    return kept, [Exclusion(technology, (step_id,), wrong=question) for step_id, question in wrong.items() if question]


def _served_by_one(audit: Audit, fitting: Mapping[str, Group]) -> list[Group]:
    """For a machine that may serve several steps: those that it has the time for, the ones with most labour first."""
    by_technology: dict[str, Group] = defaultdict(list)
    for group in fitting.values():
        technology = group[0][0].technology
        if technology.serves_several and not technology.shared and fit_of_group(audit, group).wrong is None:
            by_technology[technology.key] += group
    time = audit.calendar.available_time_per_year_s / 3600
    found = []
    for group in by_technology.values():
        chosen: Group = []
        busy = 0.0
        for item in sorted(group, key=lambda item: (-labour_hours(item[1]), item[0].step_id)):
            more = _station_hours(audit, item[1])
            if busy + more <= time:
                chosen.append(item)
                busy += more
        if len(chosen) > 1:
            found.append(sorted(chosen, key=lambda item: item[0].step_id))
    return found


def _station_hours(audit: Audit, numbers: StepNumbers) -> float:
    """Hours a year that the work of a step keeps one machine busy; where no cycle time is known, as long as its crew."""
    work, passes = audit.work(numbers.step.id), numbers.workload.passes_per_year
    per_pass = station_seconds_per_pass(work) if work.labour_s is None else None
    if per_pass is not None and passes is not None:
        return per_pass * passes / 3600
    return labour_hours(numbers) / max(work.crew, 1.0)


def _labour(audit: Audit, match: Match, numbers: StepNumbers, figures: CostFigures) -> Labour:
    """Of one step, with the factor that its composition puts on the catalogue's saving."""
    task, most_saving = match.task.task, figures.saving_share.high
    here = shares_at(audit, match.step_id, task)
    factor, most = saving_at(match.technology, typical_shares(task), here)
    if figures.is_saving_own:
        factor, most = 1.0, 1.0
    bounded = min(factor, most / most_saving) if most_saving > 0 else factor
    return labour_of(audit, numbers, task, bounded)


def _claims(audit: Audit, group: Group) -> frozenset[tuple[int, str]]:
    found = set()
    for match, _n in group:
        shares, elements = shares_at(audit, match.step_id, match.task.task), match.technology.elements
        found |= {(match.step_id, e) for e in (elements & shares.keys() or shares.keys())}
    return frozenset(found)


@dataclass(frozen=True)
class _About:
    """What all candidates of an audit have in common."""

    audit: Audit
    assumed: Mapping[str, Estimate]
    own_rate: float

    def candidate(
        self, process: ProcessNumbers, group: Group, change: CandidateOverride | None, remainder_of: str | None = None
    ) -> Candidate | Exclusion:
        """Of a technology for a group of steps; or why it is none."""
        technology, step_ids = _named(group)
        together = technology.shared or technology.chain
        verdict = hours_verdict(technology.limits, sum(labour_hours(n) for _m, n in group)) if together else None
        if verdict is not None and not verdict.is_kept:
            return Exclusion(technology, step_ids, (verdict,))
        made = self._made(process, group, change, remainder_of)
        if made.fit.wrong is not None:
            return Exclusion(technology, step_ids, wrong=made.fit.wrong)
        if change is not None and change.dropped_because:
            return Exclusion(technology, step_ids, (), change)
        return made

    def _made(
        self, process: ProcessNumbers, group: Group, change: CandidateOverride | None, remainder_of: str | None
    ) -> Candidate:
        audit, (technology, step_ids) = self.audit, _named(group)
        one_for_several = len(step_ids) > 1 and not technology.shared and not technology.chain
        several = one_for_several or remainder_of is not None
        named = "+".join(map(str, step_ids)) if several else str(step_ids[0])
        key = f"{technology.key}:{'left:' if remainder_of is not None else ''}{named}"
        served = len(step_ids) if one_for_several else 1
        costs = audit.costs_of(change.id) if change is not None else ()
        machines = machines_of(audit, technology, group, change, costs)
        figures = with_chosen(audit, change, cost_figures(technology, change, costs, served, machines))
        labour = tuple(_labour(audit, match, numbers, figures) for match, numbers in group)
        return Candidate(
            key=key,
            technology=technology,
            step_ids=step_ids,
            process_id=process.process.id,
            labour=merged(labour, key),
            demand=_demand(audit, process.process.id),
            figures=figures,
            scrap=_scrap(audit, process, group),
            consumables=_consumables(audit, step_ids),
            growth=_growth(process, step_ids),
            stored=change,
            claims=_claims(audit, group),
            fit=fit_of_group(audit, group),
            assumed=self.assumed,
            own_rate=self.own_rate,
            remainder_of=remainder_of,
            machines=machines,
            _audit=audit,
            _group=group,
        )


def _scrap(audit: Audit, process: ProcessNumbers, group: Group) -> tuple[Scrap, ...]:
    cost = process.process.scrap_cost_per_unit
    if cost is None:
        return ()
    found = []
    for _match, numbers in group:
        share = audit.work(numbers.step.id).scrap
        volume = numbers.volume_per_year
        if share is not None and volume is not None:
            found.append(Scrap((share * volume).with_basis(Basis.CALCULATED), cost))
    return tuple(found)


def _consumables(audit: Audit, step_ids: tuple[int, ...]) -> tuple[Consumables, ...]:
    costs = (audit.work(i).consumables_per_year for i in step_ids)
    return tuple(Consumables(cost) for cost in costs if cost is not None)


def _growth(process: ProcessNumbers, step_ids: tuple[int, ...]) -> Growth | None:
    """Only a full bottleneck holds output back, only as far as the next step lets more through, and only demand that is
    not met is worth anything."""
    made = process.process
    if (
        process.bottleneck is None
        or process.bottleneck.id not in step_ids
        or made.unmet_demand_per_year is None
        or made.contribution_per_unit is None
        or process.demand_per_year is None
    ):
        return None
    uses = {key: n.workload.utilisation for key, n in process.steps.items() if n.workload.utilisation is not None}
    if uses[process.bottleneck.id] < FULL_USE:
        return None
    next_use = max((use for key, use in uses.items() if key not in step_ids), default=0.0)
    limit = process.demand_per_year / next_use if next_use > 0 else inf
    return Growth(process.demand_per_year, made.unmet_demand_per_year, made.contribution_per_unit, limit)


def _demand(audit: Audit, process_id: int) -> Estimate:
    """The yearly demand of a process as a multiple of its likely value."""
    process = audit.processes[process_id]
    stated = Estimate.sum_of_known(f.demand_per_year for f in audit.families_of(process_id))
    if stated is None:
        stated = process.demand_per_year
    if stated is None and process.family_id is not None:
        stated = audit.families[process.family_id].demand_per_year
    if stated is None or stated.likely <= 0:
        return Estimate.point(1.0)
    return stated / stated.likely
