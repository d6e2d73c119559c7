"""What was said when figures of an audit were shared with a programme: how large the firm is, where, and under which key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.unit import COUNT


class SizeClass(StrEnum):
    """How many people work in a firm, in the classes of Eurostat's structural business statistics (50–249 is halved)."""

    UNDER_10 = "1-9"
    UNDER_20 = "10-19"
    UNDER_50 = "20-49"
    UNDER_100 = "50-99"
    UNDER_250 = "100-249"
    FROM_250 = "250+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing(Entity):
    """What the firm's extracts for a programme need and the audit lacks; one row, or none as long as nothing was shared.

    Attributes:
        share_key: 32 random hexadecimal digits that link the extracts of one firm; empty before the first of them.
        edition: how many extracts were made under this key.
        region: code of a large region (NUTS 1) such as "NL2"; a country alone where its regions are not listed.
    """

    id: int = 1
    share_key: str = ""
    edition: Annotated[int, COUNT.within(0, 1_000_000)] = 0
    size_class: SizeClass | None = None
    region: str = ""
