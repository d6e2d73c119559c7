"""The map with the simulation on it: where work waits as heat, and one run of it as a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGraphicsView,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from auditor.flow import Analysis
from auditor.locale import _, number
from auditor.model import Audit
from auditor.simulate.film import Film
from auditor.simulate.result import ScenarioResult
from ui import motion
from ui.icons import icon
from ui.map.heat.legend import HeatLegend
from ui.map.heat.metrics import Heat, HeatMetric
from ui.map.scene import MapScene
from ui.pages.plan.simulate.jobs_layer import JobsLayer
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.labels import label

if TYPE_CHECKING:
    from auditor.simulate.built import Built

_FRAME_MS = 40
_STEPS = 1000
#: How many seconds of the screen a working day takes, by name of the speed.
_SPEEDS = (60.0, 20.0, 8.0)
_USUAL_SPEED = 1
#: How long a job is seen on its way, of the screen (s).
_MOVE_S = 0.7
_HEIGHT = 420
_READABLE = 0.5
#: How much of the free room around a map is not shown, map units.
_AROUND = 200.0


class FloorView(QWidget):
    """A map that nothing can be changed on.

    Signals:
        film_wanted: somebody wants to see jobs move.
    """

    film_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.map = MapScene()
        self.view = _Whole(self.map)
        self.legend = HeatLegend(self)
        self.play = QPushButton(icon("play"), f"  {_('Play')}")
        self.play.setCheckable(True)
        self.play.toggled.connect(self._on_play)
        self.speed = QComboBox()
        name_box(self.speed, _("Speed"))
        for seconds in _SPEEDS:
            self.speed.addItem(_("one day in {n} s").format(n=number(seconds)), seconds)
        self.speed.setCurrentIndex(_USUAL_SPEED)
        self.moment = QSlider(Qt.Orientation.Horizontal)
        self.moment.setRange(0, _STEPS)
        self.moment.setAccessibleName(_("Moment in the film"))
        self.moment.valueChanged.connect(self._on_moment)
        self.clock = label("", quiet=True, wrap=False)
        self.clock.setMinimumWidth(150)
        self.note = label(_("Dots above a card are waiting; dots on its lower edge are being worked on."), quiet=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self._elapsed = QElapsedTimer()
        self.film: Film | None = None
        self._jobs: JobsLayer | None = None
        self._audit = Audit.of()
        self._day_s, self._now_s, self._days, self._first_day = 1.0, 0.0, 1.0, 0.0
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.play)
        row.addWidget(self.speed)
        row.addWidget(self.moment, 1)
        row.addWidget(self.clock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.view)
        layout.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(2 * UNIT)
        foot.addWidget(self.legend)
        foot.addWidget(self.note, 1)
        layout.addLayout(foot)
        self.forget_film()

    # The map and its heat

    def show_map(self, audit: Audit, analysis: Analysis | None, process_id: int) -> None:
        """Take over a process; the film goes with the old one."""
        self.forget_film()
        self._audit = audit
        self.map.can_connect = False
        self.map.show_process(audit, process_id)
        self.map.show_analysis(analysis)
        self.view.fit()

    def show_waiting(self, found: ScenarioResult, day_s: float) -> None:
        """Colour the cards by how much waits there."""
        values = {i: s.queue for i, s in found.steps.items() if i in self.map.cards}
        high = max(values.values(), default=0.0)
        metric = HeatMetric("waiting", _("Jobs waiting"), lambda _a, _n: None, lambda v: number(v, 1))
        heat = Heat(metric, {i: v / high if high > 0 else 0.0 for i, v in values.items()}, 0.0, high)
        self._day_s = day_s
        self.map.show_heat(heat)
        self.legend.show_heat(heat)
        if high > 0:
            self.view.centerOn(self.map.cards[max(values, key=lambda i: values[i])].sceneBoundingRect().center())

    # The film

    def forget_film(self) -> None:
        """Stop, and show no jobs: what they are of is not shown any more."""
        self.play.setChecked(False)
        self._timer.stop()
        if self._jobs is not None:
            self.map.removeItem(self._jobs)
        self.film, self._jobs, self._now_s = None, None, 0.0
        self.moment.setEnabled(False)
        self.clock.setText("")
        self.note.hide()

    def show_film(self, built: Built, film: Film, first_day: float, days: float) -> None:
        """Take over the film of a run and play some days of it, from when the floor has filled; where no motion is wanted it stands
        still, to be moved by hand."""
        steps = {place: step for step, place in built.index.items()}
        self.film, self._first_day, self._days = film, first_day, days
        self._jobs = JobsLayer(self.map, self._audit, steps)
        self.map.addItem(self._jobs)
        self.moment.setEnabled(True)
        self.note.show()
        self._show(0.0)
        if motion.is_motion_wanted():
            self._timer.start()
            self._elapsed.start()
        else:
            self.play.setChecked(False)
            self._show(days * self._day_s / 2)

    def _on_play(self, is_on: bool) -> None:
        self.play.setText(f"  {_('Pause') if is_on else _('Play')}")
        self.play.setIcon(icon("pause" if is_on else "play"))
        if not is_on:
            self._timer.stop()
        elif self.film is None:
            self.film_wanted.emit()
        elif motion.is_motion_wanted():
            if self._now_s >= self._days * self._day_s:
                self._now_s = 0.0
            self._elapsed.start()
            self._timer.start()

    @property
    def _screen_day_s(self) -> float:
        return float(self.speed.currentData())

    def _tick(self) -> None:
        now = self._now_s + self._elapsed.restart() / 1000 / self._screen_day_s * self._day_s
        self._show(now)
        if now >= self._days * self._day_s:
            self.play.setChecked(False)

    def _on_moment(self, value: int) -> None:
        self._show(value / _STEPS * self._days * self._day_s)

    def _show(self, now_s: float) -> None:
        if self.film is None or self._jobs is None:
            return
        self._now_s = min(max(now_s, 0.0), self._days * self._day_s)
        at_s = self._first_day * self._day_s + self._now_s
        self._jobs.show_frame(self.film.at(at_s, _MOVE_S / self._screen_day_s * self._day_s))
        self.moment.blockSignals(True)
        self.moment.setValue(round(self._now_s / (self._days * self._day_s) * _STEPS))
        self.moment.blockSignals(False)
        day, into = divmod(self._now_s, self._day_s)
        self.clock.setText(_("day {day}, {hours} h").format(day=number(day + 1), hours=number(into / 3600, 1)))

    def hideEvent(self, event: QHideEvent) -> None:
        self.play.setChecked(False)
        super().hideEvent(event)


class _Whole(QGraphicsView):
    """A scene shown whole where it can be read so, never larger than life; else it is dragged."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setInteractive(False)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Map"))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def fit(self) -> None:
        """The whole map, or as much of it as can be read."""
        rect = self.scene().sceneRect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        self.setSceneRect(rect)
        room = self.viewport().rect()
        whole = min(room.width() / max(rect.width(), 1.0), room.height() / max(rect.height(), 1.0), 1.0)
        scale = max(whole, min(_READABLE, room.height() / max(rect.height(), 1.0)))
        centre = self.mapToScene(room.center())
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(centre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
