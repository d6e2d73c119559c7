"""The studies of one step beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from auditor.locale import _, number, written_moment
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.study.time_study import StudyNumbers, study_numbers
from ui.theme import UNIT, target
from ui.widgets.labels import label
from ui.widgets.term import explain_heads


class StudyComparison(QWidget):
    """A row a study: when, how many cycles, observed, normal and standard time with its interval."""

    def __init__(self, audit: Audit, step_id: int) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(audit.steps[step_id].name, bold=True, size=3))
        studies = [study_numbers(audit, study.id) for study in audit.studies_of(step_id)]
        if not studies:
            layout.addWidget(label(_("No time study of this step yet."), quiet=True))
            layout.addStretch(1)
            return
        headings = (
            _("Study"), _("Begun"), _("Cycles"), _("Observed"), _("Normal"), _("Standard"), _("Interval"), _("The step follows"),
        )  # fmt: skip
        self.table = QTableWidget(len(studies), len(headings))
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels(list(headings))
        explain_heads(self.table)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(_("Studies of this step"))
        for row, numbers in enumerate(studies):
            for column, text in enumerate(_row(audit, step_id, numbers)):
                item = QTableWidgetItem(text)
                if column >= 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        layout.addWidget(self.table, 1)


def _row(audit: Audit, step_id: int, numbers: StudyNumbers) -> tuple[str, ...]:
    def time(seconds: float | None) -> str:
        return format_time(seconds) if seconds is not None else "–"

    study, standard = numbers.study, numbers.standard
    interval = f"{format_time(standard.low)} – {format_time(standard.high)}" if standard is not None else "–"
    follows = "✓" if audit.work(step_id).study_id == study.id else ""
    begun = written_moment(study.started_at)
    return (
        study.name, begun, number(numbers.cycles), time(numbers.observed_s), time(numbers.normal_s),
        time(numbers.standard_s), interval, follows,
    )  # fmt: skip
