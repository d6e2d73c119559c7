"""The report on paper, through the system's dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from auditor.locale import _
from ui.pages.report.pdf_pages import Contents, picture_of

_MOST_DPI = 300
_POINTS_AN_INCH = 72.0


def ask_and_print(parent: QWidget, pdf: bytes, contents: Contents, name: str) -> bool:
    """Ask for printer and pages, then print; False where the person left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(contents.sizes))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return print_pages(parent, printer, pdf, contents)


def print_pages(parent: QWidget, printer: QPrinter, pdf: bytes, contents: Contents) -> bool:
    """Print the pages that the printer was told, each as it lies; False where the person stopped it."""
    pages = _wanted(printer, len(contents.sizes))
    progress = QProgressDialog(_("Printing …"), _("Stop"), 0, len(pages), parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)
    painter: QPainter | None = None
    scale = min(printer.resolution(), _MOST_DPI) / _POINTS_AN_INCH
    try:
        for done, page in enumerate(pages):
            progress.setValue(done)
            if progress.wasCanceled():
                printer.abort()
                return False
            wide, high = contents.sizes[page]
            turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(turned)
            if painter is None:
                painter = QPainter(printer)
            else:
                printer.newPage()
            paper = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
            paper.moveTo(0, 0)
            fit = min(paper.width() / wide, paper.height() / high)
            place = QRectF(0, 0, wide * fit, high * fit)
            place.moveCenter(paper.center())
            painter.drawImage(place, picture_of(pdf, page, scale))
    finally:
        if painter is not None:
            painter.end()
        progress.setValue(len(pages))
    return True


def _wanted(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(first - 1, min(last, count)))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages
