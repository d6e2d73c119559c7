"""The way from the main window into the manual, which is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from auditor.locale import _

if TYPE_CHECKING:  # the first paint does not wait for it
    from ui.help.manual_window import ManualWindow


class ManualDoor:
    """Knows where the main window is, and opens the manual there."""

    def __init__(self, window: QWidget, go_to: Callable[[str, str], None]) -> None:
        """``go_to``: shows a page of the main window, by the keys of its stage and tab."""
        self._window = window
        self._go_to = go_to
        self._at = ("home", "")
        self._made: ManualWindow | None = None

    @property
    def window(self) -> ManualWindow:
        """The manual, made at first use."""
        if self._made is None:
            from ui.help.manual_window import ManualWindow

            self._made = ManualWindow(self._window)
            self._made.page_wanted.connect(self._lead)
            self._made.follow(*self._at)
        return self._made

    def follow(self, stage: str, tab: str) -> None:
        """Another page of the main window is looked at."""
        self._at = (stage, tab)
        if self._made is not None:
            self._made.follow(stage, tab)

    def open(self) -> None:
        """Where it was left, or at the page while it follows that."""
        self.window.come_up()

    def open_here(self) -> None:
        """At the page of the main window."""
        self.window.show_page_of(*self._at)
        self.window.come_up()

    def headings(self, owner: QWidget) -> list[tuple[str, QAction, str]]:
        """An action a heading that opens the manual there, for the command palette."""
        from auditor.manual import contents, page

        listed = []
        for entry in contents():
            for number, section in enumerate(page(entry.key).sections):
                action = QAction(section.heading.replace("&", "&&"), owner)
                action.triggered.connect(lambda _on=False, key=entry.key, number=number: self._open_at(key, number))
                where = _("Manual") if number == 0 else f"{_('Manual')}: {entry.title}"
                listed.append((where, action, ""))
        return listed

    def _open_at(self, key: str, number: int) -> None:
        self.window.go_to(key, number)
        self.window.come_up()

    def _lead(self, stage: str, tab: str) -> None:
        self._go_to(stage, tab)
        self._window.activateWindow()
