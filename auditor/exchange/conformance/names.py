"""Which step an activity of a log is: by the words of its name; what only resembles is proposed, for a person to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from auditor.folding import words_of
from auditor.model import Audit, Step

#: Names that have less in common are not proposed: 0 for nothing, 1 for the same. A judgement.
_LIKE = 0.6
Words = tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """Activities and the steps that they are.

    Attributes:
        step_of: activity → id of its step, by the words of both names or as a person says.
        proposed: activity → id of a step that its name resembles; nobody has said so.
    """

    step_of: Mapping[str, int]
    proposed: Mapping[str, int]


def matched(
    audit: Audit,
    process_id: int,
    activities: Sequence[str],
    said: Mapping[str, int],
    left_out: Iterable[str] = (),
    *,
    proposing: bool = True,
) -> Matching:
    """Which step of a map each activity is.

    Names are the same where their words are, in order, whatever case, accents and punctuation. A step that is shown in
    detail has the names of the steps of its detail too, for a log that records more finely than the map. A name that
    several steps have is only proposed.

    Args:
        audit: the snapshot.
        process_id: whose steps.
        activities: names in the log.
        said: activity → step, as a person says; it goes before the words.
        left_out: activities that a person takes out of the comparison: they are no step, and none is proposed.
        proposing: look for what resembles, too: that takes by far the longest.

    Returns:
        the steps that are sure, and those proposed.
    """
    known = _known(audit, process_id)
    out = set(left_out)
    step_of: dict[str, int] = {}
    proposed: dict[str, int] = {}
    for activity in activities:
        if activity in out:
            continue
        if activity in said:
            step_of[activity] = said[activity]
        elif len(found := known.get(words_of(activity), [])) == 1:
            step_of[activity] = found[0]
    for activity in activities if proposing else ():
        if activity not in step_of and activity not in out and (like := _most_alike(words_of(activity), known)):
            proposed[activity] = like
    return Matching(step_of, proposed)


def is_name(audit: Audit, process_id: int, activity: str) -> bool:
    """Whether an activity has the name of a step, or of several.

    Args:
        audit: the snapshot.
        process_id: whose steps.
        activity: name in the log.

    Returns:
        True also where it is not known which of several it is.
    """
    return words_of(activity) in _known(audit, process_id)


def _known(audit: Audit, process_id: int) -> dict[Words, list[int]]:
    """Words of the names of steps, and of what shows them in detail → the steps."""
    known: dict[Words, list[int]] = {}
    for step in audit.steps_of(process_id):
        for name in (step.name, *(inner.name for inner in _inner(audit, step, {process_id}))):
            ids = known.setdefault(words_of(name), [])
            if step.id not in ids:
                ids.append(step.id)
    known.pop((), None)
    return known


def _inner(audit: Audit, step: Step, above: set[int]) -> list[Step]:
    """The steps of the map that shows a step in detail, and of those in it."""
    if step.detail_id is None or step.detail_id in above:
        return []
    inner = list(audit.steps_of(step.detail_id))
    return [*inner, *(deeper for one in inner for deeper in _inner(audit, one, above | {step.detail_id}))]


def _most_alike(words: Words, known: Mapping[Words, list[int]]) -> int:
    """The step whose name resembles these words most; 0 where none does enough."""
    best, found = _LIKE, 0
    for other, ids in known.items():
        score = _alike(words, other)
        if score >= best and (score > best or not found):
            best, found = score, ids[0]
    return found


def _alike(one: Words, other: Words) -> float:
    """From 0 to 1: the letters of both in order, or the words that they share, whichever says more.

    Another number is another thing: machine 14 is not machine 16.
    """
    if not one or not other or _numbers(one) != _numbers(other):
        return 0.0
    shared = len(set(one) & set(other)) / len(set(one) | set(other))
    matcher = SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False)
    if shared >= 1.0 or matcher.quick_ratio() <= shared:
        return shared
    return max(shared, matcher.ratio())


def _numbers(words: Words) -> list[str]:
    return re.findall(r"\d+", " ".join(words))
