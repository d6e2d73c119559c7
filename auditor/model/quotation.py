"""Quotations of suppliers for a candidate: what each asks, what it includes, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.unit import MONEY, MONEY_PER_YEAR, MONTHS


class QuotedItem(StrEnum):
    """What a request for quotation asks a price of: the headings of an investment, and what comes with a delivery."""

    DEVICE = "device"
    TOOLING = "tooling"
    SAFETY = "safety"
    INTEGRATION = "integration"
    INSTALLATION = "installation"
    TRAINING = "training"
    STOP = "stop"
    TRANSPORT = "transport"
    ACCEPTANCE = "acceptance"
    SPARE_PARTS = "spare_parts"


class Stands(StrEnum):
    """What a quotation says of an item; of what has no line it says nothing."""

    INCLUDED = "included"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Entity):
    """What a supplier asks for a candidate, without VAT. None and empty where the quotation does not say.

    Attributes:
        quoted_on: its date, as an ISO date.
        valid_until: as an ISO date.
        price: all that it includes, once, in the audit's currency.
        service_per_year: service and licences, in the audit's currency a year.
        delivery_months: from the order to the delivery.
        is_chosen: its price is the candidate's; of one candidate at most one is.
    """

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    supplier: str
    quoted_on: str = ""
    valid_until: str = ""
    price: Annotated[float | None, MONEY] = None
    service_per_year: Annotated[float | None, MONEY_PER_YEAR] = None
    delivery_months: Annotated[float | None, MONTHS] = None
    remarks: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedLine(Entity):
    """What a quotation says of one item.

    Attributes:
        amount: of what is included, its part of the price; of what is left out, what it costs besides. In the audit's
            currency; None where it is not said.
    """

    id: int = 0
    quotation_id: int = field(metadata={"references": "quotation"})
    item: QuotedItem
    stands: Stands
    amount: Annotated[float | None, MONEY] = None
