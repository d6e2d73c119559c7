"""The window comes forward when its audit is double-clicked once more."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from ui import open_windows
from ui.session import Session


class ComingForward(QObject):
    """Notes what the window has open, and watches for who wants to see it."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._look())
        session.opened.connect(self._note)
        self._note()

    def stop(self) -> None:
        """The window closes."""
        open_windows.note_window(None)

    def _note(self) -> None:
        file = self._session.file
        open_windows.note_window(None if file is None else file.path)
        if file is not None and not self._watcher.directories() and open_windows.folder().is_dir():
            self._watcher.addPath(str(open_windows.folder()))

    def _look(self) -> None:
        if open_windows.is_asked_for():
            self.come()

    def come(self) -> None:
        """Show the window above all others; where the system does not allow that, its place in the bar calls."""
        window = self._window
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
