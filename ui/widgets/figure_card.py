"""The card that says how a figure comes about: formula, inputs, how each is known, and where it is entered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from auditor.phrases.explained import Explanation, Input, Place
from ui.session import Session
from ui.stages import stage
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import page_body, replace_widget, scroll_area
from ui.widgets.term_card import CLOSE_KEYS, place_beside

WIDTH = 520
_EDGE = 4  # the frame, and room for it
_LEAST_HEIGHT = 320


class FigureCard(QFrame):
    """How a figure comes about. Inputs that are calculated themselves lead on to how they do, and Back leads back; a
    click beside it or Escape closes it, and the keyboard is where it was."""

    def __init__(self, explained: Explanation, beside: QWidget, session: Session) -> None:
        super().__init__(beside, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("term")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._beside, self._session = beside, session
        self._trail: list[Explanation] = []
        self.links: dict[str, QPushButton] = {}
        self.area = scroll_area()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.show_explained(explained)

    @property
    def explained(self) -> Explanation:
        """What is shown."""
        return self._trail[-1]

    def show_explained(self, explained: Explanation) -> None:
        """Go on to another figure."""
        self._trail.append(explained)
        self._build()

    def go_back(self) -> None:
        """Return to the figure that led here."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._build()

    def _build(self) -> None:
        explained = self.explained
        self.links = {}
        body, column = page_body()
        column.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        column.setSpacing(UNIT)
        if len(self._trail) > 1:
            back = self.links["back"] = _link(f"‹ {_('Back')}")
            back.setAccessibleName(_("Back"))
            back.clicked.connect(lambda _on=False: self.go_back())
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.addWidget(label(explained.title, bold=True, size=1), 1, Qt.AlignmentFlag.AlignTop)
        result = label(explained.result, bold=True, size=1, wrap=len(explained.result) > 30)
        result.setObjectName("figure")
        head.addWidget(result, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(label(explained.formula))
        column.addLayout(self._table(explained))
        column.addStretch(1)
        replace_widget(self.area, body)
        body.setAutoFillBackground(False)  # an area fills what it shows
        self.setAccessibleName(f"{explained.title}: {explained.result}")
        self.setAccessibleDescription(_spoken(explained))
        height = column.totalHeightForWidth(WIDTH - 2 * _EDGE) + 2 * _EDGE
        self.setFixedSize(WIDTH, min(height, self._room()))
        self.move(place_beside(self, self._beside, self._beside.rect()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _room(self) -> int:
        """How tall it may be: what is free below the figure or above it, where that is enough to be read."""
        screen, spot = self._beside.screen().availableGeometry(), self._beside.rect()
        top, bottom = (self._beside.mapToGlobal(corner).y() for corner in (spot.topLeft(), spot.bottomLeft()))
        return max(screen.bottom() - bottom - 2 * UNIT, top - screen.top() - 2 * UNIT, _LEAST_HEIGHT)

    def _table(self, explained: Explanation) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(4)
        for column, text in enumerate((_("What enters it"), _("Value"), _("How it is known"))):
            grid.addWidget(label(text, quiet=True, size=-1, wrap=False), 0, column)
        for row, found in enumerate(explained.inputs):
            self._row(grid, 2 * row + 1, found)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        return grid

    def _row(self, grid: QGridLayout, row: int, found: Input) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(found.name), row, 0, top)
        if found.more is not None:
            more = self.links[f"more {row}"] = _link(found.value)
            more.setAccessibleName(f"{found.name}: {found.value}")
            more.setAccessibleDescription(_("Enter shows how it comes about."))
            more.setToolTip(_("How it comes about"))
            more.clicked.connect(partial(self._lead_on, found))
            grid.addWidget(more, row, 1, top | Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(label(found.value), row, 1, top)
        grid.addWidget(label(found.basis, quiet=True, wrap=False), row, 2, top)
        if found.place is not None and self._session.can_edit:
            change = self.links[f"change {row}"] = _link(_("Change it"))
            change.setAccessibleName(f"{_('Change it')}: {found.name}")
            change.setToolTip(_page_name(found.place))
            change.clicked.connect(partial(self._go, found.place))
            grid.addWidget(change, row, 3, top)
        if found.source:
            grid.addWidget(label(found.source, quiet=True, size=-1), row + 1, 0, 1, 4)

    def _lead_on(self, found: Input, _on: bool = False) -> None:
        explained = found.more() if found.more is not None else None
        if explained is not None:
            self.show_explained(explained)

    def _go(self, place: Place, _on: bool = False) -> None:
        """To the page where an input is entered, and to its cell."""
        session = self._session
        self.close()
        if place.candidate:
            session.choose_candidate(place.candidate)
        session.page_wanted.emit(place.stage, place.tab)
        if place.step_id:
            session.cell_wanted.emit(place.step_id, place.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSE_KEYS:
            self.close()
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            super().keyPressEvent(event)


def show_explanation(explained: Explanation, beside: QWidget, session: Session) -> FigureCard:
    """Show how a figure comes about below it; above where there is no room below."""
    card = FigureCard(explained, beside, session)
    card.show()
    return card


def _link(text: str) -> QPushButton:
    made = QPushButton(text.replace("&", "&&"))
    made.setObjectName("link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    return made


def _page_name(place: Place) -> str:
    found = stage(place.stage)
    tabs = [_(tab.label) for tab in found.tabs if tab.key == place.tab]
    return " › ".join([_(found.label), *tabs])


def _spoken(explained: Explanation) -> str:
    rows = (f"{i.name}: {i.value} ({i.basis})" for i in explained.inputs)
    return " ".join((explained.formula, *(f"{row}." for row in rows)))
