"""What to measure and ask next week, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.asking.worth import Asking
from auditor.decide.order.ranking import Ranking
from auditor.locale import _, quoted
from auditor.model import Audit, Basis
from auditor.phrases.candidate import candidate_name
from auditor.phrases.self_check import about_text, question_text

#: So many steps are worth the walk at once, and so many questions for others.
_MOST_STEPS, _MOST_QUESTIONS = 3, 2


@dataclass(frozen=True)
class WeekLine:
    """One thing to do.

    Attributes:
        step_id: the step that is measured; None where something is asked.
    """

    text: str
    why: str
    step_id: int | None = None


def next_week(audit: Audit, ranking: Ranking, asking: Asking) -> tuple[WeekLine, ...]:
    """The steps to measure, what to ask others, and the price to ask for.

    Args:
        audit: the snapshot.
        ranking: of it.
        asking: what would change it.

    Returns:
        lines, what matters most first; none where nothing would change anything.
    """
    found = [
        WeekLine(
            _("Measure for a week how long {step} takes").format(step=quoted(audit.steps[step_id].name)),
            _("The proposals rest on these hours, and nobody has measured them."),
            step_id,
        )
        for step_id in steps_to_measure(audit, ranking, asking)
    ]
    by_key = {r.evaluation.candidate.key: r.evaluation for r in ranking.candidates}
    for worth in [w for w in asking.questions if w.share > 0.02][:_MOST_QUESTIONS]:
        text = _("Find out: {question}").format(question=question_text(worth.question))
        found.append(WeekLine(text, about_text(audit, worth.question)))
    bought = [
        by_key[key].candidate for key in asking.leading if by_key[key].candidate.technology.kind != "organisation"
    ]
    if bought:
        name = candidate_name(audit, quoted(bought[0].technology.name), bought[0].step_ids)
        found.append(
            WeekLine(
                _("See one at work before you ask for a price: {name}").format(name=name),
                _("A firm of your trade that has one, a fair, or the supplier's own workshop."),
            )
        )
    return tuple(found)


def steps_to_measure(audit: Audit, ranking: Ranking, asking: Asking) -> tuple[int, ...]:
    """The steps whose time is worth measuring: those whose hours would change what leads, then those that carry it.

    Args:
        audit: the snapshot.
        ranking: of it.
        asking: what would change it.

    Returns:
        at most three steps; none that is measured already.
    """
    by_key = {r.evaluation.candidate.key: r.evaluation for r in ranking.candidates}
    carrying = [i for key in asking.leading for i in by_key[key].candidate.step_ids]
    wanted = [step_id for step_id, _gain in asking.measuring()] + carrying
    return tuple(dict.fromkeys(i for i in wanted if not _is_measured(audit, i)))[:_MOST_STEPS]


def _is_measured(audit: Audit, step_id: int) -> bool:
    work = audit.work(step_id)
    known = work.labour_s or work.cycle_time_s
    return known is not None and known.basis is Basis.MEASURED
