"""The main window: rail, pages, menus, title and status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditor.locale import _
from ui.actions.action import Place, standing_at
from ui.actions.buttons import Doer
from ui.beginnings import Beginnings
from ui.help.manual_door import ManualDoor
from ui.page_lead import PageLead
from ui.rail import Rail
from ui.read_only_banner import ReadOnlyBanner
from ui.recalculating import RecalculatingNote
from ui.safety.backup_keeper import BackupKeeper
from ui.session import Session
from ui.stages import STAGES, stage
from ui.tour.offer import TourOffer
from ui.view_menu import make_view_menu
from ui.window_actions import MENUS, WINDOW_ACTIONS, WindowPort, WindowState

if TYPE_CHECKING:  # the first paint does not wait for it
    from PySide6.QtWidgets import QDialog

    from ui.coming_forward import ComingForward
    from ui.tour.tour import Tour
    from ui.wheel_guard import WheelGuard

#: Below this width the rail shows pictures alone.
_NARROW = 940
PAGES = tuple(s.key for s in STAGES)


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
        self._wheel_guard: WheelGuard | None = None
        self._words: QDialog | None = None
        self._coming_forward: ComingForward | None = None
        self.setWindowTitle(_("Automation Auditor"))
        self.resize(1280, 800)
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self.rail = Rail()
        self.rail.asked.connect(self.show_page)
        self.rail_buttons = self.rail.buttons
        self.saved = QLabel()
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.setObjectName("status")
        self.begin = Beginnings(
            self, self.session, lambda: self.backup_keeper.may_close(), self.show_page, self.open_path
        )
        self.banner = ReadOnlyBanner(self.session, self.begin.work_in_copy, self.begin.open_again)
        self.lead = PageLead(self.session)
        self.lead.asked.connect(self.go_to)
        self.manual = ManualDoor(self, self.go_to)
        self.tour: Tour | None = None
        self.tour_offer = TourOffer(self.session)
        self.tour_offer.asked.connect(self.show_around)
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        column = self.layout_of_page = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.tour_offer)
        column.addWidget(self.lead)
        column.addWidget(self.stack, 1)
        layout.addLayout(column, 1)
        self.setCentralWidget(body)
        self.recalculating = RecalculatingNote(self.session, self._is_waiting)
        self.statusBar().addPermanentWidget(self.recalculating)
        self.statusBar().addPermanentWidget(self.saved)
        self._menus()
        self.session.opened.connect(self._on_opened)
        self.session.changed.connect(lambda _change: self._show_state())
        self.session.failed.connect(self._tell)
        self.session.troubled.connect(self._show_state)
        self.session.page_wanted.connect(self.go_to)
        self.session.closing.connect(self._note_recent)
        self.backup_keeper = BackupKeeper(self, self.session)
        self._show_state()

    def _menus(self) -> None:
        self.doer: Doer[WindowPort, WindowState] = Doer(self, self._state, WINDOW_ACTIONS)
        self.doer.make_all(self, lambda _key: True, Qt.ShortcutContext.WindowShortcut)
        self.undo_action, self.redo_action = self.doer.made["undo"], self.doer.made["redo"]
        self.addAction(self.doer.made["explain"])  # in no menu: while one is open, no field has the keyboard
        for place, title in MENUS:
            if place is Place.HELP_MENU:
                self.menuBar().addMenu(make_view_menu(self, self._offer_restart))
            self.menuBar().addMenu(_(title)).addActions(self._at(place))

    def _offer_restart(self) -> None:
        from ui.restart import offer_restart

        offer_restart(self, self.session)

    def _at(self, place: Place) -> list[QAction]:
        return [self.doer.made[action.key] for _spot, action in standing_at(place, WINDOW_ACTIONS, self._state())]

    def _state(self) -> WindowState:
        file, can_edit = self.session.file, self.session.can_edit
        undo, redo = (file.undo_label(), file.redo_label()) if file is not None and can_edit else (None, None)
        return WindowState(file is not None, can_edit, undo, redo)

    def page(self, key: str) -> QWidget:
        """The page, made at first use."""
        if key not in self._pages:
            self._pages[key] = self._home() if key == "home" else stage(key).make(self.session)
            self.stack.addWidget(self._pages[key])
            tab_shown = getattr(self._pages[key], "tab_shown", None)
            if tab_shown is not None:
                tab_shown.connect(self._lead)
        return self._pages[key]

    def _home(self) -> QWidget:
        from ui.pages.home_page import HomePage

        actions = {
            "check": self.begin.check,
            "new": self.begin.new_audit,
            "new_from": self.begin.new_from_file,
            "open": self.begin.open_dialog,
        }
        return HomePage(actions, self.open_sample, self.open_path)

    def show_page(self, key: str) -> None:
        """Go to a page; stages need an open audit."""
        if self.session.file is None:
            key = "home"
        page = self.page(key)
        self.rail_buttons[key].setChecked(True)
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.recalculating.follow()
        self._lead()

    def _lead(self) -> None:
        """What the page that is looked at is for."""
        from ui.pages.tabbed import TabbedPage

        page = self.stack.currentWidget()
        key = next((key for key, made in self._pages.items() if made is page), "")
        tab = page.current_key if isinstance(page, TabbedPage) else ""
        self.lead.follow(key, tab)
        self.manual.follow(key, tab)

    def go_to(self, key: str, tab: str) -> None:
        """Show a page and a tab of it, as a page has asked, or the tour."""
        from ui.pages.tabbed import TabbedPage

        self.show_page(key)
        page = self.stack.currentWidget()
        if tab and isinstance(page, TabbedPage):
            page.show_tab(tab)
        elif tab and self.session.file is not None:
            from ui.pages.check import CheckPage

            assert isinstance(page, CheckPage)
            page.go_to(tab)

    def _is_waiting(self) -> bool:
        """Whether the page that is looked at waits for a newer result."""
        from ui.pages.page import Page

        page = self.stack.currentWidget()
        return isinstance(page, Page) and page.is_waiting

    def start(self, path: str | None) -> None:
        """After the first paint: open what was asked for, else go home."""
        if path is None or not self.open_path(Path(path)):
            self.show_page("home")

    def open_path(self, path: Path) -> bool:
        from ui.safety.opening import open_audit

        return self.backup_keeper.may_close() and open_audit(self, self.session, path)

    def open_sample(self, name: str | None = None) -> None:
        if self.backup_keeper.may_close():
            self.session.open_sample(name)

    def import_dialog(self) -> None:
        from ui.exchange_actions import import_into

        if not self.session.can_edit:
            self._tell(_("Open an audit first."))
        elif import_into(self, self.session):
            self.show_page("map")

    def compare_dialog(self) -> None:
        from ui.exchange_actions import compare_with

        if self.session.file is None or not self.session.audit.processes:
            self._tell(_("There is no map to compare with yet."))
        elif compare_with(self, self.session):
            self.show_page("map")

    def export_dialog(self) -> None:
        from ui.exchange_actions import export_from

        if self.session.file is None:
            self._tell(_("Open an audit first."))
            return
        target = export_from(self, self.session)
        if target is not None:
            self.statusBar().showMessage(_("Wrote {path}.").format(path=target), 8000)

    def keep(self, act: Callable[[QWidget, Session], None]) -> None:
        """Do something that keeps the open audit safe."""
        if self.session.file is None:
            self._tell(_("Open an audit first."))
        else:
            act(self, self.session)

    def _note_recent(self) -> None:
        """What Home will say of the audit that is closed now; nothing of a sample, or of one behind a password."""
        from ui.recent import note

        file = self.session.file
        if file is not None and not self.session.is_sample and file.password is None:
            note(file.path, file.audit)

    def _on_opened(self) -> None:
        self._show_state()
        if self.session.file is not None:
            self.show_page(self._first_page())

    def _first_page(self) -> str:
        """Where an audit opens: at its self-check while that is not ended, else on the map."""
        from auditor.assess.next_step import NextStep, next_step

        return "check" if next_step(self.session.audit) is NextStep.CHECK else "map"

    def _show_state(self) -> None:
        file = self.session.file
        name = _("Automation Auditor")
        self.setWindowTitle(f"{file.path.stem} – {self.session.save_text()} – {name}" if file is not None else name)
        self.saved.setText(f"{file.path.name}  ·  {self.session.save_text()}" if file is not None else "")
        self.rail.show_audit(self.session.audit if file is not None else None)
        state = self.doer.show_possible()
        for action, name, edit in (
            (self.undo_action, _("Undo"), state.undo),
            (self.redo_action, _("Redo"), state.redo),
        ):
            action.setText(f"{name}: {edit.replace('&', '&&')}" if edit else name)

    def _tell(self, text: str) -> None:
        """A message the person must see; never markup, and never in the way of the paint that caused it."""
        from PySide6.QtWidgets import QMessageBox

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
        palette = CommandPalette(self, listed)
        palette.add(self.manual.headings(palette))
        return palette

    def show_palette(self) -> None:
        self.make_palette().exec()

    def toggle_lead(self) -> None:
        """Show what each page is for, or put that line away."""
        self.lead.set_wanted(not self.lead.is_wanted)

    def show_around(self) -> None:
        """The tour, from its beginning."""
        from ui.tour.tour import Tour

        self.tour_offer.answered()
        if self.tour is None:
            self.tour = Tour(self, self, self.session)
        self.tour.begin()

    def answer_a_second_start(self) -> None:
        """From now on whoever double-clicks the audit that is open here sees this window."""
        from ui.coming_forward import ComingForward

        self._coming_forward = ComingForward(self, self.session)

    def ask_language(self) -> None:
        """The question of the first start, over Home."""
        from ui.language_question import LanguageQuestion
        from ui.restart import restart

        question = LanguageQuestion(self.session, lambda: restart(self, self.session))
        self.layout_of_page.insertWidget(0, question)
        question.show()

    def show_keys(self) -> None:
        from ui.key_sheet import KeysDialog

        KeysDialog(self).exec()

    def explain(self) -> None:
        """Say what the field or column means that has the keyboard; the keys where it has no word."""
        from ui.help.word_here import explain

        if explain(self.focusWidget()) is None:
            self.show_keys()

    def show_words(self) -> None:
        from ui.help.words_window import WordsWindow

        if self._words is None:
            self._words = WordsWindow(self)
        self._words.show()
        self._words.activateWindow()

    def show_manual(self) -> None:
        self.manual.open()

    def help_with_page(self) -> None:
        """The manual at the page that is looked at."""
        self.manual.open_here()

    def show_version(self) -> None:
        """How old the program and its facts are; other facts count from the next start."""
        from ui.version_dialog import VersionDialog

        dialog = VersionDialog(self)
        dialog.exec()
        if dialog.is_changed:
            self._offer_restart()

    def show_region(self) -> None:
        from ui.region.region_dialog import RegionDialog

        RegionDialog(self).exec()

    def show_licences(self) -> None:
        from ui.licences import LicencesDialog

        LicencesDialog(self).exec()

    def show_about(self) -> None:
        from ui.about import about

        about(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(self.width() < _NARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._guard_wheel()
            QTimer.singleShot(0, self.painted.emit)

    def _guard_wheel(self) -> None:
        from ui.wheel_guard import WheelGuard

        handle = self.windowHandle()
        self._wheel_guard = WheelGuard(self, handle) if handle is not None else None

    def closeEvent(self, event: QCloseEvent) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # stores what is being typed
        if "map" in self._pages:
            from ui.pages.map_page import MapPage

            page = self._pages["map"]
            assert isinstance(page, MapPage)
            page.view.closing()
        if not self.backup_keeper.may_close():
            event.ignore()
            return
        self.session.close()
        if self._coming_forward is not None:
            self._coming_forward.stop()
        if self._wheel_guard is not None:
            self._wheel_guard.stop()
            self._wheel_guard = None
        super().closeEvent(event)
