"""Why a tag is suggested for a step."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess.tags import TagReason, TagSign, TagSuggestion
from auditor.assess.tasks import Task
from auditor.flow.workload.repetitive import Repetitive
from auditor.locale import N_, _, number, percent
from auditor.model.units import format_time
from auditor.phrases.flow import repetitive_reason
from auditor.phrases.suitability import lifting_index

_SIGNS: Mapping[TagSign, str] = {
    TagSign.SHORT_CYCLE: N_("The same {cycle} over and over fill {fte} of a job."),
    TagSign.LIFTING_INDEX: N_("Its lifting index is {n}, above 1 (NIOSH)."),
    TagSign.LOAD: N_("{load} kg is more than anybody should lift by hand (23 kg, NIOSH)."),
    TagSign.SEASON: N_("The busiest month is {share} of an average one."),
    TagSign.DELAY: N_("The step is a delay."),
    TagSign.WORD: N_("“{word}” in the name or notes points to it."),
}


def tag_reason(suggestion: TagSuggestion) -> str:
    """What in the data points to the tag.

    Args:
        suggestion: the tag and what points to it.

    Returns:
        a sentence.
    """
    reason = suggestion.reason
    if isinstance(reason, Repetitive):
        return repetitive_reason(reason)
    if isinstance(reason, Task):
        return _("The task, {task}, often is.").format(task=reason.name)
    return _(_SIGNS[reason.sign]).format(**_values(reason))


def _values(reason: TagReason) -> dict[str, str]:
    match reason.sign:
        case TagSign.SHORT_CYCLE:
            return {"cycle": format_time(reason.value), "fte": percent(min(reason.fte, 1.0))}
        case TagSign.LIFTING_INDEX:
            return {"n": lifting_index(reason.value)}
        case TagSign.LOAD:
            return {"load": number(reason.value, 1)}
        case TagSign.SEASON:
            return {"share": percent(reason.value)}
        case _:
            return {"word": reason.word}
