"""Which work suits automation and which technology fits it: criteria, suitability, catalogue, matching."""

from auditor.assess.catalogue import Technology, catalogue
from auditor.assess.matching import Match, matches
from auditor.assess.suitability import Suitability, suitability
from auditor.assess.tasks import task_of, tasks

__all__ = ["Match", "Suitability", "Technology", "catalogue", "matches", "suitability", "task_of", "tasks"]
