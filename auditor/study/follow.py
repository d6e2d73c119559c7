"""A step whose cycle time follows a study."""

from __future__ import annotations

from dataclasses import replace

from auditor.model import Audit, Study, Work
from auditor.study.time_study import study_numbers


def followed(audit: Audit, study_id: int) -> Work | None:
    """What the step of a study takes now, where it follows that study and has a time; None where nothing follows.

    Args:
        audit: the snapshot.
        study_id: the study.

    Returns:
        the step's work with its new cycle time.
    """
    study = audit.table(Study).get(study_id)
    if study is None:
        return None
    work = audit.work(study.step_id)
    return linked(audit, study) if work.study_id == study_id else None


def linked(audit: Audit, study: Study) -> Work | None:
    """The step's work with its cycle time taken from the study; None while the study has no time.

    The standard time per piece becomes the cycle time of as many pieces as the step makes at once.

    Args:
        audit: the snapshot.
        study: one of the step's studies.

    Returns:
        the step's work, which follows from now on.
    """
    numbers = study_numbers(audit, study.id)
    if numbers.standard is None or numbers.standard.likely <= 0:
        return None
    work = audit.work(study.step_id)
    return replace(work, cycle_time_s=numbers.standard * work.units_per_cycle, study_id=study.id)
