"""Work sampling: a plan of random moments, what is seen ticked, and the shares of time it gives."""

from __future__ import annotations

from functools import partial
from random import SystemRandom

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.work_sampling import new_sampling, plan_moments, remove_sampling, see, set_sampling_text
from auditor.locale import _, number, percent
from auditor.model import Moment, WorkSampling
from auditor.study.work_sampling import lines, looks_needed, sampled_shares
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT, target
from ui.widgets.choices import name_box
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.lines_box import LinesBox
from ui.widgets.text_field import TextField

_ROLE = Qt.ItemDataRole.UserRole
_DAY_S = 86_400.0
_MOST_ROUNDS = 480
_PRECISION = 0.05


class SamplingPage(Page):
    """Rounds in a list; the chosen one's settings and results at the left, its looks at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rounds = QComboBox()
        name_box(self.rounds, _("Sampling rounds"))
        self.rounds.activated.connect(lambda _i: self._show())
        self.new = QPushButton(_("New round"))
        self.new.clicked.connect(self._new)
        self.remove = QPushButton(_("Remove round"))
        self.remove.clicked.connect(self._remove)
        self.fields: dict[str, TextField] = {}
        form = field_form()
        for key, name, hint in (
            ("name", _("Name"), ""),
            ("start_s", _("From"), "8:00"),
            ("end_s", _("Until"), "16:30"),
        ):
            self.fields[key] = TextField(partial(self._set, key), hint)
            self.fields[key].line.setAccessibleName(name)
            form.addRow(caption(name), self.fields[key])
        self.subjects = LinesBox(_("Who or what, one a line"))
        self.categories = LinesBox(_("What can be seen, one a line"))
        self.subjects.left.connect(partial(self._set, "subjects"))
        self.categories.left.connect(partial(self._set, "categories"))
        form.addRow(caption(_("Who or what, one a line")), self.subjects)
        form.addRow(caption(_("What can be seen, one a line")), self.categories)
        self.count = TextField(self._plan, "30")
        self.count.line.setAccessibleName(_("Plan so many rounds"))
        form.addRow(caption(_("Plan so many rounds")), self.count)
        self.results = QTableWidget(0, 4)
        self.results.setTabKeyNavigation(False)
        self.results.setHorizontalHeaderLabels([_("Seen"), _("Looks"), _("Share"), _("95% interval")])
        self.results.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.results.verticalHeader().hide()
        self.results.setAccessibleName(_("Shares of time"))
        self.verdict = label("", quiet=True)
        self.looks = QTableWidget(0, 3)
        self.looks.setTabKeyNavigation(False)
        self.looks.setHorizontalHeaderLabels([_("At"), _("Who or what"), _("Seen")])
        self.looks.verticalHeader().setDefaultSectionSize(target())
        self.looks.setAccessibleName(_("Planned looks"))
        self.looks.setColumnWidth(1, 180)
        self.looks.horizontalHeader().setStretchLastSection(True)
        head = QHBoxLayout()
        head.addWidget(self.rounds, 1)
        head.addWidget(self.new)
        head.addWidget(self.remove)
        self.empty = label(
            _(
                "Work sampling looks at random moments and notes what is seen: after some hundred looks you know how much "
                "of the time is work, waiting or walking, without a stopwatch."
            ),
            quiet=True,
        )
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(form)
        left.addWidget(self.results, 1)
        left.addWidget(self.verdict)
        self.body = QWidget()
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(3 * UNIT)
        body.addLayout(left, 1)
        body.addWidget(self.looks, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addWidget(self.body, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.rounds)

    @property
    def sampling(self) -> WorkSampling | None:
        """The round that is shown."""
        return self.session.audit.table(WorkSampling).get(int(self.rounds.currentData() or 0))

    # what can be done

    def _new(self) -> None:
        made = self.session.do(new_sampling, SystemRandom().randrange(1, 2**31))
        if made is not None:
            self.rounds.setCurrentIndex(self.rounds.findData(made.id))
        self._show()

    def _remove(self) -> None:
        sampling = self.sampling
        if sampling is not None:
            self.session.do(remove_sampling, sampling)

    def _set(self, key: str, text: str) -> None:
        sampling = self.sampling
        if sampling is not None:
            self.session.enter(set_sampling_text, sampling, key, text)

    def _plan(self, text: str) -> None:
        sampling = self.sampling
        if sampling is not None and text:
            self.session.enter(plan_moments, sampling, text)

    def see(self, moment: Moment, what: str) -> None:
        """Tick what was seen at a look."""
        self.session.do(see, moment, what)

    # what is shown

    def refresh(self) -> None:
        current = self.rounds.currentData()
        samplings = sorted(self.session.audit.table(WorkSampling).values(), key=lambda s: s.id)
        self.rounds.clear()
        for sampling in samplings:
            self.rounds.addItem(sampling.name, sampling.id)
        self.rounds.setCurrentIndex(max(self.rounds.findData(current), 0) if samplings else -1)
        self._show()

    def _show(self) -> None:
        sampling = self.sampling
        self.empty.setVisible(sampling is None)
        self.body.setVisible(sampling is not None)
        self.new.setEnabled(self.session.can_edit)
        self.remove.setEnabled(self.session.can_edit and sampling is not None)
        self.body.setEnabled(self.session.can_edit)
        if sampling is None:
            return
        self.fields["name"].show_value(sampling.name)
        for key in ("start_s", "end_s"):
            self.fields[key].show_value(_clock(getattr(sampling, key)))
        for box, text in ((self.subjects, sampling.subjects), (self.categories, sampling.categories)):
            if not box.hasFocus() and box.toPlainText() != text:
                box.setPlainText(text)
        self._show_looks(sampling)
        self._show_results(sampling)

    def _show_looks(self, sampling: WorkSampling) -> None:
        moments = self.session.audit.moments_of(sampling.id)
        names = lines(sampling.categories)
        self.looks.setRowCount(len(moments))
        for row, moment in enumerate(moments):
            for column, text in enumerate((_clock(moment.at_s), moment.subject)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setData(_ROLE, moment.id)
                self.looks.setItem(row, column, item)
            box = QComboBox()
            name_box(box, _("Seen at {time}: {subject}").format(time=_clock(moment.at_s), subject=moment.subject))
            box.addItems(["", *names, *([moment.seen] if moment.seen and moment.seen not in names else [])])
            box.setCurrentText(moment.seen)
            box.activated.connect(lambda _i, box=box, moment=moment: self.see(moment, box.currentText()))
            self.looks.setCellWidget(row, 2, box)

    def _show_results(self, sampling: WorkSampling) -> None:
        moments = self.session.audit.moments_of(sampling.id)
        shares = sampled_shares(sampling, moments)
        total = sum(share.count for share in shares)
        self.results.setRowCount(len(shares))
        for row, share in enumerate(shares):
            interval = f"{percent(share.low)} – {percent(share.high)}" if total else "–"
            texts = (share.category, number(share.count), percent(share.share) if total else "–", interval)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.results.setItem(row, column, item)
        widest = max((share.share for share in shares), default=0.5, key=lambda p: p * (1 - p))
        needed = looks_needed(widest if 0 < widest < 1 else 0.5, _PRECISION)
        open_looks = sum(not moment.seen for moment in moments)
        self.verdict.setText(
            _("{n} looks made, {open} planned; {needed} in all give ± 5% points on the largest share.").format(
                n=number(total), open=number(open_looks), needed=number(needed)
            )
        )


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600}:{int(seconds) % 3600 // 60:02}"
