"""What it costs that work waits: the capital that lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Audit
from auditor.simulate.result import ProcessResult


@dataclass(frozen=True, slots=True)
class WaitingCost:
    """The cost of capital of what waits.

    Attributes:
        pieces: that wait, on average.
        piece_value: what one is worth under way: what it costs to scrap one, in the audit's currency.
        rate: interest a year (1/year): the firm's discount rate.
    """

    pieces: float
    piece_value: float
    rate: float

    @property
    def per_year(self) -> float:
        """The audit's currency a year."""
        return self.pieces * self.piece_value * self.rate


def waiting_cost(audit: Audit, process: ProcessResult) -> WaitingCost | None:
    """The capital that lies in what waits; floor space, searching and rework of what grows old are not in it.

    Args:
        audit: the snapshot, for what a piece is worth and the rate.
        process: as simulated.

    Returns:
        its parts; None where nobody said what a scrapped unit costs, or the queue only grows.
    """
    value = audit.processes[process.process_id].scrap_cost_per_unit
    if value is None or not process.is_stable or process.lead_s.mean <= 0:
        return None
    waits = max(1 - process.touch_s / process.lead_s.mean, 0.0)
    return WaitingCost(process.wip.mean * waits, value.likely, audit.firm.discount_rate)
