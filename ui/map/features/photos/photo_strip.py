"""The photos of the selected step in the inspector: small, each to be seen large or removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from auditor.edit.photos import add_photo, remove_photo
from auditor.errors import InputError
from auditor.locale import _
from auditor.model import Photo
from ui import photos
from ui.dialogs import pictures
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.layouts import clear_layout

_THUMB = 132


class PhotoStrip(QWidget):
    """Thumbnails, and buttons to add from a file or the clipboard."""

    def __init__(self, session: Session, step_id: int) -> None:
        super().__init__()
        self.session, self.step_id = session, step_id
        self._shown: tuple[int, ...] = (-1,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        row = QHBoxLayout()
        self.from_file = QPushButton(_("Add photo …"))
        self.from_file.clicked.connect(self._choose)
        self.from_clipboard = QPushButton(_("Paste photo"))
        self.from_clipboard.clicked.connect(self._paste)
        row.addWidget(self.from_file)
        row.addWidget(self.from_clipboard)
        column.addLayout(row)

    def refresh(self) -> None:
        """Follow the snapshot."""
        listed = self.session.audit.photos_of(self.step_id)
        if tuple(photo.id for photo in listed) == self._shown:
            return
        self._shown = tuple(photo.id for photo in listed)
        clear_layout(self._list)
        for number, photo in enumerate(listed, 1):
            self._list.addWidget(self._thumb(photo, number))

    def _thumb(self, photo: Photo, number: int) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, UNIT)
        image = photos.shown(photo.image)
        name = _("Photo {n}").format(n=number)
        show = QToolButton()
        show.setIcon(QPixmap.fromImage(image))
        show.setIconSize(image.size().scaled(_THUMB, _THUMB, Qt.AspectRatioMode.KeepAspectRatio))
        show.setAccessibleName(name)
        show.setToolTip(name)
        show.clicked.connect(lambda: self._show_large(image, name))
        remove = QToolButton()
        remove.setText("✕")
        remove.setAccessibleName(_("Remove photo"))
        remove.clicked.connect(lambda: self.session.do(remove_photo, photo))
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return box

    def _show_large(self, image: QImage, name: str) -> None:
        dialog = QDialog(self.window())
        dialog.setWindowTitle(name)
        picture = QLabel()
        room = self.window().size() * 0.9
        picture.setPixmap(
            QPixmap.fromImage(image).scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        QVBoxLayout(dialog).addWidget(picture)
        dialog.exec()

    def _choose(self) -> None:
        kinds = f"{_('Pictures')} (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif)"
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add photo …"), pictures(), kinds)
        for name in names:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Add a picture file; what fails is told."""
        try:
            self.session.do(add_photo, self.step_id, photos.read_photo(path))
        except InputError as error:
            self.session.failed.emit(str(error))

    def _paste(self) -> None:
        image = photos.photo_on_clipboard()
        if image is None:
            self.session.failed.emit(_("There is no picture on the clipboard."))
        else:
            self.session.do(add_photo, self.step_id, image)
