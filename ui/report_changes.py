"""Changes of what the report shows: sections in and out, up and down, text of one's own, its look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.locale import _
from auditor.model import ReportPart, ReportSettings
from auditor.report.section_choice import section_choices
from ui.session import Session


def show_section(session: Session, key: str, is_shown: bool) -> None:
    """Show a section, or leave it out."""
    part = _part(session, key)
    if part.is_shown != is_shown:
        label = _("Show section") if is_shown else _("Leave section out")
        session.put(label, replace(part, is_shown=is_shown))


def write_section(session: Session, key: str, text: str) -> None:
    """Store a section's own text."""
    part = _part(session, key)
    if part.text != text:
        session.put(_("Write own text"), replace(part, text=text))


def order_sections(session: Session, keys: Sequence[str]) -> None:
    """Store the sections in this order."""
    parts = {p.key: p.part for p in section_choices(session.audit)}
    if list(parts) != list(keys):
        session.put(_("Move section"), *(replace(parts[key], position=i) for i, key in enumerate(keys)))


def change_settings(session: Session, wanted: ReportSettings) -> None:
    """Store how the report looks and what goes with it."""
    if wanted != session.audit.report_settings:
        session.put(_("Change report"), wanted)


def _part(session: Session, key: str) -> ReportPart:
    return next(p.part for p in section_choices(session.audit) if p.key == key)
