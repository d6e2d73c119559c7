"""The main window: rail, pages, menus, title and status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditor.locale import _
from ui.actions.action import Place, standing_at
from ui.actions.buttons import Doer
from ui.safety.backup_keeper import BackupKeeper
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import plain_tooltip
from ui.window_actions import MENUS, WINDOW_ACTIONS, WindowPort, WindowState

PAGES = ("firm", "map", "measure", "assess", "rank", "plan", "report")


class MainWindow(QMainWindow):
    """One audit in one window. Pages are made when they are first shown.

    Signals:
        painted: the window has been painted for the first time; what can wait begins now.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self)
        self._was_painted = False
        self.setWindowTitle(_("Automation Auditor"))
        self.resize(1280, 800)
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self.rail_buttons: dict[str, QPushButton] = {}
        self.saved = QLabel()
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.setObjectName("status")
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail())
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.statusBar().addPermanentWidget(self.saved)
        self._menus()
        self.session.opened.connect(self._on_opened)
        self.session.changed.connect(lambda _change: self._show_state())
        self.session.failed.connect(self._tell)
        self.session.troubled.connect(self._show_state)
        self.backup_keeper = BackupKeeper(self, self.session)
        self._show_state()

    # parts

    def _rail(self) -> QWidget:
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(176)
        layout = QVBoxLayout(rail)
        layout.setContentsMargins(0, 2 * UNIT, 0, UNIT)
        layout.setSpacing(2)
        group = QButtonGroup(self)
        names = self._page_names()
        for number, key in enumerate(("home", *PAGES)):
            button = QPushButton(names[key])
            button.setObjectName("rail")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, key=key: self.show_page(key))
            # Not the button's own shortcut: that one is lost when the text changes.
            keys = f"Ctrl+{number}" if number else "Alt+Home"
            QShortcut(QKeySequence(keys), self, lambda key=key: self.show_page(key))
            group.addButton(button)
            self.rail_buttons[key] = button
            layout.addWidget(button)
        layout.addStretch(1)
        return rail

    @staticmethod
    def _page_names() -> dict[str, str]:
        return {
            "home": _("Home"),
            "firm": _("Firm"),
            "map": _("Map"),
            "measure": _("Measure"),
            "assess": _("Assess"),
            "rank": _("Rank"),
            "plan": _("Plan"),
            "report": _("Report"),
        }

    def _menus(self) -> None:
        self.doer: Doer[WindowPort, WindowState] = Doer(self, self._state, WINDOW_ACTIONS)
        self.doer.make_all(self, lambda _key: True, Qt.ShortcutContext.WindowShortcut)
        self.undo_action, self.redo_action = self.doer.made["undo"], self.doer.made["redo"]
        for place, title in MENUS:
            self.menuBar().addMenu(_(title)).addActions(self._at(place))

    def _at(self, place: Place) -> list[QAction]:
        return [self.doer.made[action.key] for _spot, action in standing_at(place, WINDOW_ACTIONS, self._state())]

    def _state(self) -> WindowState:
        file, can_edit = self.session.file, self.session.can_edit
        undo, redo = (file.undo_label(), file.redo_label()) if file is not None and can_edit else (None, None)
        return WindowState(file is not None, can_edit, undo is not None, redo is not None)

    # pages

    def page(self, key: str) -> QWidget:
        """The page, made at first use."""
        if key not in self._pages:
            self._pages[key] = self._make_page(key)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def _make_page(self, key: str) -> QWidget:
        if key == "home":
            from ui.pages.home_page import HomePage

            return HomePage(self.new_audit, self.new_from_file, self.open_dialog, self.open_sample, self.open_path)
        if key == "firm":
            from ui.pages.firm import FirmPage

            return FirmPage(self.session)
        if key == "map":
            from ui.pages.map_page import MapPage

            return MapPage(self.session)
        if key == "measure":
            from ui.pages.measure import MeasurePage

            return MeasurePage(self.session)
        if key == "assess":
            from ui.pages.assess import AssessPage

            return AssessPage(self.session)
        if key == "plan":
            from ui.pages.plan import PlanPage

            return PlanPage(self.session)
        if key == "rank":
            from ui.pages.rank import RankPage

            return RankPage(self.session)
        from ui.pages.report import ReportPage

        return ReportPage(self.session)

    def show_page(self, key: str) -> None:
        """Go to a page; stages need an open audit."""
        if key != "home" and self.session.file is None:
            key = "home"
        page = self.page(key)
        if key == "home":
            from ui.recent import recent

            page.show_recent(recent())  # type: ignore[attr-defined]
        self.rail_buttons[key].setChecked(True)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    # audits

    def start(self, path: str | None) -> None:
        """After the first paint: open what was asked for, else go home."""
        if path is None or not self.open_path(Path(path)):
            self.show_page("home")

    def open_path(self, path: Path) -> bool:
        from ui.safety.opening import open_audit

        return self.backup_keeper.may_close() and open_audit(self, self.session, path)

    def open_sample(self) -> None:
        if self.backup_keeper.may_close():
            self.session.open_sample()

    def open_dialog(self) -> None:
        from ui.dialogs import ask_open

        path = ask_open(self)
        if path is not None:
            self.open_path(path)

    def new_audit(self) -> None:
        from ui.dialogs import ask_new

        path = ask_new(self)
        if path is not None and self.backup_keeper.may_close() and self.session.create(path):
            self._set_date()
            from ui.recent import remember

            remember(path)
            self.show_page("firm")

    def new_from_file(self) -> None:
        from ui.dialogs import ask_new, ask_source
        from ui.import_dialog import read_with_report

        source = ask_source(self)
        draft = read_with_report(self, source) if source is not None else None
        if source is None or draft is None:
            return
        path = ask_new(self, source.stem)
        if path is not None and self.backup_keeper.may_close() and self.session.create(path):
            self._store_draft(draft, source)
            self._set_date()
            from ui.recent import remember

            remember(path)

    def import_dialog(self) -> None:
        from ui.dialogs import ask_source
        from ui.import_dialog import read_with_report

        if not self.session.can_edit:
            self._tell(_("Open an audit first."))
            return
        source = ask_source(self)
        draft = read_with_report(self, source) if source is not None else None
        if source is not None and draft is not None:
            self._store_draft(draft, source)

    def export_dialog(self) -> None:
        from ui.dialogs import ask_export

        if self.session.file is None:
            self._tell(_("Open an audit first."))
            return
        target = ask_export(self, self.session.file.path)
        if target is not None:
            from auditor.errors import AuditorError
            from auditor.exchange import write_export

            try:
                write_export(self.session.audit, target)
            except AuditorError as error:
                self._tell(str(error))
            else:
                self.statusBar().showMessage(_("Wrote {path}.").format(path=target), 8000)

    def keep(self, act: Callable[[QWidget, Session], None]) -> None:
        """Do something that keeps the open audit safe."""
        if self.session.file is None:
            self._tell(_("Open an audit first."))
        else:
            act(self, self.session)

    def _store_draft(self, draft: object, source: Path) -> None:
        from auditor.errors import AuditorError
        from auditor.exchange import store

        assert self.session.file is not None
        try:
            store(self.session.file, draft, _("Import {name}").format(name=source.name))  # type: ignore[arg-type]
        except AuditorError as error:
            self._tell(str(error))
        self.show_page("map")

    def _set_date(self) -> None:
        from datetime import date

        from auditor.edit.firm import set_audit_date

        self.session.do(set_audit_date, date.today().isoformat())

    # what the window says

    def _on_opened(self) -> None:
        self._show_state()
        if self.session.file is not None:
            self.show_page("map")

    def _show_state(self) -> None:
        file = self.session.file
        name = _("Automation Auditor")
        self.setWindowTitle(f"{file.path.stem} – {self.session.save_text()} – {name}" if file is not None else name)
        self.saved.setText(f"{file.path.name}  ·  {self.session.save_text()}" if file is not None else "")
        self._show_stages()
        undo, redo = (
            (file.undo_label(), file.redo_label()) if file is not None and self.session.can_edit else (None, None)
        )
        self.doer.show_possible()
        for action, name, edit in ((self.undo_action, _("Undo"), undo), (self.redo_action, _("Redo"), redo)):
            action.setText(f"{name}: {edit.replace('&', '&&')}" if edit else name)

    def _show_stages(self) -> None:
        """Which stages can be gone to, which are complete, and what is missing in the others."""
        is_open = self.session.file is not None
        for key in PAGES:
            button, name = self.rail_buttons[key], self._page_names()[key]
            button.setEnabled(is_open)
            mark = missing = ""
            if is_open and key not in ("rank", "plan", "report"):
                from ui.progress import stage_state

                done, missing = stage_state(key, self.session.audit)
                mark = "  ✓" if done else "  ○"
            button.setText(name + mark)
            button.setAccessibleName(f"{name}. {missing}" if missing else name)
            plain_tooltip(button, missing)

    def _tell(self, text: str) -> None:
        """A message the person must see; never markup, and never in the way of the paint that caused it."""
        from ui.safety.boxes import message

        box = message(self, text)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(True)
        QTimer.singleShot(0, box.open)

    def show_history(self) -> None:
        from ui.history_dialog import HistoryDialog

        HistoryDialog(self, self.session).exec()

    def make_palette(self) -> QDialog:
        """The command palette over every action of the menus and of the map."""
        from ui.palette import CommandPalette

        listed = [
            (_(title).replace("&", ""), action, action.shortcut().toString())
            for place, title in MENUS
            for action in self._at(place)
        ]
        if "map" in self._pages and self.stack.currentWidget() is self._pages["map"]:
            listed += self._pages["map"].palette_actions()  # type: ignore[attr-defined]
        return CommandPalette(self, listed)

    def show_palette(self) -> None:
        self.make_palette().exec()

    def show_keys(self) -> None:
        from ui.key_sheet import KeysDialog

        KeysDialog(self).exec()

    def show_about(self) -> None:
        from auditor import __version__
        from ui.safety.boxes import show

        more = _("Works without internet: nothing leaves this computer. MIT licence.")
        show(self, f"{_('Automation Auditor')} {__version__}", more)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # stores what is being typed
        if "map" in self._pages:
            self._pages["map"].view.closing()  # type: ignore[attr-defined]
        if not self.backup_keeper.may_close():
            event.ignore()
            return
        self.session.close()
        super().closeEvent(event)
