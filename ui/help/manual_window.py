"""The manual beside one's work: its pages at the left, or what is found in them; the text at the right."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from auditor import glossary
from auditor.locale import _
from auditor.manual import ManualPage, contents, page, page_for, search
from ui import user_data
from ui.actions.keys import shown
from ui.fitting import resize_within_screen
from ui.help.manual_text import ManualText, scheme
from ui.help.manual_values import manual_values
from ui.icons import icon
from ui.theme import UNIT, scaled_font, target
from ui.widgets.labels import label, plain_tooltip
from ui.widgets.term_card import show_card
from ui.widgets.two_lines import TwoLines

_SIDE = 300
_FOLLOWS = "manual_follows"
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PLACE = Qt.ItemDataRole.UserRole
_TWO_LINES = 48


class Place(NamedTuple):
    """A section of a page of the manual; 0 is its head."""

    key: str
    number: int


class ManualWindow(QWidget):
    """Stays open beside the main window.

    Signals:
        page_wanted: a link leads to a page of the main window (carries the keys of its stage and tab).
    """

    page_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Manual"))
        resize_within_screen(self, 1040, 720)
        self._values = manual_values()
        self._page: ManualPage = page(contents()[0].key, self._values)
        self._way: list[Place] = []
        self._at = -1
        self._followed: tuple[str, str] | None = None
        self._scheme = scheme()
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Search the manual"))
        self.line.setAccessibleName(_("Search the manual"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages of the manual"))
        self._one_line, self._two_lines = QStyledItemDelegate(self.list), TwoLines(self.list)
        self.nothing = label(_("No page has all these words. Try fewer, or a part of one."), quiet=True)
        self.nothing.hide()
        self.text = ManualText()
        self.text.setAccessibleName(_("Manual"))
        self.back = _step("arrow-left", _("Back"), "Alt+Left")
        self.forward = _step("arrow-right", _("Forward"), "Alt+Right")
        self.follows = QCheckBox(_("Follow the page"))
        self.follows.setChecked(user_data.read(_FOLLOWS) is not False)
        self._lay_out()
        self.line.textChanged.connect(self._list)
        self.line.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.list.itemClicked.connect(self._choose)
        self.text.anchorClicked.connect(self._follow_link)
        self.back.clicked.connect(lambda _on=False: self._step(-1))
        self.forward.clicked.connect(lambda _on=False: self._step(1))
        self.follows.toggled.connect(self._set_following)
        for keys, act in (
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
            ("Ctrl+F", self._to_search),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.go_to(*Place(contents()[0].key, 0))

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(UNIT)
        for widget, stretch in ((self.line, 0), (self.nothing, 0), (self.list, 1), (self.follows, 0)):
            left.addWidget(widget, stretch)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addLayout(bar)
        right.addWidget(self.text, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(side)
        layout.addLayout(right, 1)

    @property
    def place(self) -> Place:
        """What is read."""
        return self._way[self._at]

    def come_up(self) -> None:
        """Show the window above the others."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._show_place()  # its heading is where the text has its width

    def follow(self, stage: str, tab: str) -> None:
        """Another page of the main window is looked at."""
        is_new = (stage, tab) != self._followed
        self._followed = (stage, tab)
        if is_new and self.follows.isChecked():
            self.show_page_of(stage, tab)

    def show_page_of(self, stage: str, tab: str) -> None:
        """Go to what explains a page of the main window, and a tab of it."""
        self._go_to_anchor(page_for(stage), tab)

    def go_to(self, key: str, number: int) -> None:
        """Go to a section of a page; what was read before is a step back."""
        place = Place(key, number)
        if not self._way or place != self.place:
            self._way[self._at + 1 :] = [place]
            self._at += 1
        self._show_place()

    def _go_to_anchor(self, key: str, anchor: str) -> None:
        found = page(key).sections
        self.go_to(key, next((n for n, section in enumerate(found) if anchor and section.anchor == anchor), 0))

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._way):
            self._at += by
            self._show_place()

    def _show_place(self) -> None:
        key, number = self.place
        if self._page.key != key or not self.text.toPlainText():
            self._page = page(key, self._values)
            self.text.show_page(self._page)
        self.text.show_section(number)
        self._mark()
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._way) - 1)
        self.setWindowTitle(f"{self._page.title} – {_('Manual')}")
        if not self.line.text().strip():
            self._list("")

    def _list(self, typed: str) -> None:
        """What is found; all pages, and the headings of the one that is read, for nothing typed."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setItemDelegate(self._two_lines if typed.strip() else self._one_line)
        if typed.strip():
            for hit in search(typed, self._values):
                where = hit.heading if hit.number == 0 else f"{hit.heading} – {hit.title}"
                self._add(f"{where}\n{hit.excerpt}", Place(hit.key, hit.number), _TWO_LINES)
            self.list.setCurrentRow(0)
        else:
            self._list_pages()
        self.nothing.setVisible(not self.list.count())
        self._mark()
        self.list.blockSignals(False)

    def _mark(self) -> None:
        self.text.mark([word for word in self.line.text().split() if len(word) > 1])

    def _list_pages(self) -> None:
        for entry in contents():
            self._add(entry.title, Place(entry.key, 0), target()).setFont(scaled_font(bold=True))
            if entry.key == self._page.key:
                for number, section in enumerate(self._page.sections[1:], 1):
                    self._add(f"     {section.heading}", Place(entry.key, number), target())
        self.list.setCurrentRow(next(row for row in range(self.list.count()) if self._place_at(row) == self.place))

    def _place_at(self, row: int) -> Place:
        found: Place = self.list.item(row).data(_PLACE)
        return found

    def _add(self, text: str, place: Place, height: int) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(text.split()))
        item.setSizeHint(QSize(0, height))
        self.list.addItem(item)
        return item

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go_to(*item.data(_PLACE))

    def _follow_link(self, url: QUrl) -> None:
        """Into the main window, to another page of the manual, or to a word of the glossary; nowhere else."""
        kind, where = url.scheme(), url.toString().partition(":")[2]
        if kind == "page":
            stage, _dot, tab = where.partition(".")
            self.page_wanted.emit(stage, tab)
        elif kind == "manual":
            key, _hash, anchor = where.partition("#")
            self._go_to_anchor(key, anchor)
        elif kind == "term":
            show_card(glossary.word(where), self.text.viewport(), spot=self.text.cursorRect())

    def _set_following(self, is_on: bool) -> None:
        user_data.write(_FOLLOWS, is_on)
        if is_on and self._followed is not None:
            self.show_page_of(*self._followed)

    def _to_search(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the line has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search line before it closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            if self.line.text():
                self.line.clear()
            else:
                self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._scheme != scheme():
            self._scheme = scheme()
            self.text.show_again()


def _step(picture: str, name: str, keys: str) -> QPushButton:
    button = QPushButton(icon(picture), "")
    button.setAccessibleName(name)
    plain_tooltip(button, f"{name} ({shown((keys,))})")
    return button
