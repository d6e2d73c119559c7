"""What happens on the floor: the simulation that was run, in two figures and three sentences."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.locale import _
from auditor.phrases.simulation import (
    LEAST_QUEUE,
    change_sentence,
    doubt_sentence,
    ladder_sentence,
    lead_sentence,
    limit_sentence,
    longest_waits,
    run_sentence,
)
from auditor.phrases.simulation_notes import notes_by_kind
from auditor.report.blocks import figure, heading, paragraph, table
from auditor.report.context import Context
from auditor.report.drawings import QueueRow, lead_lines, waiting_bars
from auditor.report.theme import H2, NOTE, TEXT_WIDTH
from auditor.simulate.result import Simulation

_MOST_STEPS = 5
#: Room for what the sentences are of, points.
_LABELS = 80.0


def build(context: Context) -> list[Flowable]:
    """The process in which most waits first, the others in a sentence or two; nothing where no simulation was run.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    found, audit = context.simulation, context.audit
    if found is None:
        return []
    keys = [key for key in found.before.processes if key in audit.processes]
    keys.sort(key=lambda key: -sum(s.queue for s in longest_waits(audit, found.before, key)))
    story: list[Flowable] = [heading(_("What happens on the floor"))]
    for at, key in enumerate(keys):
        story += _sentences(context, found, key, at == 0)
    story += _lead_figure(context, found, keys) + _waiting_figure(context, found, keys)
    return [*story, heading(_("What this rests on"), H2, is_listed=False), _rests_on(context, found)]


def _rests_on(context: Context, found: Simulation) -> Flowable:
    """How it was played, then what was assumed and left out, a sentence a line."""
    told = [(_("Runs"), [run_sentence(found)]), *notes_by_kind(context.audit, found.notes)]
    rows = [[name, "\n".join(lines)] for name, lines in told]
    return table([_("Basis"), ""], rows, [_LABELS, TEXT_WIDTH - _LABELS], bold=(0,))


def _sentences(context: Context, found: Simulation, key: int, is_first: bool) -> list[Flowable]:
    """How long, what limits, and what the change does; of the first process also what the figures mean beside others."""
    audit = context.audit
    said = [lead_sentence(audit, found, key), *([limit_sentence(audit, found.before, key)] if is_first else [])]
    if found.after is not None:
        said.append(change_sentence(audit, found, key))
    story: list[Flowable] = [paragraph(" ".join(text for text in said if text))]
    if is_first:
        quiet = [ladder_sentence(found, key, context.analysis.processes[key].stream.lead_time_days)]
        quiet += [doubt_sentence(found, found.doubt[key])] if key in found.doubt else []
        if any(quiet):
            story.append(paragraph(" ".join(text for text in quiet if text), NOTE))
    return story


def _lead_figure(context: Context, found: Simulation, keys: list[int]) -> list[Flowable]:
    """Lead times of the first process that has any; what only queues up has none."""
    states = [(_("As it is"), found.before)]
    if found.after is not None:
        states.append((_("With the projects of the plan"), found.after))
    for key in keys:
        own = [(name, state.processes[key]) for name, state in states]
        lines = [(name, process.stays_s) for name, process in own if process.is_stable and process.stays_s]
        if lines:
            title = _("How long pieces are under way")
            if len(keys) > 1:
                title = f"{title}: {context.audit.processes[key].name}"
            return [figure(lead_lines(lines, found.day_s, TEXT_WIDTH), title, _("Share of the pieces that is finished within a given time."))]  # fmt: skip
    return []


def _waiting_figure(context: Context, found: Simulation, keys: list[int]) -> list[Flowable]:
    """The steps before which most waits, whatever their process."""
    audit = context.audit
    waits = [s for key in keys for s in longest_waits(audit, found.before, key) if s.queue >= LEAST_QUEUE]
    waits = sorted(waits, key=lambda s: -s.queue)[:_MOST_STEPS]
    if not waits:
        return []
    after = found.after.steps if found.after is not None else {}
    rows = [
        QueueRow(audit.steps[s.step_id].name, s.queue, after[s.step_id].queue if s.step_id in after else None)
        for s in waits
    ]
    return [figure(waiting_bars(rows, TEXT_WIDTH), _("Where work waits"), _("Jobs waiting at a step, on average."))]
