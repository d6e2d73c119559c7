"""A candidate by name, why it fits, why another does not, and why it is not among the recommended ones."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.decide.candidate.candidate import Candidate, Exclusion
from auditor.decide.order.ranking import Ranked, Ranking
from auditor.locale import _, ngettext, number, quoted
from auditor.model import Audit
from auditor.phrases.misfit import obstacle_remedy, obstacle_text
from auditor.phrases.suitability import fit_reason

#: How many steps are named where the line is short, and where there is room; the rest are “…”.
FEW_STEPS, SOME_STEPS = 2, 4


def candidate_name(audit: Audit, technology: str, step_ids: Iterable[int], most: int = FEW_STEPS) -> str:
    """“Welding cobot at Weld A, Weld B …”: what is done, and where.

    Args:
        audit: the snapshot.
        technology: its name in the language in force.
        step_ids: the steps it is at.
        most: how many steps are named.

    Returns:
        the technology and its steps in one phrase.
    """
    return _("{technology} at {steps}").format(technology=technology, steps=audit.step_names(step_ids, most))


def name_among(audit: Audit, ranking: Ranking, ranked: Ranked) -> str:
    """The technology, with its steps where several candidates share it.

    Args:
        audit: the snapshot.
        ranking: the ranking that the candidate is in.
        ranked: the candidate.

    Returns:
        its name, short where no other candidate has its technology.
    """
    candidate = ranked.evaluation.candidate
    if not _is_shared(ranking, candidate):
        return candidate.technology.name
    return candidate_name(audit, candidate.technology.name, candidate.step_ids)


def numbered_name_among(audit: Audit, ranking: Ranking, ranked: Ranked) -> str:
    """Rank and technology, and the steps where several candidates share it: “2. Welding cobot – Weld A”.

    Args:
        audit: the snapshot.
        ranking: the ranking that the candidate is in.
        ranked: the candidate.

    Returns:
        its rank (from 1) and its name.
    """
    if _is_shared(ranking, ranked.evaluation.candidate):
        return numbered_name(audit, ranked)
    return f"{ranked.rank}. {ranked.evaluation.candidate.technology.name}"


def numbered_name(audit: Audit, ranked: Ranked) -> str:
    """Rank, technology and steps in one line.

    Args:
        audit: the snapshot.
        ranked: the candidate.

    Returns:
        as in “2. Welding cobot – Weld A”.
    """
    candidate = ranked.evaluation.candidate
    return f"{ranked.rank}. {candidate.technology.name} – {audit.step_names(candidate.step_ids, FEW_STEPS)}"


def recommendation_note(ranked: Ranked) -> str:
    """Why a candidate is not among the recommended ones; empty where it is.

    Args:
        ranked: the candidate.

    Returns:
        the reason, with the ranks of the candidates that are better; empty where it is recommended.
    """
    if not ranked.worth_while:
        return _("not worthwhile now")
    if ranked.better_together:
        return _("better in parts: {ranks}").format(ranks=" + ".join(str(n) for n in ranked.better_together))
    if ranked.alternative_to is not None and ranked.alternative_to > ranked.rank:
        return _("only after {n}").format(n=ranked.alternative_to)
    if ranked.alternative_to is not None:
        return _("instead of {n}").format(n=ranked.alternative_to)
    return ""


def other_steps_note(audit: Audit, candidate: Candidate) -> str:
    """That what a person filled in was meant for other steps than it serves now; empty where it was not.

    Args:
        audit: the snapshot.
        candidate: the candidate.

    Returns:
        a sentence with the steps that left it, one with those that joined; or an empty text.
    """
    if candidate.stored is None:
        return ""
    then, now = audit.steps_of_candidate(candidate.stored.id), frozenset(candidate.step_ids)
    found = []
    if then - now:
        left = audit.step_names(sorted(then - now), FEW_STEPS)
        found.append(_("You filled this in when it served {steps} too; check it.").format(steps=left))
    if now - then:
        joined = audit.step_names(sorted(now - then), FEW_STEPS)
        found.append(_("You filled this in when it did not serve {steps} yet; check it.").format(steps=joined))
    return " ".join(found)


def machines_text(candidate: Candidate) -> str:
    """How many machines it takes; empty where it is one.

    Args:
        candidate: the candidate.

    Returns:
        such as “3 machines”, or an empty text.
    """
    n = candidate.machines
    return ngettext("{n} machine", "{n} machines", n).format(n=number(n)) if n > 1 else ""


def machines_sentence(candidate: Candidate) -> str:
    """Why it takes more than one machine; empty where it is one.

    Args:
        candidate: the candidate.

    Returns:
        a sentence or two, or an empty text.
    """
    if candidate.machines == 1:
        return ""
    text = _(
        "Counted with {machines}: what it takes over is more work than two people do in the time that the firm works, and"
        " one machine is not thought to do more. Investment, running cost and own hours are for all of them; type your own price if one is"
        " enough."
    )
    return text.format(machines=machines_text(candidate))


def required_sentence(candidate: Candidate) -> str:
    """That the law of the firm's country asks for it anyway; empty where it does not.

    Args:
        candidate: the candidate.

    Returns:
        a sentence, or an empty text.
    """
    if not candidate.is_required_by_law:
        return ""
    return _("It is or becomes obligatory in your country: no choice, but a date.")


def fit_reasons(audit: Audit, candidate: Candidate) -> tuple[str, ...]:
    """Why it fits, each reason once however many steps share it; that a cell's steps are neighbours comes first.

    Args:
        audit: the snapshot.
        candidate: the candidate.

    Returns:
        a sentence a reason.
    """
    found = [fit_reason(reason) for reason in candidate.reasons]
    if candidate.technology.chain:
        names = " → ".join(quoted(audit.steps[i].name) for i in candidate.step_ids)
        found.insert(0, _("Neighbours that one cell can take over together: {steps}.").format(steps=names))
    return tuple(dict.fromkeys(found))


def exclusion_reason(exclusion: Exclusion) -> str:
    """Why it was left out: what a person or a stated figure says, or the place it is not for and the limits that are not kept.

    Args:
        exclusion: the technology and what rules it out.

    Returns:
        the words of the person, the question with its answer, or a sentence for each thing that rules it out.
    """
    if exclusion.stored is not None:
        return exclusion.stored.dropped_because
    if exclusion.wrong is not None:
        answer = _("no") if exclusion.wrong.fits_if else _("yes")
        return _("“{question}” The answer is {answer}.").format(question=exclusion.wrong.text, answer=answer)
    return " ".join(map(obstacle_text, exclusion.violated))


def exclusion_text(exclusion: Exclusion) -> str:
    """Why it was left out, and what would have to change.

    Args:
        exclusion: the technology and what rules it out.

    Returns:
        the reason, and a sentence of remedy for each thing that rules it out.
    """
    return " ".join(filter(None, (exclusion_reason(exclusion), *map(obstacle_remedy, exclusion.violated))))


def _is_shared(ranking: Ranking, candidate: Candidate) -> bool:
    """Whether several candidates of a ranking have its technology."""
    return sum(r.evaluation.candidate.technology.key == candidate.technology.key for r in ranking.candidates) > 1
