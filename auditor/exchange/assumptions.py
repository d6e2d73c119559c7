"""What an import assumed stays with the audit: kept beside the report's texts, and printed by it as assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from auditor.assess.entered import IMPORT_ASSUMPTIONS, INFERRED_VALUES
from auditor.model import Audit, Calendar, Entity, ReportPart

_MOST_LETTERS = 20_000


def assumptions_to_keep(audit: Audit, told: Iterable[str], inferred: Iterable[Entity]) -> Iterator[ReportPart]:
    """What a report is to say of an import, added to what it says of earlier ones.

    Args:
        audit: the snapshot before the import.
        told: what the import assumed, a sentence each, in the language in force.
        inferred: of what is stored, the settings that the import inferred; a calendar or none.

    Yields:
        the texts to store; none where nothing was assumed.
    """
    sentences = [" ".join(sentence.split()) for sentence in told]
    if sentences:
        yield _added(audit, IMPORT_ASSUMPTIONS, sentences)
    values = [
        f"calendar.{field.name}={value!r}"
        for calendar in inferred
        if isinstance(calendar, Calendar)
        for field in fields(calendar)
        if isinstance(value := getattr(calendar, field.name), float)
    ]
    if values:
        yield _added(audit, INFERRED_VALUES, values)


def _added(audit: Audit, key: str, lines: list[str]) -> ReportPart:
    part = next((p for p in audit.table(ReportPart).values() if p.key == key), ReportPart(key=key))
    text = "\n".join(filter(None, (part.text, *lines)))
    return replace(part, text=text[:_MOST_LETTERS].rpartition("\n")[0] if len(text) > _MOST_LETTERS else text)
