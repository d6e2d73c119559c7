"""The stopwatch window: one large button, the keys that do the same, and every lap stored at once."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QPushButton, QVBoxLayout, QWidget

from auditor.edit.study import note_lap, record_lap, set_rating, take_back_lap
from auditor.errors import AuditorError
from auditor.locale import _, fixed, number, percent
from auditor.model import Observation, Study, Timing
from auditor.study.laps import Lap, LapClock
from ui.fitting import resize_within_screen
from ui.session import Session
from ui.stopwatch.lap_list import LapList
from ui.theme import UNIT
from ui.widgets.labels import label

_TICK_MS = 50
_RATING_STEP = 0.05
_LEAST_RATING, _MOST_RATING = 0.5, 1.5
Key = Qt.Key


class Stopwatch(QDialog):
    """Takes laps of one study. Closed at any moment, by whatever, it goes on behind the last lap when opened again."""

    def __init__(
        self, parent: QWidget | None, session: Session, study_id: int, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self.session, self.study_id, self._now = session, study_id, clock
        audit = session.audit
        self._names = {e.id: e.name for e in audit.elements_of(study_id)}
        self._own = [e.id for e in audit.elements_of(study_id) if not e.is_foreign]
        self._foreign = next((e.id for e in audit.elements_of(study_id) if e.is_foreign), None)
        self.timer = LapClock.behind(self._own, audit.observations_of(study_id))
        self.rating = self.study.rating
        self._build()
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._show_time)
        session.changed.connect(self._follow)
        self._show()

    @property
    def study(self) -> Study:
        return self.session.audit.table(Study)[self.study_id]

    def _build(self) -> None:
        step = self.session.audit.steps[self.study.step_id]
        self.setWindowTitle(_("Stopwatch: {step}").format(step=step.name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        resize_within_screen(self, 1100, 720)
        self.element = label("", bold=True, size=14)
        self.time = label("0.0", bold=True, size=70, wrap=False)
        self.time.setObjectName("figure")
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = label("", quiet=True, size=5)
        self.lap_button = self._button(_("Start"), "", self.lap, primary=True)
        self.lap_button.setObjectName("lap")
        self.buttons = {
            "pause": self._button(_("Pause"), "P", self.pause),
            "missed": self._button(_("Missed a lap"), "M", self.miss),
            "foreign": self._button(_("Foreign element"), "F", self.interrupt),
            "undo": self._button(_("Take back"), "Z", self.take_back),
            "note": self._button(_("Note"), "N", self.note),
            "slower": self._button("−", "-", lambda: self.rate(-_RATING_STEP)),
            "faster": self._button("+", "+", lambda: self.rate(_RATING_STEP)),
            "done": self._button(_("Done"), "Esc", self.accept),
        }
        self.buttons["slower"].setAccessibleName(_("Rate slower"))
        self.buttons["faster"].setAccessibleName(_("Rate faster"))
        self.rated = label("", size=4, wrap=False)
        self.laps = LapList()
        row = QHBoxLayout()
        for key in ("pause", "missed", "foreign", "undo", "note"):
            row.addWidget(self.buttons[key], 1)
        last = QHBoxLayout()
        last.addWidget(label(_("Rating"), quiet=True, size=3, wrap=False))
        for widget in (self.buttons["slower"], self.rated, self.buttons["faster"]):
            last.addWidget(widget)
        last.addStretch(1)
        last.addWidget(self.buttons["done"], 1)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(label(step.name, quiet=True, size=4))
        left.addWidget(self.element)
        left.addWidget(self.time, 1)
        left.addWidget(self.next)
        left.addWidget(self.lap_button)
        left.addLayout(row)
        left.addLayout(last)
        body = QHBoxLayout(self)
        body.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        body.setSpacing(3 * UNIT)
        body.addLayout(left, 3)
        body.addWidget(self.laps, 1)
        self.setAccessibleName(self.windowTitle())

    def _button(self, text: str, keys: str, act: Callable[[], object], primary: bool = False) -> QPushButton:
        button = QPushButton(f"{text}  ({keys})" if keys and len(text) > 1 else text)
        button.setAccessibleName(text)
        button.setProperty("touch", True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the stopwatch
        button.setProperty("primary", primary)
        button.clicked.connect(lambda _checked=False: act())
        return button

    # what can be done

    def lap(self) -> None:
        """Start; or end what is timed and store it."""
        now = self._now()
        if not self.timer.is_running:
            self.timer.start(now)
            self._ticks.start()
            self._show()
            return
        lap = self.timer.lap(now)
        if self.session.do(record_lap, self.study, lap, self.rating) is None:
            self.timer.take_back(lap)  # could not be stored, which was told: the time runs on
        self._show()

    def pause(self) -> None:
        """Stand still until the next press."""
        if self.timer.is_running:
            self.timer.pause(self._now())
            self._ticks.stop()
            self._show()

    def miss(self) -> None:
        """The end of the element went by."""
        if self.timer.is_running:
            self.timer.miss()
            self._show()

    def interrupt(self) -> None:
        """Something foreign begins; the next press ends it."""
        if self.timer.is_running and self._foreign is not None and not self.timer.is_foreign:
            self.timer.interrupt(self._now(), self._foreign)
            self._show()

    def take_back(self) -> None:
        """The last lap was a mistake."""
        last = self._last()
        if last is not None:
            self.timer.take_back(Lap(last.element_id or 0, last.seconds, last.cycle, last.is_missed))
            self.session.do(take_back_lap, last)
            self._show()

    def rate(self, by: float) -> None:
        """The pace of what is seen now, against normal."""
        self.rating = round(min(max(self.rating + by, _LEAST_RATING), _MOST_RATING), 2)
        if not self.study.rates_each:
            self.session.do(set_rating, self.study, self.rating)
        self._show()

    def note(self) -> None:
        """A remark on the last lap; the clock runs on."""
        last = self._last()
        if last is not None:
            text, accepted = QInputDialog.getText(self, _("Note"), _("What happened?"), text=last.note)
            if accepted:
                self.session.do(note_lap, last, text)

    def _last(self) -> Observation | None:
        observations = self.session.audit.observations_of(self.study_id)
        return observations[-1] if observations else None

    # what is shown

    def _show(self) -> None:
        running = self.timer.is_running
        self.element.setText(self._names.get(self.timer.element_id, ""))
        ahead = _("then: {element}").format(element=self._names.get(self.timer.next_id, ""))
        self.next.setText(f"{_('Cycle {n}').format(n=number(self.timer.cycle))}  ·  {ahead}")
        begun = self.timer.elapsed(self._now()) > 0 or self._last() is not None
        text = _("Lap") if running else _("Go on") if begun else _("Start")
        self.lap_button.setText(_("{action}  (space)").format(action=text))
        self.lap_button.setAccessibleName(text)
        for key in ("pause", "missed", "foreign"):
            self.buttons[key].setEnabled(running)
        self.buttons["missed"].setEnabled(running and not self.timer.has_missed and not self.timer.is_foreign)
        self.buttons["undo"].setEnabled(self._last() is not None)
        self.buttons["note"].setEnabled(self._last() is not None)
        self.rated.setText(percent(self.rating))
        self.laps.show_study(self.session.audit, self.study_id)
        self._show_time()

    def _show_time(self) -> None:
        now = self._now()
        shown = self.timer.elapsed(now)
        if self.study_id in self.session.audit.table(Study) and self.study.timing is Timing.CONTINUOUS:
            shown += sum(o.seconds for o in self.session.audit.observations_of(self.study_id))
        self.time.setText(fixed(shown, 1))

    def _follow(self, _change: object) -> None:
        if self.study_id not in self.session.audit.table(Study):
            self.reject()  # undone beneath it
        else:
            self.laps.show_study(self.session.audit, self.study_id)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        actions: dict[int, Callable[[], object]] = {
            Key.Key_Space: self.lap,
            Key.Key_Return: self.lap,
            Key.Key_Enter: self.lap,
            Key.Key_P: self.pause,
            Key.Key_M: self.miss,
            Key.Key_F: self.interrupt,
            Key.Key_Z: self.take_back,
            Key.Key_Backspace: self.take_back,
            Key.Key_N: self.note,
            Key.Key_Plus: lambda: self.rate(_RATING_STEP),
            Key.Key_Equal: lambda: self.rate(_RATING_STEP),
            Key.Key_Minus: lambda: self.rate(-_RATING_STEP),
            Key.Key_Escape: self.accept,
        }
        action = actions.get(event.key())
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._ticks.stop()
        super().done(result)


def open_stopwatch(parent: QWidget, session: Session, study_id: int) -> Stopwatch | None:
    """The stopwatch over the window; told why where it can't be."""
    if not session.can_edit:
        session.failed.emit(_("This audit can only be read: no laps can be stored."))
        return None
    try:
        watch = Stopwatch(parent, session, study_id)
    except AuditorError as error:
        session.failed.emit(str(error))
        return None
    watch.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    watch.open()
    return watch
