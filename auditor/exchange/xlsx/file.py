"""A workbook as a file: its properties, and the same bytes for the same audit."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from auditor.model import Audit

_NO_DATE = datetime(2000, 1, 1)
_MOST = 250


def new_workbook(audit: Audit, title: str) -> tuple[BytesIO, Any]:
    """An empty workbook; texts in it are never taken for formulas, links or numbers.

    Args:
        audit: the snapshot, for firm, advisor and date.
        title: of the kind of document, in the language in force.

    Returns:
        what it is written into, and the workbook.
    """
    import xlsxwriter

    buffer = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    workbook = xlsxwriter.Workbook(buffer, plain)
    try:
        day = datetime.fromisoformat(audit.firm.audit_date)
    except ValueError:
        day = _NO_DATE
    firm = audit.firm
    workbook.set_properties({"title": f"{title} – {firm.name}"[:_MOST], "author": firm.advisor[:_MOST], "created": day})
    return buffer, workbook


def finished(buffer: BytesIO, workbook: Any) -> bytes:
    """Close a workbook.

    Args:
        buffer: what it is written into.
        workbook: with all its sheets.

    Returns:
        bytes of the file.
    """
    workbook.close()
    return buffer.getvalue()
