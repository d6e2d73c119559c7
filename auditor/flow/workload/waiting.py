"""Steps in which work waits and nobody stands by: proving, drying, cooling, ripening."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from auditor.model import Audit, Basis, Estimate, Step, StepKind, Work
from auditor.resources import read_toml

_NOBODY = Estimate.point(0.0, Basis.ASSUMED)
_ALL_OF_IT = Estimate.point(1.0, Basis.ASSUMED)


def waits(step: Step) -> bool:
    """Whether a step is waiting and no work: by its kind, or by its name where no task is stated.

    Args:
        step: the step.

    Returns:
        True for a delay, and for names such as “Rijzen”, “Lack trocknen”, “Cooling”.
    """
    return step.kind is StepKind.DELAY or (not step.task and _name_waits(step.name.lower()))


def manual_share_of(audit: Audit, work: Work) -> Estimate:
    """The share of the cycle in which somebody is needed: as stated, else none where work waits, else all of it.

    Args:
        audit: the snapshot, for the step.
        work: time and labour content of the step.

    Returns:
        0–1; what nobody stated is assumed.
    """
    if work.manual_share is not None:
        return work.manual_share
    return _NOBODY if is_unattended(audit, work) else _ALL_OF_IT


def is_unattended(audit: Audit, work: Work) -> bool:
    """Whether a step is taken to need nobody because its work waits and nobody stated a manual share.

    Args:
        audit: the snapshot, for the step.
        work: time and labour content of the step.

    Returns:
        True where it is assumed to take no labour but its set-up.
    """
    step = audit.steps.get(work.id)
    return work.manual_share is None and step is not None and waits(step)


@lru_cache(maxsize=4096)
def _name_waits(name: str) -> bool:
    words, endings, not_with = _words()
    if any(part in name for part in not_with):
        return False
    found = re.findall(r"\w+", name)
    said = f" {' '.join(found)} "
    return any(f" {word} " in said for word in words) or any(word.endswith(endings) for word in found)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    data = read_toml("waiting.toml")
    return frozenset(data["words"]), tuple(data["endings"]), tuple(data["not_with"])
