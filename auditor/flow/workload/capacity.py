"""What limits a step: the stations that it has, or the people of its role."""

from __future__ import annotations

from auditor.flow.workload.waiting import is_unattended
from auditor.model import Audit, Part, Work

_HOUR = 3600.0


def is_handwork(audit: Audit, work: Work) -> bool:
    """Whether people limit a step and no station does.

    A step is taken for pure handwork where all of it is manual (said, or nothing said), it has one station (stored as 1
    also where nobody said), and nothing is said of it that only a machine has: a set-up, a batch, more than one unit a
    cycle, an uptime below 100 %, an element of work that a machine does. Who does handwork at a bench that is the limit
    itself states a set-up time of 0. Where work waits nobody is the limit.

    Args:
        audit: the snapshot, for the elements of the work.
        work: time and labour content of the step.

    Returns:
        True for handwork.
    """
    all_by_hand = work.manual_share is None or work.manual_share.likely >= 1
    speaks_of_a_machine = (
        work.setup_time_s is not None
        or work.batch_size is not None
        or work.units_per_cycle != 1
        or work.availability < 1
        or any(element.part is Part.MACHINE for element in audit.work_elements_of(work.id))
    )
    return all_by_hand and work.stations == 1 and not speaks_of_a_machine and not is_unattended(audit, work)


def at_once(audit: Audit, work: Work) -> float | None:
    """How many pieces can be in work side by side, as a mean over the firm's available time.

    Machines: stations × uptime. Handwork: the role's people ÷ crew, as far as they are there: headcount × productive
    hours ÷ (crew × available hours). All steps of a role share its people; that they are too few together is told of
    the role (:mod:`auditor.flow.workload.coverage`), each step is measured against all of them.

    Args:
        audit: the snapshot, for calendar, roles and productive hours.
        work: time and labour content of the step.

    Returns:
        pieces at once; None where it is not known (handwork of a role whose headcount nobody gave, waiting whose places
        nobody gave as stations).
    """
    if is_unattended(audit, work) and work.stations == 1:
        return None
    if not is_handwork(audit, work):
        found = work.stations * work.availability
        return found if found > 0 else None
    role = audit.roles.get(work.role_id or 0)
    available = audit.calendar.available_time_per_year_s / _HOUR
    if role is None or not role.headcount or work.crew <= 0 or available <= 0:
        return None
    present = role.headcount * audit.firm.productive_hours_per_fte.likely
    return present / (work.crew * available) if present > 0 else None
