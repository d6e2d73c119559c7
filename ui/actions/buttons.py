"""Actions on what they are done to, as Qt has them in menus and bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from PySide6.QtGui import QAction, QKeySequence

from ui.actions.action import Action, Place, S, T, standing_at
from ui.actions.keys import shown

if TYPE_CHECKING:  # the first paint does not wait for these
    from PySide6.QtCore import QObject, Qt
    from PySide6.QtWidgets import QMenu


class Doer(Generic[T, S]):
    """Does actions to one thing. ``state`` says what counts now for whether they are possible."""

    def __init__(
        self,
        target: T,
        state: Callable[[], S],
        actions: tuple[Action[T, S], ...],
        before: Callable[[], None] | None = None,
    ) -> None:
        """``before``: what is done first, whichever action it is."""
        self.target = target
        self._before = before
        self.state = state
        self.actions = actions
        self.made: dict[str, QAction] = {}

    def make_all(self, parent: QObject, is_shortcut: Callable[[str], bool], context: Qt.ShortcutContext) -> None:
        """A QAction for each; those of their keys that are shortcuts work in a context."""
        for action in self.actions:
            made = self._made(parent, action, action.name())
            made.setToolTip(f"{made.text()} ({shown(action.keys[:1])})" if action.keys else made.text())
            made.setShortcuts([QKeySequence(key) for key in action.keys if is_shortcut(key)])
            made.setShortcutContext(context)
            self.made[action.key] = made

    def show_possible(self) -> S:
        """Enable what can be done now, and only that; returns the state that this rests on."""
        state = self.state()
        for action in self.actions:
            self.made[action.key].setEnabled(action.can(state))
        return state

    def fill(self, menu: QMenu, place: Place) -> None:
        """What stands in a place now, into a menu; groups are parted by lines."""
        state, group = self.state(), 0
        for spot, action in standing_at(place, self.actions, state):
            if spot.order // 10 != group and not menu.isEmpty():
                menu.addSeparator()
            group = spot.order // 10
            entry = self._made(menu, action, action.name_at(spot, state))
            entry.setEnabled(action.can(state))
            menu.addAction(entry)

    def listed(self) -> list[tuple[QAction, str]]:
        """What the palette has: each action with its keys as they are written there."""
        return [(self.made[a.key], a.keys[0] if a.keys else "") for a in self.actions if a.is_listed]

    def _made(self, parent: QObject, action: Action[T, S], text: str) -> QAction:
        made = QAction(text, parent)
        made.triggered.connect(lambda _checked=False: self.do(action))
        return made

    def do(self, action: Action[T, S]) -> None:
        """Do it, whether it is possible or not."""
        if self._before is not None:
            self._before()
        action.do(self.target)
