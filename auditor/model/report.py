"""What the firm's report shows: its sections, their order and own text, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.unit import COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings(Entity):
    """How the report looks and what goes with it; one row, or none for the defaults.

    Attributes:
        uses_logo_colour: the accent is taken from the firm's logo.
        attaches_data: the PDF holds the audit as JSON.
        names_people: the report, and the data in it, tell who does what by name.
    """

    id: int = 1
    uses_logo_colour: bool = False
    attaches_data: bool = False
    names_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart(Entity):
    """A section that differs from the default: hidden, elsewhere, or with text of the advisor's own.

    Attributes:
        key: of the section.
        position: sections stand in rising order; one without a row has the place of its default.
        text: plain paragraphs; lines that begin with a dash are a list.
    """

    id: int = 0
    key: str
    position: Annotated[int, COUNT.within(0, 1000)] = 0
    is_shown: bool = True
    text: str = ""
