"""How much of what decides is known, what is not, and what to do first, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.assess.known import UNSURE, FigureKind, Known, KnownFigures
from auditor.assess.uncovered import uncovered
from auditor.decide.candidate.candidate import Candidate
from auditor.decide.order.certainty import Certainty
from auditor.flow import Analysis
from auditor.locale import N_, _, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.step_list import quoted_names
from auditor.phrases.uncovered import uncovered_text

_COUNTS: Mapping[Known, str] = {
    Known.MEASURED: N_("{n} measured"),
    Known.STATED: N_("{n} stated"),
    Known.CALCULATED: N_("{n} calculated"),
    Known.BENCHMARK: N_("{n} from a benchmark"),
    Known.CATALOGUE: N_("{n} from general statistics"),
    Known.GUESSED: N_("{n} guessed"),
    Known.MISSING: N_("{n} missing"),
}
_ASK_LATER = (
    N_("Only then ask for a quotation: nothing has been measured yet, and no question answered."),
    N_("Only then ask for a quotation: every task is guessed from a name, and no question has been answered yet."),
)
_A_SKETCH = (
    N_(
        "Nothing has been measured and no question answered yet: this plan is a first sketch, not an order. Look first, then decide."
    ),
    N_(
        "Every task is guessed from a name and no question answered yet: this plan is a first sketch, not an order. Look first, then decide."
    ),
)
#: What a guess is of.
_GUESSED: Mapping[FigureKind, str] = {
    FigureKind.TIME: N_("the time"),
    FigureKind.SETUP: N_("the set-up time"),
    FigureKind.DEMAND: N_("how often it is done"),
    FigureKind.MANUAL_SHARE: N_("how much is done by hand"),
    FigureKind.TASK: N_("which task it is"),
}
#: How many steps and questions a person can go and look into next.
_MOST = 3


def counts_text(found: KnownFigures) -> str:
    """How many figures are known in which way: those measured always, of the others those that there are.

    Args:
        found: the figures.

    Returns:
        such as “0 measured, 13 stated, 13 guessed”.
    """
    counts = {known: found.count(known) for known in Known}
    shown = (_(_COUNTS[k]).format(n=number(n)) for k, n in counts.items() if n or k is Known.MEASURED)
    return ", ".join(shown)


def known_sentence(found: KnownFigures) -> str:
    """How the figures that decide are known, and how much of the hours rests on guesses.

    Args:
        found: the figures.

    Returns:
        a sentence or two; empty where there is no work in the audit.
    """
    whole, share = found.count(), found.guessed_share
    if not found.hours:
        return ""
    text = ngettext("The result rests on {n} figure: {counts}.", "The result rests on {n} figures: {counts}.", whole)
    sentences = [text.format(n=number(whole), counts=counts_text(found))]
    if share is not None:
        if share > 0:
            text = _("{share} of the hours rest on guesses ({what}).")
            sentences.append(text.format(share=percent(share), what=", ".join(_guessed_kinds(found, share))))
        else:
            sentences.append(_("None of the hours rest on guesses."))
    return " ".join(sentences)


def _guessed_kinds(found: KnownFigures, share: float) -> list[str]:
    """What is guessed of the hours that rest on guesses, of a tenth of them at least; what most hours rest on first."""
    shares = {kind: found.share(*UNSURE, kind=kind) or 0.0 for kind in _GUESSED}
    return [_(_GUESSED[kind]) for kind in sorted(shares, key=lambda kind: -shares[kind]) if shares[kind] >= share / 10]


def not_known(audit: Audit, analysis: Analysis, found: KnownFigures) -> tuple[str, ...]:
    """What the program does not know and takes a guess at, or goes without.

    Args:
        audit: the snapshot.
        analysis: its numbers.
        found: how its figures are known.

    Returns:
        sentences, what matters most first; none where all is known.
    """
    sentences = [
        *_without_hours(audit, analysis, found),
        uncovered_text(audit, uncovered(audit, analysis)),
        *_of_steps(found, FigureKind.TASK, Known.MISSING, N_("For {n} of {all} steps the task is not known, so nothing can be proposed there.")),
        *_of_steps(found, FigureKind.TASK, Known.GUESSED, N_("For {n} of {all} steps the task is guessed from the name.")),
        *_of_steps(found, FigureKind.MANUAL_SHARE, Known.GUESSED, N_("How much is done by hand is guessed for {n} of {all} steps.")),
        *_demand(found),
    ]  # fmt: skip
    return tuple(filter(None, sentences))


def survival_sentence(found: KnownFigures, certainty: Certainty | None) -> str:
    """Whether the first place would survive better figures.

    Args:
        found: how the figures are known.
        certainty: how sure the first place is; None where nothing is ranked.

    Returns:
        a sentence; empty where nothing is ranked.
    """
    if certainty is None:
        return ""
    share = percent(certainty.share)
    if not certainty.is_stable:
        return _("Better figures may well change the order: the first place holds in {share} of the calculations.").format(share=share)  # fmt: skip
    if found.is_only_told:
        return _("Within the ranges given, the first place holds in {share} of the calculations; what nobody has looked at may still change it.").format(share=share)  # fmt: skip
    return _("The first place would probably survive better figures: it holds in {share} of the calculations.").format(share=share)  # fmt: skip


def look_first(audit: Audit, found: KnownFigures, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """The next step where it is too early for another: to look, before any money is spent.

    Args:
        audit: the snapshot.
        found: how its figures are known.
        candidates: those that would be looked into, the first first.

    Returns:
        what to time and what to answer, a sentence each; empty where somebody has looked: answered a question, or
        measured something and stated a task.
    """
    listed = list(candidates)
    if not found.is_too_early or not found.hours:
        return ()
    at_stake = [i for candidate in listed for i in candidate.step_ids]
    steps = found.to_time(at_stake or None, _MOST)
    names = audit.step_names(steps, _MOST)
    n = len(steps)
    text = ngettext("Go and time this step: {steps}.", "Go and time these {n} steps: {steps}.", n)
    sentences = [text.format(n=number(n), steps=names)] if steps else []
    asked: dict[str, Candidate] = {}
    for candidate in listed:
        for question in _questions(candidate):
            asked.setdefault(question, candidate)
    for question, candidate in list(asked.items())[:_MOST]:
        text = _("Find out at {steps}: {question}")
        sentences.append(text.format(steps=audit.step_names(candidate.step_ids, 2), question=question))
    if listed:
        sentences.append(_early(found, _ASK_LATER))
    return tuple(sentences)


def early_sentence(found: KnownFigures) -> str:
    """What to know of a plan that is made before anybody has looked.

    Args:
        found: how the figures are known; it is too early to begin anything.

    Returns:
        a sentence or two.
    """
    return _early(found, _A_SKETCH)


def _early(found: KnownFigures, texts: tuple[str, str]) -> str:
    """Of two texts the one for an audit that was only told, or for one with measured times and guessed tasks."""
    return _(texts[0] if found.is_only_told else texts[1])


def _questions(candidate: Candidate) -> tuple[str, ...]:
    """What is open of what shows whether it fits; else what the technology asks of the work first."""
    return tuple(q.text for q in candidate.fit.open_questions) or candidate.technology.questions[:1]


def _without_hours(audit: Audit, analysis: Analysis, found: KnownFigures) -> tuple[str, ...]:
    """Steps that are missing from every sum of hours."""
    numbers = [n for p in analysis.processes.values() for n in p.steps.values() if n.step.id in found.hours]
    steps = [n.step.id for n in numbers if n.workload.labour_hours_per_year is None]
    if not steps:
        return ()
    text = _("The hours of {n} of {all} steps are not known and count in no total: {steps}.")
    names = quoted_names(audit, steps, _MOST)
    return (text.format(n=number(len(steps)), all=number(len(found.hours)), steps=names),)


def _of_steps(found: KnownFigures, kind: FigureKind, known: Known, text: str) -> tuple[str, ...]:
    count, whole = found.count(known, kind=kind), found.count(kind=kind)
    return (_(text).format(n=number(count), all=number(whole)),) if count else ()


def _demand(found: KnownFigures) -> tuple[str, ...]:
    unsure = found.count(*UNSURE, kind=FigureKind.DEMAND)
    if not unsure:
        return ()
    if found.count(Known.MISSING, kind=FigureKind.DEMAND):
        return (_("How often the work is done in a year is not known everywhere."),)
    return (_("How often the work is done in a year is guessed."),)
