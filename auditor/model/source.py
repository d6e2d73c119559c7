"""Models of other programs that an audit was made from, kept whole: what the audit has no word for is in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceModel(Entity):
    """A file that was read, as it was.

    ``content`` is the file packed by zlib; ``kind`` the format that it is in (bpmn); ``language`` that of the texts that
    its reading gave to what has no name.
    """

    id: int = 0
    name: str
    kind: str
    language: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart(Entity):
    """What an element of a kept file became; it goes with what it became.

    ``element`` is the id of the element in the file. One of the four others is set.
    """

    id: int = 0
    model_id: int = field(metadata={"references": "source_model"})
    element: str
    process_id: int | None = field(default=None, metadata={"references": "process"})
    lane_id: int | None = field(default=None, metadata={"references": "lane"})
    step_id: int | None = field(default=None, metadata={"references": "step"})
    flow_id: int | None = field(default=None, metadata={"references": "flow"})
