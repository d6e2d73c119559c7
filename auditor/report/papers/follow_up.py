"""The follow-up edition: what was planned in an earlier audit, what became of it, and what is next; two pages."""

from __future__ import annotations

from auditor.decide import rank
from auditor.decide.programme.plan import plan
from auditor.decide.programme.realised import Comparison, StepChange, compare
from auditor.flow import analyse
from auditor.locale import _, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.amounts import with_minus
from auditor.phrases.dates import shown_day
from auditor.report.context import Context
from auditor.report.papers.advice import advised
from auditor.report.papers.content import Block, Content, Grid, Head, Lead, NewPage, Remark, Title, listed, words
from auditor.report.papers.frame import framed
from auditor.report.papers.things import things_table
from auditor.report.papers.to_do import next_steps
from auditor.report.readable import readable

_MOST_PROJECTS, _MOST_STEPS, _MOST_NAMES = 8, 10, 6
#: A smaller change of the hours of a step says nothing (h/year, and as a share of them).
_LEAST_HOURS, _LEAST_SHARE = 5.0, 0.02


def follow_up(context: Context, earlier: Audit) -> Content:
    """What changed since an earlier audit of the same firm.

    Args:
        context: the audit that is made now, and all its results.
        earlier: the audit that the plan was made from.

    Returns:
        the content of two pages.
    """
    shown = readable(earlier)
    before = analyse(shown)
    planned = plan(shown, rank(shown, analysis=before), with_frontier=False).evaluations
    found = compare(shown, before, context.audit, context.analysis, planned)
    dates = " – ".join(filter(None, (shown_day(audit.firm.audit_date) for audit in (earlier, context.audit))))
    above = " · ".join(filter(None, (_("Follow-up of the automation audit"), dates)))
    blocks: list[Block] = [Title(_title(found), above), *words(_whole(found))]
    blocks += _projects(found)
    blocks += _changes(found)
    blocks += [NewPage(), *_now(context)]
    return framed(context, _("Follow-up"), blocks)


def _title(found: Comparison) -> str:
    if not found.realised:
        return _("The earlier audit had no plan to hold this one against")
    if found.planned_hours <= 0:
        return _("What became of the plan is not known yet")
    text = _("{share} of the planned hours are freed")
    return text.format(share=percent(found.realised_hours / found.planned_hours))


def _whole(found: Comparison) -> str:
    told = sum(r.realised_hours is not None for r in found.realised)
    if not found.realised:
        return ""
    text = ngettext(
        "The outcome is known for {n} of {all} planned project: {planned} hours a year were planned, {realised} are freed.",
        "The outcome is known for {n} of {all} planned projects: {planned} hours a year were planned, {realised} are freed.",
        len(found.realised),
    )
    return text.format(
        n=number(told),
        all=number(len(found.realised)),
        planned=number(found.planned_hours),
        realised=number(found.realised_hours),
    )


def _projects(found: Comparison) -> tuple[Block, ...]:
    if not found.realised:
        return ()
    rows = tuple(
        (
            f"{r.technology.name}\n{r.steps}",
            number(r.planned_hours),
            number(r.realised_hours) if r.realised_hours is not None else "–",
            percent(r.share) if r.share is not None else "–",
        )
        for r in found.realised[:_MOST_PROJECTS]
    )
    head = (_("Project"), _("Planned, h a year"), _("Realised, h a year"), _("Share"))
    note = Remark(_("Realised: the hours of its steps then minus those now, whatever the cause. “–”: a step is gone or its hours are not known."))  # fmt: skip
    return Head(_("Planned and realised")), Grid(head, rows, (0.52, 0.16, 0.18, 0.14), right=(1, 2, 3)), note


def _changes(found: Comparison) -> tuple[Block, ...]:
    """The steps whose hours changed most, and those that came and went."""
    changed = sorted((s for s in found.steps if _change(s) != 0), key=lambda s: -abs(_change(s)))[:_MOST_STEPS]
    blocks: list[Block] = []
    if changed:
        rows = tuple((s.step, s.process, number(s.before or 0.0), number(s.after or 0.0), with_minus(number(_change(s)))) for s in changed)  # fmt: skip
        head = (_("Step"), _("Process"), _("Then, h a year"), _("Now, h a year"), _("Change"))
        blocks += [Head(_("What changed since")), Grid(head, rows, (0.34, 0.26, 0.14, 0.14, 0.12), right=(2, 3, 4))]
    lines = [
        _("New steps: {names}.").format(names=", ".join(found.new[:_MOST_NAMES])) if found.new else "",
        _("Steps that are gone: {names}.").format(names=", ".join(found.gone[:_MOST_NAMES])) if found.gone else "",
        "" if changed else _("No step that is in both audits changed its hours."),
    ]
    return (*blocks, *listed(lines))


def _change(step: StepChange) -> float:
    """Hours a year more or less; nothing where they are unknown or as good as the same."""
    if step.before is None or step.after is None:
        return 0.0
    change = step.after - step.before
    return change if abs(change) >= max(_LEAST_HOURS, _LEAST_SHARE * step.before) else 0.0


def _now(context: Context) -> list[Block]:
    """What the audit of today advises."""
    found = advised(context)
    blocks: list[Block] = [Head(_("What is next"))]
    if not found.things:
        blocks.append(Lead(_("On today's figures nothing more pays, or nothing more is known.")))
    else:
        blocks += things_table(context.audit, found.things)
    return [*blocks, Head(_("Next step")), *next_steps(context, found)]
