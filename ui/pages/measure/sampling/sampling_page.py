"""Work sampling: a plan of random moments, what is seen ticked, and the shares of time it gives."""

from __future__ import annotations

from dataclasses import replace
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

from auditor.errors import InputError
from auditor.locale import _, number, percent
from auditor.model import Moment, WorkSampling
from auditor.model.units import Kind, parse_as
from auditor.study.work_sampling import lines, looks_needed, planned_moments, sampled_shares
from ui.pages.page import Page
from ui.session import Session
from ui.theme import TARGET, UNIT
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
        self.rounds.setAccessibleName(_("Sampling rounds"))
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
        self.subjects.left.connect(partial(self._set_lines, "subjects"))
        self.categories.left.connect(partial(self._set_lines, "categories"))
        form.addRow(caption(_("Who or what, one a line")), self.subjects)
        form.addRow(caption(_("What can be seen, one a line")), self.categories)
        self.count = TextField(self._plan, "30")
        self.count.line.setAccessibleName(_("Plan so many rounds"))
        form.addRow(caption(_("Plan so many rounds")), self.count)
        self.results = QTableWidget(0, 4)
        self.results.setHorizontalHeaderLabels([_("Seen"), _("Looks"), _("Share"), _("95% interval")])
        self.results.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.results.verticalHeader().hide()
        self.results.setAccessibleName(_("Shares of time"))
        self.verdict = label("", quiet=True)
        self.looks = QTableWidget(0, 3)
        self.looks.setHorizontalHeaderLabels([_("At"), _("Who or what"), _("Seen")])
        self.looks.verticalHeader().setDefaultSectionSize(TARGET)
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
        count = len(self.session.audit.table(WorkSampling)) + 1
        made = WorkSampling(
            name=_("Round {n}").format(n=count),
            subjects=_("Operator"),
            categories="\n".join((_("works"), _("sets up"), _("walks"), _("searches"), _("waits"), _("is not there"))),
            seed=SystemRandom().randrange(1, 2**31),
        )
        self.session.put(_("New sampling round"), made)
        newest = max(self.session.audit.table(WorkSampling), default=0)
        self.rounds.setCurrentIndex(self.rounds.findData(newest))
        self._show()

    def _remove(self) -> None:
        sampling = self.sampling
        if sampling is not None:
            with self.session.edit(_("Remove sampling round")) as edit:
                if edit is not None:
                    edit.delete(sampling)

    def _put(self, **values: object) -> None:
        sampling = self.sampling
        if sampling is not None:
            self.session.put(_("Change sampling round"), replace(sampling, **values))  # type: ignore[arg-type]

    def _set(self, key: str, text: str) -> None:
        if key == "name":
            self._put(name=text[:500])
            return
        value = _time_of_day(text)
        sampling = self.sampling
        if sampling is not None:
            start, end = (value, sampling.end_s) if key == "start_s" else (sampling.start_s, value)
            if end - start < 60:
                raise InputError(_("The end lies after the beginning."))
        self._put(**{key: value})

    def _set_lines(self, key: str, text: str) -> None:
        sampling = self.sampling
        wanted = "\n".join(lines(text))[:20_000]
        if sampling is not None and wanted != getattr(sampling, key):
            self._put(**{key: wanted})

    def _plan(self, text: str) -> None:
        """So many rounds at random; looks already made stay, planned ones are planned anew."""
        sampling = self.sampling
        if sampling is None or not text:
            return
        rounds = parse_as(text, Kind.COUNT).likely
        if rounds != int(rounds) or not 1 <= rounds <= _MOST_ROUNDS:
            raise InputError(_("Whole rounds, from 1 to {most}.").format(most=_MOST_ROUNDS))
        with self.session.edit(_("Plan sampling moments")) as edit:
            if edit is None:
                return
            for moment in self.session.audit.moments_of(sampling.id):
                if not moment.seen:
                    edit.delete(moment)
            edit.put(replace(sampling, seed=sampling.seed % (2**31 - 2) + 1))
            for moment in planned_moments(sampling, int(rounds)):
                edit.put(moment)

    def see(self, moment: Moment, what: str) -> None:
        """Tick what was seen at a look."""
        self.session.put(_("Sampling look"), replace(moment, seen=what))

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
            box.setAccessibleName(
                _("Seen at {time}: {subject}").format(time=_clock(moment.at_s), subject=moment.subject)
            )
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


def _time_of_day(text: str) -> float:
    """“8:00” or “16.30” in seconds since midnight."""
    parts = text.replace(".", ":").split(":")
    if (
        len(parts) == 2
        and all(p.isascii() and p.isdigit() for p in parts)
        and int(parts[0]) < 25
        and int(parts[1]) < 60
    ):
        seconds = int(parts[0]) * 3600.0 + int(parts[1]) * 60.0
        if seconds <= _DAY_S:
            return seconds
    raise InputError(_("Write a time of day: 8:00."))


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600}:{int(seconds) % 3600 // 60:02}"
