"""Findings per theme: what the numbers say about waiting, quality, heavy and repetitive work, and people."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.criteria import STRAINING_TAGS, Sign
from auditor.decide.candidate.freed_labour import is_short
from auditor.decide.programme.strain import hazard_of, is_hazardous, is_straining
from auditor.flow import StepNumbers
from auditor.locale import _, ngettext, number, percent, quoted
from auditor.model import WORKING_KINDS
from auditor.phrases.beyond import beyond_of
from auditor.phrases.flow import coverage_sentence, repetitive_reason, warning_sentences
from auditor.phrases.suitability import evidence_text
from auditor.report.blocks import bullets, heading, paragraph
from auditor.report.context import Context
from auditor.report.theme import H2, LEAD
from auditor.report.typography import after_colon
from auditor.study.body_load import LIFT_LIMIT, body_load
from auditor.terms import tag_label

_MOST = 5
#: Names of steps that one line bears.
_MOST_NAMES = 4
_LONG_WAIT_DAYS = 1.0


def build(context: Context) -> list[Flowable]:
    """A heading a theme that has something to say.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where nothing stands out.
    """
    themes: tuple[tuple[str, Callable[[Context], list[str]]], ...] = (
        (_("Repetitive work"), _repetitive),
        (_("Waiting and stock"), _waiting),
        (_("Quality"), _quality),
        (_("Heavy, dirty and dangerous work"), _heavy),
        (_("People"), _people),
        (_("What is not known"), _unknown),
    )
    story: list[Flowable] = []
    for title, find in themes:
        lines = find(context)
        if lines:
            story += [heading(title, H2), *bullets(lines)]
    if not story:
        return []
    lead = _("What stands out, theme by theme. Each line names the step, so that it can be checked there.")
    return [heading(_("Findings")), paragraph(lead, LEAD), *story, PageBreak()]


def _steps(context: Context) -> list[StepNumbers]:
    return [n for p in context.processes for n in p.steps.values()]


def _hours(numbers: StepNumbers) -> float:
    found = numbers.workload.labour_hours_per_year
    return found.likely if found is not None else 0.0


def _repetitive(context: Context) -> list[str]:
    found = sorted((n for n in _steps(context) if n.repetitive.is_repetitive), key=_hours, reverse=True)
    if not found:
        return []
    whole = sum(_hours(n) for n in _steps(context))
    if any(n.workload.labour_hours_per_year is None for n in found) or whole <= 0:
        first = ngettext(
            "{n} step is repetitive; what it takes of the labour hours is not known.",
            "{n} steps are repetitive; what they take of the labour hours is not known.",
            len(found),
        ).format(n=number(len(found)))
    else:
        first = ngettext(
            "{n} step is repetitive; it takes {share} of the labour hours.",
            "{n} steps are repetitive; together they take {share} of the labour hours.",
            len(found),
        ).format(n=number(len(found)), share=percent(sum(_hours(n) for n in found) / whole))
    return [first, *(f"{quoted(n.step.name)}: {after_colon(repetitive_reason(n.repetitive))}" for n in found[:3])]


def _waiting(context: Context) -> list[str]:
    lines = []
    for process in context.processes:
        days = process.stream.inventory_days
        long = sorted((d, k) for k, d in days.items() if d >= _LONG_WAIT_DAYS)[::-1]
        lines += [
            _("Before “{step}”: {n} days of work waiting.").format(step=context.audit.steps[k].name, n=number(d, 1))
            for d, k in long[:3]
        ]
    return lines[:_MOST]


def _quality(context: Context) -> list[str]:
    found = []
    for numbers in _steps(context):
        scrap = context.audit.work(numbers.step.id).scrap
        if scrap is not None and scrap.likely > 0:
            text = _("“{step}”: {share} is scrapped.").format(step=numbers.step.name, share=percent(scrap.likely, 1))
            found.append((scrap.likely, text))
    lines = [text for _share, text in sorted(found, reverse=True)[:_MOST]]
    working = [n for n in _steps(context) if n.step.kind in WORKING_KINDS]
    back = [n for n in working if n.visits_per_unit is not None and n.visits_per_unit > 1.005]
    again: dict[str, list[str]] = {}
    for numbers in sorted(back, key=lambda n: -(n.visits_per_unit or 0.0)):
        again.setdefault(number(numbers.visits_per_unit or 0.0, 2), []).append(numbers.step.name)
    for times, names in list(again.items())[:3]:
        text = _("{steps}: {n} passes for each finished unit, because rework or scrap further on costs extra ones.")
        shown = ", ".join(map(quoted, names[:_MOST_NAMES])) + (" …" if len(names) > _MOST_NAMES else "")
        lines.append(text.format(steps=shown, n=times))
    return lines


def _heavy(context: Context) -> list[str]:
    """Steps that strain, by the one definition that people and plan use too."""
    lines = []
    for numbers in sorted(_steps(context), key=_hours, reverse=True):
        if not is_straining(context.audit, numbers):
            continue
        tags = sorted(context.audit.tags_of(numbers.step.id) & STRAINING_TAGS)
        load = body_load(context.audit, numbers.step.id)
        reasons = [tag_label(tag) for tag in tags]
        if load.lifting_index is not None and load.lifting_index > LIFT_LIMIT:
            reasons.append(_("lifting index {n} (NIOSH)").format(n=number(load.lifting_index, 1)))
        if not reasons and is_hazardous(context.audit, numbers):
            known = hazard_of(context.audit, numbers).evidence
            reasons = [
                _("named by you") if known.sign is Sign.ANSWERED else after_colon(evidence_text(known).rstrip("."))
            ]
        text = _("“{step}”: {reasons}; {hours} hours a year.")
        if numbers.workload.labour_hours_per_year is None:
            text = _("“{step}”: {reasons}; its hours are not known.")
        told = ", ".join(reasons) or _("its screening of repetitive work")
        lines.append(text.format(step=numbers.step.name, reasons=told, hours=number(_hours(numbers))))
    return lines[:_MOST]


def _people(context: Context) -> list[str]:
    covered = coverage_sentence(context.analysis.coverage)
    lines = [text for text in (covered, beyond_of(context.audit, context.analysis)) if text]
    for view in context.people.roles:
        role = view.role
        if role is None or not is_short(role):
            continue
        if view.missing_fte is not None:
            text = _("{role}: {missing} FTE short, now or soon; the map holds {hours} hours a year of this work.")
            if view.mapped_hours <= 0:
                text = _("{role}: {missing} FTE short, now or soon; no hours of this work are known.")
            lines.append(
                text.format(role=role.name, missing=number(view.missing_fte, 1), hours=number(view.mapped_hours))
            )
    return lines


def _unknown(context: Context) -> list[str]:
    return list(dict.fromkeys(warning_sentences(context.audit, context.analysis.warnings)))[:_MOST]
