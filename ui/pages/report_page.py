"""Report: preview of the PDF, its language, and saving it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import AuditorError
from auditor.locale import LANGUAGES, _, language, using
from ui.background import Background
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

_PREVIEW_SCALE = 1.25  # pixels per point


class ReportPage(Page):
    """The pages as they will be printed; made off the window's thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._background = Background(self)
        self.content: bytes | None = None
        self.languages = QComboBox()
        self.languages.setAccessibleName(_("Language of the report"))
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(language()))
        self.languages.currentIndexChanged.connect(self.refresh)
        self.save = QPushButton(_("Save PDF …"))
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self._ask_and_save)
        self.state = label("", quiet=True, wrap=False)
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(label(_("Language of the report"), quiet=True, wrap=False))
        row.addWidget(self.languages)
        row.addWidget(self.state, 1)
        row.addWidget(self.save)
        self.pages = QVBoxLayout()
        self.pages.setSpacing(2 * UNIT)
        self.pages.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self.pages.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setLayout(self.pages)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(body)
        self.area.setAccessibleName(_("Preview of the report"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.area, 1)
        self.setFocusProxy(self.languages)

    def refresh(self) -> None:
        """Make the report anew in the background; the old preview stays until the new one is there."""
        file = self.session.file
        if file is None:
            return
        audit, revision, code = self.session.audit, file.revision, str(self.languages.currentData())
        self.save.setEnabled(False)
        self.state.setText(_("Making the report …"))
        self._background.run("report", lambda: _make(audit, revision, code), self._show, self._tell)

    def _show(self, result: tuple[bytes, list[QImage]]) -> None:
        self.content, images = result
        place = self.area.verticalScrollBar().value()
        while self.pages.count():
            widget = self.pages.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        for number, image in enumerate(images, 1):
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            page.setFrameShape(QFrame.Shape.Box)
            page.setAccessibleName(_("Page {n} of {total}").format(n=number, total=len(images)))
            self.pages.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.area.verticalScrollBar().setValue(place)
        self.state.setText(_("{n} pages").format(n=len(images)))
        self.save.setEnabled(True)

    def _tell(self, error: Exception) -> None:
        self.state.setText("")
        self.session.failed.emit(_("The report could not be made: {reason}").format(reason=error))

    def _ask_and_save(self) -> None:
        file = self.session.file
        if file is None or self.content is None:
            return
        start = str(file.path.with_suffix(".pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save report"), start, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def save_to(self, path: Path) -> None:
        """Write the PDF that the preview shows."""
        from auditor.exchange import replace_file

        assert self.content is not None
        try:
            replace_file(path, self.content)
        except AuditorError as error:
            self.session.failed.emit(str(error))
        else:
            self.state.setText(_("Saved {path}").format(path=path))


def _make(audit: Any, revision: int, code: str) -> tuple[bytes, list[QImage]]:
    import pypdfium2

    from auditor.report import report_bytes

    with using(code):
        content, _pages = report_bytes(audit, revision=revision)
    document = pypdfium2.PdfDocument(content)
    images = []
    try:
        for page in document:
            bitmap = page.render(scale=_PREVIEW_SCALE, rev_byteorder=True)
            data = bytes(bitmap.buffer)
            kind = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            images.append(QImage(data, bitmap.width, bitmap.height, bitmap.stride, kind).copy())
    finally:
        document.close()
    return content, images
