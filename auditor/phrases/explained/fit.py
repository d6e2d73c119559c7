"""How the chance that a technology fits comes about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from auditor.assess.fit import ChanceOf, FitPart, fit_of, parts_of
from auditor.assess.tasks import StepTask, division_of, task_of
from auditor.decide.money.evaluation import Evaluation
from auditor.locale import N_, _, percent
from auditor.model import Audit, Basis
from auditor.phrases.explained.explanation import FIRM, Explanation, Input, Place, basis_text, calculated

_NAMES: Mapping[ChanceOf, str] = {
    ChanceOf.TASK: N_("The task is read rightly"),
    ChanceOf.SECTOR: N_("It is made for the firm's sector, which is not stated"),
    ChanceOf.PLACE: N_("The work is done where it can be used"),
}
_PLACES: Mapping[ChanceOf, Place] = {
    ChanceOf.TASK: Place("measure", "tags"),
    ChanceOf.SECTOR: FIRM,
    ChanceOf.PLACE: Place("measure", "table"),
}


def chance_of_fit(audit: Audit, e: Evaluation) -> Explanation | None:
    """How probable it is that a candidate fits.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; None where the task of a step is not known any more.
    """
    chances = []
    for step_id in e.candidate.step_ids:
        task = task_of(audit.steps[step_id], division_of(audit.firm))
        if task is None:
            return None
        chances.append((step_id, task))
    if len(chances) == 1:
        return replace(_at_one_step(audit, e, *chances[0]), amount=e.fit_probability)
    needs_all = bool(e.candidate.technology.chain) or not e.candidate.technology.shared
    inputs = []
    for step_id, task in chances:
        chance = fit_of(audit, step_id, e.candidate.technology, task).chance
        name = audit.steps[step_id].name
        inputs.append(calculated("step", name, percent(chance), chance, partial(_at_one_step, audit, e, step_id, task)))
    inputs.sort(key=lambda i: i.amount)
    formula = (
        _("The chance at the step where it fits least: it must fit all of them.")
        if needs_all
        else _("The mean of the chances at its steps, by their labour hours.")
    )
    return _explanation(formula, tuple(inputs[:8]), e.fit_probability)


def _at_one_step(audit: Audit, e: Evaluation, step_id: int, task: StepTask) -> Explanation:
    technology = e.candidate.technology
    inputs = tuple(_input(e, part, task) for part in parts_of(audit, step_id, technology, task))
    formula = _("The chances of all that it depends on, multiplied; what a person has answered counts in full.")
    return _explanation(formula, inputs, fit_of(audit, step_id, technology, task).chance)


def _input(e: Evaluation, part: FitPart, task: StepTask) -> Input:
    basis = basis_text(Basis.STATED if part.chance == 1 else Basis.ASSUMED)
    if part.question is not None:
        place = Place("rank", "order", e.candidate.key)
        return Input("question", part.question.text, percent(part.chance), basis, part.chance, place)
    name = _(_NAMES[part.of])
    if part.of is ChanceOf.TASK:
        name = f"{name}: {task.task.name}"
    return Input(part.of.value, name, percent(part.chance), basis, part.chance, _PLACES[part.of])


def _explanation(formula: str, inputs: tuple[Input, ...], chance: float) -> Explanation:
    return Explanation(_("Chance that it fits"), formula, inputs, percent(chance), chance)
