"""What people say of a step and of a candidate: tags, answers, weights, candidates."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model.entity import Entity
from auditor.model.estimate import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Entity):
    """A label on a step. ``accepted`` False keeps a refused suggestion from coming back."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    name: str
    accepted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Entity):
    """A picture of a step at work: a JPEG without any metadata of camera, place or person."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    image: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Entity):
    """The level (1–5) a person gave a suitability criterion of a step."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    criterion: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Entity):
    """The weight of a ranking criterion; weights are normalised where they are used."""

    id: int = 0
    criterion: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Entity):
    """What the advisor changed in a proposed candidate; None leaves the catalogue's figure.

    Money in the audit's currency, per year where the name says so; shares 0–1.
    """

    id: int = 0
    technology: str
    investment: Estimate | None = None
    running_cost_per_year: Estimate | None = None
    saving_share: Estimate | None = None
    dropped_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateStep(Entity):
    """A step that a candidate covers."""

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    step_id: int = field(metadata={"references": "step"})
