"""An error that nobody foresaw: said, logged, and offered as a report without a word of the client's.

A report names versions, the kinds of errors and the lines of our code; never messages, values or names, which could hold what
an audit says.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from auditor import __version__
from auditor.errors import AuditorError
from auditor.files import replace_file
from auditor.locale import _
from auditor.user_folder import user_folder

_ROOT = Path(__file__).resolve().parent.parent.parent
_MOST_LOG_BYTES, _LOGS = 200_000, 3
_log = logging.getLogger("auditor")


def report_of(error: BaseException) -> str:
    """What a developer needs, and no more."""
    import PySide6

    lines = [
        f"Automation Auditor {__version__}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.system()} {platform.release()}",
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _place(name: str) -> str:
    """A file of ours from the root of the program, any other by its name: a path can hold a user's name."""
    path = Path(name)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


def start_log() -> None:
    """Log to the user's folder; old logs are rotated away."""
    folder = user_folder("logs")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "automation-auditor.log", maxBytes=_MOST_LOG_BYTES, backupCount=_LOGS, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False


class CrashReporter(QObject):
    """Takes over what no one caught, in the window's thread and in others."""

    _caught = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_telling = False
        self._caught.connect(self.tell)

    def install(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        _log.error("%s", report_of(error))
        try:
            self._caught.emit(error)
        except RuntimeError:  # the window is gone
            sys.__excepthook__(kind, error, trace)

    def tell(self, error: BaseException) -> None:
        """Say it once; what happens while it is being said is in the log."""
        if self._is_telling:
            return
        from ui.safety.boxes import message

        self._is_telling = True
        try:
            box = message(
                self._window,
                _("Something went wrong in the program."),
                _(
                    "Your audit is safe: every change that was stored before is in the file. You can go on. The report names"
                    " places in the program and nothing of the audit."
                ),
            )
            text = report_of(error)
            save = box.addButton(_("Save the report …"), box.ButtonRole.ActionRole)
            close = box.addButton(_("Go on"), box.ButtonRole.RejectRole)
            box.setDefaultButton(close)
            box.setEscapeButton(close)
            box.setDetailedText(text)
            box.exec()
            if box.clickedButton() is save:
                self._save(text)
        finally:
            self._is_telling = False

    def _save(self, text: str) -> None:
        from ui.dialogs import beginning

        start = beginning("automation-auditor-report.txt")
        name, _kind = QFileDialog.getSaveFileName(self._window, _("Save the report"), start, "*.txt")
        if name:
            try:
                replace_file(Path(name), text.encode("utf-8"))
            except AuditorError as error:
                from ui.safety.boxes import show

                show(self._window, str(error), is_warning=True)
