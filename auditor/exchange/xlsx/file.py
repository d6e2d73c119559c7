"""A workbook as a file: its properties, and the same bytes for the same audit."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from auditor.model import Audit

_NO_DATE = datetime(2000, 1, 1)
_MOST = 250


def new_workbook(title: str, created: datetime, author: str = "") -> tuple[BytesIO, Any]:
    """An empty workbook; texts in it are never taken for formulas, links or numbers.

    Args:
        title: of the file, in the language in force.
        created: the day that the file says.
        author: who made it.

    Returns:
        what it is written into, and the workbook.
    """
    import xlsxwriter

    buffer = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    workbook = xlsxwriter.Workbook(buffer, plain)
    workbook.set_properties({"title": title[:_MOST], "author": author[:_MOST], "created": created})
    return buffer, workbook


def workbook_of(audit: Audit, title: str) -> tuple[BytesIO, Any]:
    """An empty workbook of a firm, such as :func:`new_workbook`.

    Args:
        audit: the snapshot, for firm, advisor and date.
        title: of the kind of document, in the language in force.

    Returns:
        what it is written into, and the workbook.
    """
    try:
        day = datetime.fromisoformat(audit.firm.audit_date)
    except ValueError:
        day = _NO_DATE
    return new_workbook(f"{title} – {audit.firm.name}", day, audit.firm.advisor)


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
