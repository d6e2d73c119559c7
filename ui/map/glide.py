"""Cards that got another place glide there, so that the eye can follow. Any key, press or change ends it at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QVariantAnimation

from auditor.flow.layout import Rect
from auditor.model import Audit
from ui import motion
from ui.map.scene import MapScene

_MILLISECONDS = 240


class Glide:
    """One glide at a time over a scene whose cards already stand where they belong."""

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._audit = Audit.of()
        self._ways: dict[int, tuple[Rect, Rect]] = {}
        self._animation = QVariantAnimation(scene)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._show)

    @property
    def is_running(self) -> bool:
        return self._animation.state() == QAbstractAnimation.State.Running

    def start(self, audit: Audit, before: Mapping[int, Rect]) -> None:
        """Let the cards come from where they were; nothing when there are none, the map is large, or no motion is wanted."""
        cards = self._scene.cards
        ways = {i: (was, cards[i].rect()) for i, was in before.items() if i in cards and cards[i].rect() != was}
        if not ways or self._scene.is_large or not motion.is_motion_wanted():
            return
        self._audit, self._ways = audit, ways
        self._animation.start()

    def finish(self) -> None:
        """Everything at its place, now."""
        if self.is_running:
            self._animation.stop()
            self._show(1.0)

    def _show(self, part: float) -> None:
        cards = self._scene.cards
        for step_id, (was, now) in self._ways.items():
            if step_id in cards:
                cards[step_id].setPos(was.x + (now.x - was.x) * part, was.y + (now.y - was.y) * part)
        self._scene.reroute(self._audit, self._ways.keys() & cards.ids)
