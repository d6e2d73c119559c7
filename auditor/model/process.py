"""The process map: processes, lanes, steps and flows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.estimate import Basis, Estimate
from auditor.model.unit import MAP_UNITS, MONEY_PER_PIECE, ORDER, PIECES_PER_YEAR, SHARE


class StepKind(StrEnum):
    """Process-chart kinds (ASME/ISO) plus events and gateways."""

    OPERATION = "operation"
    INSPECTION = "inspection"
    TRANSPORT = "transport"
    DELAY = "delay"
    STORAGE = "storage"
    DECISION = "decision"
    FORK = "fork"
    JOIN = "join"
    START = "start"
    END = "end"
    SUBPROCESS = "subprocess"


#: Kinds in which somebody or something does work.
WORKING_KINDS = frozenset(
    {StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT, StepKind.DELAY, StepKind.STORAGE, StepKind.SUBPROCESS}
)
#: Those of them in which work lies, elsewhere perhaps, and nobody need stand by.
WAITING_KINDS = frozenset({StepKind.DELAY, StepKind.STORAGE})


class ValueClass(StrEnum):
    """Lean's three classes of work."""

    VALUE_ADDING = "value_adding"
    NECESSARY = "necessary"
    WASTE = "waste"


class Domain(StrEnum):
    """Where in the firm a step belongs; technologies match on it."""

    PRODUCTION = "production"
    LOGISTICS = "logistics"
    QUALITY = "quality"
    OFFICE = "office"


class Place(StrEnum):
    """Where the work of a step is done."""

    WORKSHOP = "workshop"
    OFFICE = "office"
    SITE = "site"
    ROAD = "road"


class Transfer(StrEnum):
    """How work goes on to the next step: pushed, pulled from a supermarket, or first in first out (Rother & Shook)."""

    PUSH = "push"
    PULL = "pull"
    FIFO = "fifo"


class Heading(StrEnum):
    """Which way the flows of a map run."""

    RIGHT = "right"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Entity):
    """One map. Its demand is its own, or else that of its product family.

    Money per unit in the audit's currency: what a scrapped unit costs, and what one unit more would contribute (price
    less what it takes in material and the like). ``unmet_demand_per_year`` could be sold if it could be made.
    """

    id: int = 0
    name: str
    family_id: int | None = field(default=None, metadata={"references": "family"})
    demand_per_year: Annotated[Estimate | None, PIECES_PER_YEAR] = None
    unit: str = ""
    heading: Heading = Heading.RIGHT
    scrap_cost_per_unit: Annotated[Estimate | None, MONEY_PER_PIECE] = None
    contribution_per_unit: Annotated[Estimate | None, MONEY_PER_PIECE] = None
    unmet_demand_per_year: Annotated[Estimate | None, PIECES_PER_YEAR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Entity):
    """A department or work area of a process; ``position`` orders lanes from top to bottom (from left to right where the
    map runs down)."""

    id: int = 0
    process_id: int = field(metadata={"references": "process"})
    name: str
    position: Annotated[int, ORDER] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entity):
    """One card of the map.

    ``x``/``y`` are the card's top-left corner in map units; None = not placed yet. A ``pinned`` card stays where it is
    when the map is tidied. ``detail_id`` is the process that shows a sub-process step in detail. A ``place`` of None is
    not known.
    """

    id: int = 0
    process_id: int = field(metadata={"references": "process"})
    name: str
    kind: StepKind = StepKind.OPERATION
    lane_id: int | None = field(default=None, metadata={"references": "lane"})
    x: Annotated[float | None, MAP_UNITS] = None
    y: Annotated[float | None, MAP_UNITS] = None
    pinned: bool = False
    detail_id: int | None = field(default=None, metadata={"references": "process"})
    value_class: ValueClass | None = None
    domain: Domain | None = None
    task: str = ""
    notes: str = ""
    task_object: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Entity):
    """From one step to another, with the share (0–1) of the source's output that takes it.

    ``share_basis`` says how the share is known: ASSUMED where the program took one because nobody said, CALCULATED where it
    is what others leave or was scaled with them.

    ``bend`` is where a person put its line, in map units: how far along the map a forward flow turns, how far across it
    rework runs back (x and y of a map that runs to the right, y and x of one that runs down).
    """

    id: int = 0
    process_id: int = field(metadata={"references": "process"})
    source_id: int = field(metadata={"references": "step"})
    target_id: int = field(metadata={"references": "step"})
    share: Annotated[float, SHARE] = 1.0
    bend: Annotated[float | None, MAP_UNITS] = None
    transfer: Transfer = Transfer.PUSH
    share_basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Information(Entity):
    """A message of the value stream: who tells whom what, on paper or electronically (customer, planning, a step …)."""

    id: int = 0
    process_id: int = field(metadata={"references": "process"})
    sender: str
    receiver: str
    says: str = ""
    is_electronic: bool = False
