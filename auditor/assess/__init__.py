"""Which work suits automation and which technology fits it: criteria, suitability, catalogue, matching, readiness."""

from auditor.assess.catalogue import catalogue, technologies
from auditor.assess.matching import Match, matches
from auditor.assess.sectors import sector_division
from auditor.assess.suitability import Suitability, suitability
from auditor.assess.tasks import division_of, task_of, tasks
from auditor.assess.technology import Technology

__all__ = [
    "Match",
    "Suitability",
    "Technology",
    "catalogue",
    "division_of",
    "matches",
    "sector_division",
    "suitability",
    "task_of",
    "tasks",
    "technologies",
]
