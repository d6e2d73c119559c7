"""Share figures: what is asked once, the table of exactly what leaves, consent, and the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QPushButton, QVBoxLayout, QWidget

from auditor.assess.sectors import sector_of
from auditor.edit.sharing import set_place
from auditor.errors import AuditorError
from auditor.locale import _
from auditor.model import SizeClass
from auditor.region.extract.document import SUFFIX, WITHDRAWAL_SUFFIX
from auditor.region.extract.shown import ShownTable, shown_tables
from auditor.region.places import (
    lacking_label,
    missing_for_extract,
    regions_of,
    size_label,
    suggested_region,
    suggested_size,
)
from auditor.region.sharing import Ready, prepare, share, withdraw_shared
from ui.region.files import ask_save
from ui.safety.boxes import show
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.dialog_row import last_row
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import replace_widget, say_in, scroll_area


class ShareDialog(QDialog):
    """The owner sees all of it before anything is written; nothing is sent."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.session = session
        self.ready: Ready | None = None
        self.setWindowTitle(_("Share figures"))
        self.resize(980, 720)
        self.people = QComboBox()
        self.people.setAccessibleName(_("People in the firm"))
        self.region = QComboBox()
        self.region.setAccessibleName(_("Large region"))
        self.sector = label("", wrap=False)
        self.area = scroll_area()
        self.agreed = QCheckBox(_("I have seen what leaves, and I may decide that for the firm."))
        self.save = QPushButton(_("Save the extract …"))
        self.save.setProperty("primary", True)
        self.withdraw = QPushButton(_("Withdraw …"))
        self._lay_out()
        self._fill()
        for box in (self.people, self.region):
            box.currentIndexChanged.connect(self._said)
        self.agreed.toggled.connect(self._enable)
        self.save.clicked.connect(self._save)
        self.withdraw.clicked.connect(self._withdraw)
        self._show()

    def _lay_out(self) -> None:
        text = _(
            "A programme can learn from many firms only if firms share figures. Here is everything that would leave, and nothing else. Nothing is "
            "sent: you save a small file and hand it over yourself."
        )
        form = field_form()
        form.addRow(caption(_("Sector")), self.sector)
        form.addRow(caption(_("People in the firm")), self.people)
        form.addRow(caption(_("Large region")), self.region)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(text))
        layout.addLayout(form)
        layout.addWidget(self.area, 1)
        layout.addWidget(label(consent_text(), quiet=True))
        layout.addWidget(self.agreed)
        layout.addLayout(last_row(self, self.withdraw, self.save))

    def _fill(self) -> None:
        """What the audit says, else what it suggests; nothing where it suggests nothing."""
        audit = self.session.audit
        said = audit.sharing
        self.people.addItem(_("Please choose"), None)
        for size in SizeClass:
            self.people.addItem(size_label(size), size.value)
        self.region.addItem(_("Please choose"), "")
        for region in regions_of(audit.firm.country):
            self.region.addItem(
                f"{region.code} {region.name}" if region.name != region.code else region.code, region.code
            )
        size_now = said.size_class or suggested_size(audit)
        self.people.setCurrentIndex(max(self.people.findData(size_now.value if size_now is not None else None), 0))
        self.region.setCurrentIndex(max(self.region.findData(said.region or suggested_region(audit)), 0))
        sector = sector_of(audit.firm.sector_code)
        self.sector.setText(sector.label if sector is not None else audit.firm.sector_code or "–")

    def _said(self) -> None:
        self.agreed.setChecked(False)
        self._show()

    def _show(self) -> None:
        """Only what is said in this window counts; it is kept when the extract is saved."""
        size = self.people.currentData()
        audit = self.session.audit
        chosen = replace(audit.sharing, size_class=SizeClass(size) if size else None, region=self.region.currentData())
        audit = audit.replaced({"sharing": {1: chosen}})
        lacking = missing_for_extract(audit)
        self.ready = None
        if lacking:
            text = _("Still to be said: {what}.").format(what=", ".join(map(lacking_label, lacking)))
            if "sector" in lacking:
                text += " " + _("The sector is chosen on the page Firm.")
            say_in(self.area, text)
        else:
            analysis, ranking = self.session.results.analysis, self.session.results.ranking
            known = (
                analysis is not None and ranking is not None and analysis.audit is ranking.audit is self.session.audit
            )
            try:
                self.ready = prepare(
                    audit,
                    date.today().year,
                    analysis.value if known and analysis is not None else None,
                    ranking.value if known and ranking is not None else None,
                )
                replace_widget(self.area, tables_widget(shown_tables(self.ready.extract)))
            except AuditorError as error:
                say_in(self.area, str(error))
        self._enable()

    def _enable(self) -> None:
        can = self.session.can_edit
        self.save.setEnabled(self.ready is not None and self.agreed.isChecked() and can)
        self.agreed.setEnabled(self.ready is not None and can)
        self.withdraw.setEnabled(bool(self.session.audit.sharing.share_key) and can)

    def _save(self) -> None:
        file, ready = self.session.file, self.ready
        if file is None or ready is None:
            return
        target = ask_save(self, _("Save the extract"), str(file.path.with_suffix(SUFFIX)), {_("Extracts"): SUFFIX})
        if target is None:
            return
        size = SizeClass(self.people.currentData())
        if (
            self.session.audit.sharing.size_class is not size
            or self.session.audit.sharing.region != self.region.currentData()
        ):
            self.session.do(set_place, size, self.region.currentData())
        try:
            share(file, ready, target)
        except AuditorError as error:
            self.session.failed.emit(str(error))
            return
        self.accept()
        show(self.parentWidget(), _("Wrote {path}. Hand it to the programme.").format(path=target))

    def _withdraw(self) -> None:
        file = self.session.file
        if file is None:
            return
        start = str(file.path.with_suffix(WITHDRAWAL_SUFFIX))
        target = ask_save(self, _("Save the withdrawal"), start, {_("Withdrawals"): WITHDRAWAL_SUFFIX})
        if target is None:
            return
        try:
            withdraw_shared(file, target)
        except AuditorError as error:
            self.session.failed.emit(str(error))
            return
        self.accept()
        show(self.parentWidget(), _("Wrote {path}. Hand it to the programme.").format(path=target))


def consent_text() -> str:
    """What the owner agrees to."""
    return _(
        "The file carries no name, no text that anybody wrote, no picture and no place smaller than a large region. It is pseudonymous, not anonymous: "
        "who knows the firm well may still recognise it, so it belongs with the programme and with nobody else. You can withdraw it. Figures of ten firms "
        "or more that the programme has handed out may rest on it until five firms or more have changed, and the programme keeps what is behind its packs: "
        "without that a later one could be subtracted from them."
    )


def tables_widget(tables: tuple[ShownTable, ...]) -> QWidget:
    """The tables of an extract below each other."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, UNIT, 0, UNIT)
    column.setSpacing(UNIT)
    for table in tables:
        column.addWidget(label(table.title, bold=True, size=1))
        if not table.rows:
            column.addWidget(label(_("Nothing of this leaves."), quiet=True))
            continue
        is_list = table.key != "firm"
        widths = [] if is_list else [330]
        made = PlainTable(table.title, table.heads, stretch=0 if is_list else 1, widths=widths)
        numbers = [i for i in range(len(table.heads)) if any(isinstance(r[i].value, float) for r in table.rows)]
        made.show_rows([[cell.text for cell in row] for row in table.rows], right=numbers if is_list else ())
        if is_list:
            made.fit()
        column.addWidget(made)
    column.addStretch(1)
    return body
