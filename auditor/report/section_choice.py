"""Which sections a report shows, and in which order: as the audit says, or as somebody wants it once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.errors import InputError
from auditor.locale import _
from auditor.model import Audit, ReportPart
from auditor.report.sections import SECTIONS, Section


@dataclass(frozen=True)
class SectionChoice:
    """A section as this audit wants it."""

    section: Section
    part: ReportPart

    @property
    def key(self) -> str:
        """What the audit and the command line call the section."""
        return self.section.key


def section_choices(audit: Audit) -> tuple[SectionChoice, ...]:
    """All sections in the order of the audit; what it says nothing of stands where it does by default.

    Args:
        audit: the snapshot.

    Returns:
        one choice for every section, hidden ones included.
    """
    stored = {part.key: part for part in audit.table(ReportPart).values()}
    found = [
        SectionChoice(section, stored.get(section.key, ReportPart(key=section.key, position=i)))
        for i, section in enumerate(SECTIONS)
    ]
    return tuple(sorted(found, key=lambda p: p.part.position))


def only(audit: Audit, keys: Sequence[str]) -> Audit:
    """The audit with a report of these sections in this order; texts of one's own stay.

    Args:
        audit: the snapshot; it stays as it is.
        keys: of the sections to show; blank ones are skipped.

    Returns:
        an audit in which every other section is hidden.

    Raises:
        InputError: a key is not one of a section; the message lists them.
    """
    known = [section.key for section in SECTIONS]
    wanted = [key.strip() for key in keys if key.strip()]
    for key in wanted:
        if key not in known:
            text = _("“{key}” is not a section. Sections: {keys}.")
            raise InputError(text.format(key=key, keys=", ".join(known)))
    texts = {part.key: part.text for part in audit.table(ReportPart).values()}
    rest = [key for key in known if key not in wanted]
    free = max(audit.table(ReportPart), default=0) + 1
    rows = [
        ReportPart(id=free + i, key=key, position=i, is_shown=key in wanted, text=texts.get(key, ""))
        for i, key in enumerate([*wanted, *rest])
    ]
    of_sections = (i for i, part in audit.table(ReportPart).items() if part.key in known)
    gone: dict[int, ReportPart | None] = dict.fromkeys(of_sections)
    return audit.replaced({"report_part": gone | {row.id: row for row in rows}})


def with_settings(audit: Audit, **changes: bool) -> Audit:
    """The audit with a report of other settings.

    Args:
        audit: the snapshot; it stays as it is.
        changes: fields of the report's settings by name, such as ``names_people=False``.

    Returns:
        the changed audit.
    """
    return audit.replaced({"report_settings": {1: replace(audit.report_settings, **changes)}})
