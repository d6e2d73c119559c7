"""What an audit is: frozen dataclasses, one file per concept, and the ``Audit`` snapshot that holds them."""

from auditor.model.assessment import Answer, Candidate, CandidateStep, Observation, Photo, Tag, Weight
from auditor.model.audit import ENTITIES, TABLE_OF, Audit, references
from auditor.model.entity import Entity
from auditor.model.estimate import Basis, Estimate
from auditor.model.firm import Calendar, Family, Firm, Role
from auditor.model.process import WORKING_KINDS, Domain, Flow, Heading, Lane, Process, Step, StepKind, ValueClass
from auditor.model.work import Period, Work

__all__ = [
    "ENTITIES",
    "TABLE_OF",
    "WORKING_KINDS",
    "Answer",
    "Audit",
    "Basis",
    "Calendar",
    "Candidate",
    "CandidateStep",
    "Domain",
    "Entity",
    "Estimate",
    "Family",
    "Firm",
    "Flow",
    "Heading",
    "Lane",
    "Observation",
    "Period",
    "Photo",
    "Process",
    "Role",
    "Step",
    "StepKind",
    "Tag",
    "ValueClass",
    "Weight",
    "Work",
    "references",
]
