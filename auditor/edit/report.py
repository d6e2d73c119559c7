"""What the report shows: sections in and out, up and down, text of one's own, its look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import N_, _
from auditor.model import Audit, ReportPart, ReportSettings
from auditor.store import Edit


def _show_label(audit: Audit, part: ReportPart, is_shown: bool) -> str:
    return _("Show section") if is_shown else _("Leave section out")


@verb(_show_label)
def show_section(edit: Edit, part: ReportPart, is_shown: bool) -> None:
    """Show a section, or leave it out.

    Args:
        edit: the edit to do it in.
        part: the section as the audit wants it now.
        is_shown: False leaves it out.
    """
    if part.is_shown != is_shown:
        edit.put(replace(part, is_shown=is_shown))


@verb(N_("Write own text"))
def write_section(edit: Edit, part: ReportPart, text: str) -> None:
    """A section's own text.

    Args:
        edit: the edit to do it in.
        part: the section as the audit wants it now.
        text: plain text; lines that begin with “- ” become a list.
    """
    if part.text != text:
        edit.put(replace(part, text=text))


@verb(N_("Move section"))
def order_sections(edit: Edit, parts: Sequence[ReportPart]) -> None:
    """The sections in this order.

    Args:
        edit: the edit to do it in.
        parts: all sections, in the order that is wanted.
    """
    if list(parts) != sorted(parts, key=lambda part: part.position):
        for position, part in enumerate(parts):
            edit.put(replace(part, position=position))


@verb(N_("Change report"))
def change_report_settings(edit: Edit, wanted: ReportSettings) -> None:
    """How the report looks, and what goes with it.

    Args:
        edit: the edit to do it in.
        wanted: all settings.
    """
    if wanted != edit.audit.report_settings:
        edit.put(wanted)
