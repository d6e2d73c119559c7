"""Who the firm is: name, sector, place, question, advisor, date, logo."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from auditor.assess.sectors import coded, sector_of
from auditor.edit.firm import set_firm_text, set_logo
from auditor.errors import InputError
from auditor.locale import _, read_date, short_date
from ui import photos
from ui.dialogs import pictures
from ui.pages.firm.panel import Panel
from ui.pages.firm.sector_completer import SectorCompleter
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.forms import field_form
from ui.widgets.labels import label

_PLAIN = ("name", "place", "question", "advisor", "currency")
_LOGO_HEIGHT = 56


class Profile(Panel):
    """Text fields, the sector with a list to search, and the logo."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Firm"))
        form = field_form()
        for key, name, hint in (
            ("name", _("Name"), ""),
            ("sector_code", _("Sector (SBI/NACE)"), _("a word, such as joinery, or a code: 16.2")),
            ("sector", _("In its own words"), _("metal products, food, …")),
            ("place", _("Place"), ""),
            ("question", _("The firm's question"), _("What do you want to know?")),
            ("advisor", _("Advisor"), ""),
            ("audit_date", _("Date"), short_date(date(2026, 3, 10))),
            ("currency", _("Currency"), "EUR"),
        ):
            self.row(form, key, name, partial(self._set, key), hint)
        self.column.addLayout(form)
        SectorCompleter(self.fields["sector_code"].line)
        self.logo = label("", quiet=True)
        self.logo.setMinimumHeight(_LOGO_HEIGHT)
        choose, remove = QPushButton(_("Logo …")), QPushButton(_("Remove logo"))
        choose.clicked.connect(self._choose_logo)
        remove.clicked.connect(lambda: self._put_logo(None))
        row = QHBoxLayout()
        row.addWidget(self.logo, 1)
        row.addWidget(choose)
        row.addWidget(remove)
        row.setSpacing(UNIT)
        self.column.addLayout(row)

    def _set(self, key: str, text: str) -> None:
        self.session.enter(set_firm_text, key, text)

    def _choose_logo(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Logo …"), pictures(), _("Pictures") + " (*.png *.jpg *.jpeg *.bmp *.webp)"
        )
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """A picture file as the firm's logo; one that can't be read is told."""
        try:
            self._put_logo(photos.read_photo(path))
        except InputError as error:
            self.session.failed.emit(str(error))

    def _put_logo(self, image: bytes | None) -> None:
        self.session.do(set_logo, image)

    def refresh(self) -> None:
        firm = self.session.audit.firm
        sector = sector_of(firm.sector_code)
        named = f"{coded(firm.sector_code, sector)} {sector.name}" if sector is not None else firm.sector_code
        shown = {key: getattr(firm, key) for key in (*_PLAIN, "sector")}
        day = read_date(firm.audit_date)
        written = short_date(day) if day is not None else firm.audit_date
        self.show_values(shown | {"sector_code": named, "audit_date": written})
        image = photos.shown(firm.logo) if firm.logo is not None else QImage()
        if not image.isNull():
            picture = QPixmap.fromImage(image)
            self.logo.setPixmap(picture.scaledToHeight(_LOGO_HEIGHT, Qt.TransformationMode.SmoothTransformation))
            self.logo.setAccessibleName(_("The firm's logo"))
        else:
            self.logo.clear()
            self.logo.setText(_("No logo yet."))
