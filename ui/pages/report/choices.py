"""What the report shows: language, sections and their order, text of one's own, its look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.report import change_report_settings, order_sections, show_section, write_section
from auditor.locale import LANGUAGES, _, language
from auditor.model import Audit, ReportPart, ReportSettings
from auditor.report.papers.paper import Paper, paper_name, paper_purpose
from auditor.report.section_choice import section_choices
from ui.pages.report.office_choice import OfficeChoice
from ui.session import Session
from ui.theme import UNIT, target
from ui.widgets.choices import name_box
from ui.widgets.labels import caption, label

_PAUSE_MS = 700
_KEY = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """Ticks show sections; drag or Alt with the arrows moves them.

    Signals:
        moved: keys in their new order.
    """

    moved = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sections of the report"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(lambda *_rows: self.moved.emit(self.keys()))

    def keys(self) -> list[str]:
        return [str(self.item(row).data(_KEY)) for row in range(self.count())]

    def key(self) -> str:
        """The chosen section; empty where none is."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def move_chosen(self, by: int) -> None:
        row = self.currentRow()
        keys = self.keys()
        if 0 <= row + by < len(keys):
            keys.insert(row + by, keys.pop(row))
            self.moved.emit(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_chosen(by)
        else:
            super().keyPressEvent(event)


class ReportChoices(QWidget):
    """Signals: ``paper_chosen``; ``language_chosen``; ``office_chosen``; ``section_chosen`` with the name of a section."""

    paper_chosen = Signal()
    language_chosen = Signal()
    office_chosen = Signal()
    section_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.papers = QComboBox()
        name_box(self.papers, _("Paper"))
        for paper in Paper:
            self.papers.addItem(paper_name(paper), paper)
        self.purpose = caption("")
        self.purpose.setWordWrap(True)
        self.papers.currentIndexChanged.connect(lambda _i: self._show_paper())
        self.languages = QComboBox()
        name_box(self.languages, _("Language of the report"))
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(language()))
        self.languages.currentIndexChanged.connect(lambda _i: self.language_chosen.emit())
        self.sections = SectionList()
        self.sections.itemChanged.connect(self._toggled)
        self.sections.currentItemChanged.connect(lambda *_items: self._chosen())
        self.sections.moved.connect(self._order)
        self.up, self.down = QPushButton(_("Up")), QPushButton(_("Down"))
        self.up.clicked.connect(lambda: self.sections.move_chosen(-1))
        self.down.clicked.connect(lambda: self.sections.move_chosen(1))
        self.text_name = caption("")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(_("Your own words. Lines that begin with - become a list."))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.text.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self.store_text)
        self._text_key = ""
        self.logo_colour = QCheckBox(_("Accent in the colour of the logo"))
        self.data = QCheckBox(_("Put the data (JSON) into the PDF"))
        self.names = QCheckBox(_("Name people in the report"))
        self.names.setToolTip(_("Without names the report tells who does what by function."))
        for box in (self.logo_colour, self.data, self.names):
            box.clicked.connect(self._store_settings)
        self.office = OfficeChoice(session)
        self.office.changed.connect(self.office_chosen.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(caption(_("Paper")))
        column.addWidget(self.papers)
        column.addWidget(self.purpose)
        column.addSpacing(UNIT)
        column.addWidget(caption(_("Language of the report")))
        column.addWidget(self.languages)
        column.addSpacing(UNIT)
        column.addWidget(self._laid_out_sections(), 4)
        column.addWidget(self.logo_colour)
        column.addWidget(self.data)
        column.addWidget(self.names)
        column.addSpacing(UNIT)
        column.addWidget(self.office)
        column.addStretch(1)
        self._show_purpose()

    def _laid_out_sections(self) -> QWidget:
        """What only the audit report has: its sections and texts of one's own."""
        self.of_sections = QWidget()
        column = QVBoxLayout(self.of_sections)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(_("Sections"), bold=True, size=1))
        column.addWidget(self.sections, 3)
        row = QHBoxLayout()
        for button in (self.up, self.down):
            button.setMinimumHeight(target())
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.text_name)
        column.addWidget(self.text, 1)
        self.text.setMinimumHeight(84)
        return self.of_sections

    def paper(self) -> Paper:
        """Which paper is shown."""
        return Paper(self.papers.currentData())

    def choose_paper(self, paper: Paper) -> None:
        """Show another paper."""
        self.papers.setCurrentIndex(self.papers.findData(paper))

    def _show_paper(self) -> None:
        self.store_text()
        self._show_purpose()
        self.paper_chosen.emit()

    def _show_purpose(self) -> None:
        self.purpose.setText(paper_purpose(self.paper()))
        is_audit = self.paper() is Paper.AUDIT
        self.of_sections.setVisible(is_audit)
        self.data.setVisible(is_audit)

    def language(self) -> str:
        """The code of the report's language."""
        return str(self.languages.currentData())

    def refresh(self, audit: Audit) -> None:
        """Show what the audit says; the chosen section stays chosen."""
        chosen = self.sections.key() or "summary"
        self.sections.blockSignals(True)
        self.sections.clear()
        for row, place in enumerate(section_choices(audit)):
            item = QListWidgetItem(_(place.section.name))
            item.setData(_KEY, place.key)
            item.setSizeHint(QSize(0, target()))
            item.setCheckState(Qt.CheckState.Checked if place.part.is_shown else Qt.CheckState.Unchecked)
            if place.part.text.strip():
                item.setText(f"{item.text()}  ✎")
            self.sections.addItem(item)
            if place.key == chosen:
                self.sections.setCurrentRow(row)
        self.sections.blockSignals(False)
        self._show_text(audit)
        settings = audit.report_settings
        self.logo_colour.setChecked(settings.uses_logo_colour)
        self.logo_colour.setEnabled(self.session.can_edit and audit.firm.logo is not None)
        self.data.setChecked(settings.attaches_data)
        self.names.setChecked(settings.names_people)
        for widget in (self.sections, self.up, self.down, self.text, self.data, self.names):
            widget.setEnabled(self.session.can_edit)

    def _show_text(self, audit: Audit) -> None:
        key = self.sections.key()
        place = next((p for p in section_choices(audit) if p.key == key), None)
        if place is None:
            return
        name = _("Own text for “{section}”").format(section=_(place.section.name))
        self.text_name.setText(name)
        self.text.setAccessibleName(name)
        if self.text.toPlainText() != place.part.text and not (self._pause.isActive() and key == self._text_key):
            self.text.blockSignals(True)
            self.text.setPlainText(place.part.text)
            self.text.blockSignals(False)
        self._text_key = key

    def _chosen(self) -> None:
        self.store_text()
        self._show_text(self.session.audit)
        place = next((p for p in section_choices(self.session.audit) if p.key == self.sections.key()), None)
        if place is not None:
            self.section_chosen.emit(place.section.name)

    def _toggled(self, item: QListWidgetItem) -> None:
        is_shown = item.checkState() is Qt.CheckState.Checked
        self.session.do(show_section, self._part(str(item.data(_KEY))), is_shown)

    def _order(self, keys: list[str]) -> None:
        parts = {place.key: place.part for place in section_choices(self.session.audit)}
        self.session.do(order_sections, [parts[key] for key in keys])

    def _part(self, key: str) -> ReportPart:
        return next(place.part for place in section_choices(self.session.audit) if place.key == key)

    def store_text(self) -> None:
        """Store what was typed, at the latest when something else is chosen."""
        self._pause.stop()
        if self._text_key and self.session.can_edit:
            self.session.do(write_section, self._part(self._text_key), self.text.toPlainText())

    def _store_settings(self) -> None:
        self.session.do(
            change_report_settings,
            ReportSettings(
                uses_logo_colour=self.logo_colour.isChecked(),
                attaches_data=self.data.isChecked(),
                names_people=self.names.isChecked(),
            ),
        )
