"""How much the times of single pieces differ: as stated, from a time study where there is one, else assumed."""

from __future__ import annotations

from auditor.model import Audit, Basis, Work
from auditor.simulate.settings import Settings
from auditor.study.time_study import study_numbers

_LEAST_LAPS = 5


def variation_of(audit: Audit, work: Work, manual_share: float, settings: Settings) -> tuple[float, Basis]:
    """Standard deviation ÷ mean of the times of single pieces.

    The range of an estimate is doubt about the mean and says nothing of it. Elements of one cycle are taken to vary
    independently, so their variances add up.

    Args:
        audit: the snapshot, for the study that the step follows.
        work: time and labour content of the step.
        manual_share: of its cycle (0–1).
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
    machine = settings.machine_variation
    return machine + (settings.hand_variation - machine) * min(max(manual_share, 0.0), 1.0), Basis.ASSUMED
