"""One time study: what it comes to, its elements, pictures, allowance and observations."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.study import remove_study, set_follows, set_study, study_value
from auditor.locale import _, number, percent
from auditor.model import Estimate, Study, Timing
from auditor.model.units import Kind, format_as, format_time
from auditor.study.time_study import StudyNumbers, study_numbers
from ui.pages.measure.study.allowance_panel import AllowancePanel
from ui.pages.measure.study.element_table import ElementTable
from ui.pages.measure.study.observation_table import ObservationTable
from ui.pages.measure.study.study_charts import Histogram, RunChart
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box, narrow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.text_field import TextField

_FIGURES = ("standard", "interval", "normal", "observed", "wanted")


class StudyDetail(QWidget):
    """Follows the snapshot; everything on it is changed by the verbs of :mod:`auditor.edit.study`."""

    def __init__(self, session: Session, study_id: int, time: Callable[[int], None]) -> None:
        super().__init__()
        self.session, self.study_id = session, study_id
        self.fields: dict[str, TextField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(self._head(time))
        layout.addWidget(self._figures())
        self.elements = ElementTable(session, study_id)
        self.elements.chosen.connect(self._show_charts)
        layout.addWidget(self.elements)
        self.run, self.histogram = RunChart(), Histogram()
        pictures = QHBoxLayout()
        pictures.addWidget(self.run, 3)
        pictures.addWidget(self.histogram, 2)
        layout.addLayout(pictures)
        self.allowance = AllowancePanel(session, study_id)
        lower = QHBoxLayout()
        lower.setSpacing(3 * UNIT)
        lower.addLayout(self._settings(), 1)
        lower.addWidget(self.allowance, 1)
        layout.addLayout(lower)
        self.observations = ObservationTable(session, study_id)
        layout.addWidget(self.observations)
        layout.addStretch(1)

    @property
    def study(self) -> Study:
        return self.session.audit.table(Study)[self.study_id]

    def _head(self, time: Callable[[int], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        self.title = label("", bold=True, size=3)
        self.follows = QCheckBox(_("The step's time follows this study"))
        self.follows.clicked.connect(lambda on: self.session.do(set_follows, self.study, bool(on)))
        self.watch_button = QPushButton(_("Stopwatch"))
        self.watch_button.setProperty("primary", True)
        self.watch_button.clicked.connect(lambda: time(self.study_id))
        remove = QPushButton(_("Remove"))
        remove.clicked.connect(lambda: self.session.do(remove_study, self.study))
        row.addWidget(self.title, 1)
        for widget in (self.follows, self.watch_button, remove):
            row.addWidget(widget)
        return row

    def _figures(self) -> QFrame:
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        self.figures = {}
        names = {
            "standard": _("standard time a piece"),
            "interval": _("interval of its mean"),
            "normal": _("normal time"),
            "observed": _("as observed"),
            "wanted": _("cycles timed"),
        }
        for key in _FIGURES:
            column = QVBoxLayout()
            column.setSpacing(0)
            self.figures[key] = label("–", bold=True, size=4, wrap=False)
            self.figures[key].setObjectName("figure")
            column.addWidget(self.figures[key])
            column.addWidget(label(names[key], quiet=True, wrap=False))
            row.addLayout(column)
            row.addSpacing(3 * UNIT)
        row.addStretch(1)
        return frame

    def _settings(self) -> QFormLayout:
        form = field_form()
        form.addRow(label(_("Settings"), bold=True, wrap=False))
        for key, name, hint in (
            ("name", _("Name"), ""),
            ("rating", _("Rating"), percent(1)),
            ("units_per_cycle", _("Pieces per cycle"), "1"),
            ("precision", _("Wanted precision ±"), percent(0.05)),
            ("confidence", _("Confidence"), percent(0.95)),
        ):
            self.fields[key] = TextField(partial(self._set, key), hint)
            self.fields[key].line.setAccessibleName(name)
            form.addRow(caption(name), self.fields[key])
        self.rates_each = QCheckBox(_("Rate every observation"))
        self.rates_each.clicked.connect(lambda on: self._put(rates_each=bool(on)))
        form.addRow(self.rates_each)
        self.timing = QComboBox()
        name_box(self.timing, _("The clock shows"))
        self.timing.addItem(_("each element from zero (snap-back)"), Timing.SNAP_BACK)
        self.timing.addItem(_("the time since the start (continuous)"), Timing.CONTINUOUS)
        self.timing.activated.connect(lambda _i: self._put(timing=Timing(self.timing.currentData())))
        narrow(self.timing)
        form.addRow(caption(_("The clock shows")), self.timing)
        return form

    def _set(self, key: str, text: str) -> None:
        self._put(**{key: study_value(key, text)})

    def _put(self, **values: object) -> None:
        self.session.do(set_study, self.study, **values)

    # what is shown

    def refresh(self) -> None:
        """Follow the snapshot."""
        audit = self.session.audit
        if self.study_id not in audit.table(Study):
            return
        study, numbers = self.study, study_numbers(audit, self.study_id)
        self.title.setText(f"{audit.steps[study.step_id].name} – {study.name}")
        self.follows.setChecked(audit.work(study.step_id).study_id == study.id)
        self.follows.setEnabled(self.session.can_edit and numbers.standard is not None)
        self._show_figures(numbers)
        for key, text in {
            "name": study.name,
            "rating": format_as(Estimate.point(study.rating), Kind.SHARE),
            "units_per_cycle": number(study.units_per_cycle, 4, grouping=False),
            "precision": format_as(Estimate.point(study.precision), Kind.SHARE),
            "confidence": format_as(Estimate.point(study.confidence), Kind.SHARE),
        }.items():
            self.fields[key].show_value(text)
        self.rates_each.setChecked(study.rates_each)
        self.timing.setCurrentIndex(self.timing.findData(study.timing))
        self.elements.show_numbers(numbers)
        self.allowance.refresh()
        self.observations.show_numbers(numbers)
        self._show_charts()
        self.setEnabled(self.session.can_edit)

    def _show_figures(self, numbers: StudyNumbers) -> None:
        def time(seconds: float | None) -> str:
            return format_time(seconds) if seconds is not None else "–"

        standard = numbers.standard
        self.figures["standard"].setText(time(numbers.standard_s))
        if standard is not None and standard.likely > 0:
            self.figures["interval"].setText("± " + percent((standard.high - standard.likely) / standard.likely, 1))
        else:
            self.figures["interval"].setText("–")
        self.figures["normal"].setText(time(numbers.normal_s))
        self.figures["observed"].setText(time(numbers.observed_s))
        wanted = numbers.missing
        more = "" if not wanted else " " + _("(+{n} wanted)").format(n=number(wanted))
        self.figures["wanted"].setText(number(numbers.cycles) + more)

    def _show_charts(self) -> None:
        element_id = self.elements.chosen_id()
        times = [
            o
            for o in self.session.audit.observations_of(self.study_id)
            if o.element_id == element_id and not o.is_missed
        ]
        for chart in (self.run, self.histogram):
            chart.show_times([o.seconds for o in times], [bool(o.excluded_because) for o in times])
