"""How much the times of single pieces differ: as stated, from a time study where there is one, else assumed.

A cycle is a part by hand and a part by machine. They are taken to vary independently, so their variances add up: of a share ``h`` by hand,
the whole differs by √((h·hand)² + ((1 − h)·machine)²).
"""

from __future__ import annotations

from math import ceil, hypot, sqrt

from auditor.flow.workload.waiting import manual_share_of
from auditor.model import Audit, Basis, Work
from auditor.simulate.settings import Settings
from auditor.study.time_study import study_numbers

_LEAST_LAPS = 5
#: By how much of the cycle a change frees its people at least, to be one.
_HAIR = 1e-9


def attended_share(audit: Audit, work: Work) -> float:
    """The share of a cycle in which its crew is needed.

    Args:
        audit: the snapshot, for the step.
        work: time and labour content of the step; 0.4 people are one for 0.4 of the cycle.

    Returns:
        0–1.
    """
    if work.labour_s is not None:
        return 1.0
    part = work.crew / max(ceil(work.crew), 1)
    return min(max(manual_share_of(audit, work).likely * part, 0.0), 1.0)


def variation_of(audit: Audit, work: Work, settings: Settings) -> tuple[float, Basis]:
    """Standard deviation ÷ mean of the times of single pieces.

    The range of an estimate is doubt about the mean and says nothing of it. Elements of one cycle are taken to vary
    independently, so their variances add up.

    Args:
        audit: the snapshot, for the study that the step follows.
        work: time and labour content of the step.
        settings: what counts where nothing was measured.

    Returns:
        0–, and whether it was stated, measured or assumed.
    """
    if work.variation is not None:
        return work.variation, Basis.STATED
    if work.study_id is not None:
        elements = study_numbers(audit, work.study_id).elements.values()
        timed = [e.observed for e in elements if e.observed is not None and not e.element.is_foreign]
        mean = sum(s.mean for s in timed)
        if timed and mean > 0 and min(s.count for s in timed) >= _LEAST_LAPS:
            return sum(s.deviation**2 for s in timed) ** 0.5 / mean, Basis.MEASURED
    by_hand = attended_share(audit, work)
    return _together(settings.hand_variation, settings.machine_variation, by_hand), Basis.ASSUMED


def variation_after(known: float, by_hand: float, still_by_hand: float, settings: Settings) -> float:
    """What is left of a known variation where a machine takes over a part of what was done by hand.

    Handwork that remains differs from piece to piece as it did; what the machine does differs as machines are assumed to,
    or as little as the whole did, where that was less.

    Args:
        known: of the whole cycle, as it is (standard deviation ÷ mean).
        by_hand: share of the cycle in which the crew is needed, as it is (0–1).
        still_by_hand: the same after the change.
        settings: what is assumed of machines.

    Returns:
        standard deviation ÷ mean of the cycle after the change; as it is where no handwork goes.
    """
    if still_by_hand >= by_hand - _HAIR:
        return known
    machine = min(settings.machine_variation, known)
    hand = sqrt(max(known**2 - ((1 - by_hand) * machine) ** 2, 0.0)) / by_hand
    return _together(hand, machine, still_by_hand)


def left_of(known: float, before: Audit | None, audit: Audit, work: Work, settings: Settings) -> float:
    """What a change leaves of a known variation of a step.

    Args:
        known: standard deviation ÷ mean of its cycle, as it is.
        before: the snapshot as it is; None: nothing changes.
        audit: the snapshot after the change.
        work: the step's work in it.
        settings: what is assumed of machines.

    Returns:
        standard deviation ÷ mean of the cycle after it.
    """
    if before is None or work.id not in before.steps:
        return known
    by_hand = attended_share(before, before.work(work.id))
    return variation_after(known, by_hand, attended_share(audit, work), settings)


def _together(hand: float, machine: float, by_hand: float) -> float:
    return hypot(by_hand * hand, (1 - by_hand) * machine)
