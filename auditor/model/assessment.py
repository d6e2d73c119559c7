"""What people say of a step and of the firm: tags, photos, answers, weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.estimate import Estimate
from auditor.model.unit import COUNT, SHARE


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
    level: Annotated[int, COUNT.within(1, 5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FitAnswer(Entity):
    """Yes or no to a technology's question about a step."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    technology: str
    question: str
    is_yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Entity):
    """The firm's own range for something that the program assumes of every project; a share, 0–10."""

    id: int = 0
    key: str
    value: Annotated[Estimate, SHARE.within(0, 10)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Entity):
    """The weight of a ranking criterion; weights are normalised where they are used.

    ``full_marks`` is what a candidate must reach on the criterion for all of its points; None leaves it to the program.
    """

    id: int = 0
    criterion: str
    value: Annotated[float, COUNT]
    full_marks: Annotated[float | None, COUNT.above_zero] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnswer(Entity):
    """The level (1–5) a person gave a question about how ready the firm is."""

    id: int = 0
    question: str
    level: Annotated[int, COUNT.within(1, 5)]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer(Entity):
    """What a person answered in the self-check, as it was answered; the fields that follow from it are set beside it.

    ``question`` is the question's key, ``answer`` the key of an answer, or a number of people. Where it is about the work
    of one step, ``step_id`` says which.
    """

    id: int = 0
    question: str
    answer: str = ""
    step_id: int | None = field(default=None, metadata={"references": "step"})
