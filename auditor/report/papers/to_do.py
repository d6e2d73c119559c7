"""What is not known and what finding it out takes; and who does what by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from auditor.decide import Ranked
from auditor.locale import _, long_date, mid_sentence, quoted
from auditor.phrases.candidate import candidate_name
from auditor.report.context import Context
from auditor.report.papers.advice import Advice, Advised
from auditor.report.papers.content import Block, Grid, Remark

_MOST_STEPS, _MOST_QUESTIONS, _MOST_PRICES = 2, 3, 2
#: Days from the audit until something should be done: our proposal, said so on the paper.
_SOON, _NEXT, _LATER = 14, 28, 56


def find_out_table(context: Context, things: Sequence[Ranked]) -> tuple[Block, ...]:
    """What is open, how to find it out, and what that takes.

    Args:
        context: the audit and all its results.
        things: what it is about.

    Returns:
        a table and where its efforts come from; nothing where nothing is open.
    """
    rows = [*_times(context, things), *_questions(context, things), *_prices(things)]
    if not rows:
        return ()
    head = (_("Not known"), _("How to find out"), _("Takes"))
    return Grid(head, tuple(rows), (0.5, 0.3, 0.2), bold=()), Remark(_("The time it takes is our own estimate."))


def to_time(context: Context, things: Sequence[Ranked]) -> tuple[int, ...]:
    """The steps to time first.

    Args:
        context: the audit and all its results.
        things: what it is about.

    Returns:
        ids of steps, those with the most labour hours first; none where all are measured.
    """
    at_stake = [i for r in things for i in r.evaluation.candidate.step_ids]
    return context.known.to_time(at_stake or None, _MOST_STEPS) if context.known.hours else ()


def _times(context: Context, things: Sequence[Ranked]) -> list[tuple[str, str, str]]:
    return [
        (
            _("How long {step} really takes").format(step=quoted(context.audit.steps[i].name)),
            _("Note each time on a sheet, for a week"),
            _("10 minutes a day"),
        )
        for i in to_time(context, things)
    ]


def _questions(context: Context, things: Sequence[Ranked]) -> list[tuple[str, str, str]]:
    found: dict[str, Ranked] = {}
    for ranked in things:
        for question in ranked.evaluation.open_questions[:2]:
            found.setdefault(question.text, ranked)
    return [
        (
            f"{context.audit.step_names(ranked.evaluation.candidate.step_ids, 2)}: {text}",
            _("Ask those who do the work"),
            _("10 minutes"),
        )
        for text, ranked in list(found.items())[:_MOST_QUESTIONS]
    ]


def _prices(things: Sequence[Ranked]) -> list[tuple[str, str, str]]:
    names = dict.fromkeys(r.evaluation.candidate.technology.name for r in bought(things))
    return [
        (
            _("The price: {technology}").format(technology=mid_sentence(name)),
            _("Two quotations, asked with the project dossier"),
            _("an afternoon; answers in 4 to 8 weeks"),
        )
        for name in list(names)[:_MOST_PRICES]
    ]


def bought(things: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Those that a supplier delivers.

    Args:
        things: candidates.

    Returns:
        all but what the firm does itself.
    """
    return tuple(r for r in things if r.evaluation.candidate.technology.kind != "organisation")


def next_steps(context: Context, found: Advised) -> tuple[Block, ...]:
    """Who does what by when; names and dates that nobody gave are left open to be written in.

    Args:
        context: the audit and all its results.
        found: what is advised.

    Returns:
        a table, and what its dates are.
    """
    rows = [(what, who, _day(context, days)) for what, who, days in _actions(context, found)]
    head = (_("What"), _("Who"), _("By"))
    note = _("The dates are proposals, counted from the date of the audit. Fill in the empty fields together.")
    if context.day is None:
        note = _("Fill in the empty fields together.")
    return Grid(head, tuple(rows), (0.52, 0.3, 0.18), bold=(), tall=True), Remark(note)


def _day(context: Context, days: int) -> str:
    return long_date(context.day + timedelta(days=days)) if context.day is not None else ""


def _actions(context: Context, found: Advised) -> list[tuple[str, str, int]]:
    audit = context.audit
    steps = to_time(context, found.things)
    actions: list[tuple[str, str, int]] = []
    if found.advice is Advice.NOT_YET:
        return [
            (_("Answer the self-check, or put the steps of the work on the map"), "", _SOON),
            (_("Say how often the work is done and how long it takes"), "", _SOON),
        ]
    if steps:
        text = _("For a week, take the time of: {steps}")
        actions.append((text.format(steps=audit.step_names(steps, _MOST_STEPS)), "", _SOON))
    if any(r.evaluation.open_questions for r in found.things):
        actions.append((_("Answer the open questions with those who do the work"), "", _SOON))
    machines = bought(found.things)
    if machines:
        text = _("Ask two suppliers for a quotation: {technology}")
        actions.append((text.format(technology=mid_sentence(machines[0].evaluation.candidate.technology.name)), "", _NEXT))  # fmt: skip
    pilot = next((p for p in context.plan.planned if p.is_pilot), None)
    if found.advice is Advice.CARRY_OUT and pilot is not None:
        candidate = pilot.evaluation.candidate
        name = candidate_name(audit, mid_sentence(candidate.technology.name), candidate.step_ids)
        who = context.who(pilot) if pilot.project is not None and pilot.project.who else ""
        actions.insert(0, (_("Begin with the pilot: {project}").format(project=name), who, _SOON))
    actions.append((_("Decide what to carry out, and up to which price"), "", _LATER))
    return actions
