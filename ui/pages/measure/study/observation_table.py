"""The observations of a study: what was read, what is strange, what was left out and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.study import add_times, exclude_observations, set_observation_text
from auditor.errors import InputError
from auditor.locale import _, fixed, number, percent
from auditor.model import Observation, Study
from auditor.study.time_study import StudyNumbers
from ui.session import Session
from ui.theme import UNIT, colour, target
from ui.widgets.labels import label
from ui.widgets.term import explain_heads
from ui.widgets.text_field import TextField

_ROLE = Qt.ItemDataRole.UserRole
_SECONDS, _RATING, _NOTE = 2, 3, 5
_MOST_TYPED = 5_000


class ObservationTable(QWidget):
    """A row an observation. Nothing is left out but by a person, with a reason."""

    def __init__(self, session: Session, study_id: int) -> None:
        super().__init__()
        self.session, self.study_id = session, study_id
        headings = (_("Cycle"), _("Element"), _("Seconds"), _("Rating"), _("Mark"), _("Note"))
        self.table = QTableWidget(0, len(headings))
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels(list(headings))
        explain_heads(self.table)
        self.table.setAccessibleName(_("Observations"))
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(8 * target())
        self.table.itemChanged.connect(self._store)
        self.exclude, self.include = QPushButton(_("Leave out …")), QPushButton(_("Take in again"))
        self.exclude.clicked.connect(self._exclude)
        self.include.clicked.connect(lambda: session.do(exclude_observations, self._chosen(), ""))
        self.typed = TextField(self._add_typed, _("Add times in seconds: 12.4 13.1 12.9"))
        self.typed.line.setAccessibleName(_("Add times in seconds"))
        row = QHBoxLayout()
        row.addWidget(self.exclude)
        row.addWidget(self.include)
        row.addWidget(self.typed, 1)
        rule = _("Marked as an outlier: more than 1.5 interquartile ranges beyond the quartiles (Tukey 1977).")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("Observations"), bold=True))
        layout.addWidget(label(rule, quiet=True))
        layout.addWidget(self.table)
        layout.addLayout(row)
        self.typed.show_value("")

    def show_numbers(self, numbers: StudyNumbers) -> None:
        """Write the observations as they are now."""
        audit = self.session.audit
        names = {e.id: e.name for e in audit.elements_of(self.study_id)}
        outliers = frozenset().union(*(timed.outliers for timed in numbers.elements.values()))
        observations = audit.observations_of(self.study_id)
        self.table.blockSignals(True)
        self.table.setRowCount(len(observations))
        for row, seen in enumerate(observations):
            mark = (
                _("left out: {reason}").format(reason=seen.excluded_because)
                if seen.excluded_because
                else _("lap missed")
                if seen.is_missed
                else _("outlier")
                if seen.id in outliers
                else ""
            )
            rating = seen.rating if numbers.study.rates_each else numbers.study.rating
            texts = (
                number(seen.cycle), names.get(seen.element_id or 0, ""), fixed(seen.seconds, 2), percent(rating), mark, seen.note,
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_ROLE, seen.id)
                if column not in (_SECONDS, _NOTE) and not (column == _RATING and numbers.study.rates_each):
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                if column in (0, _SECONDS, _RATING):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if mark:
                    item.setForeground(colour("quiet" if seen.excluded_because else "warn"))
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(4, max(self.table.columnWidth(4), 160))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.blockSignals(False)

    def _chosen(self) -> list[Observation]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        ids = [int(item.data(_ROLE)) for row in rows if (item := self.table.item(row, 0)) is not None]
        known = self.session.audit.table(Observation)
        return [known[i] for i in ids if i in known]

    def _exclude(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        reason, accepted = QInputDialog.getText(self, _("Leave out"), _("Why does this not count?"))
        if accepted and reason.strip():
            self.session.do(exclude_observations, chosen, reason.strip())

    def _store(self, item: QTableWidgetItem) -> None:
        seen = self.session.audit.table(Observation).get(int(item.data(_ROLE)))
        if seen is None:
            return
        text = item.text().strip()
        key = {_NOTE: "note", _RATING: "rating"}.get(item.column(), "seconds")
        try:
            self.session.enter(set_observation_text, seen, key, text)
        except InputError as error:
            self.session.failed.emit(str(error))
            self.show_again()

    def show_again(self) -> None:
        """What is stored, in place of what could not be read."""
        from auditor.study.time_study import study_numbers

        self.show_numbers(study_numbers(self.session.audit, self.study_id))

    def _add_typed(self, text: str) -> None:
        """Times read elsewhere: of the only element, or of the elements in turn."""
        self.session.enter(add_times, self.session.audit.table(Study)[self.study_id], text)
