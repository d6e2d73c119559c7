"""What the tour points at, in the order of the journey."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from auditor.locale import N_
from ui.page_lead import PageLead

W = TypeVar("W", bound=QWidget)
Spotted = tuple[QWidget, QRect]


class Toured(Protocol):
    """The window as the tour knows it."""

    rail_buttons: dict[str, QPushButton]
    lead: PageLead
    stack: QStackedWidget

    def go_to(self, key: str, tab: str) -> None:
        """Show a page, and a tab of it."""


class Stop(NamedTuple):
    """One thing that is pointed at.

    Attributes:
        page, tab: where it is; an empty page stays where the tour is.
        spot: the widget and the part of it (its own coordinates); None where there is no such thing.
    """

    page: str
    tab: str
    title: str
    text: str
    spot: Callable[[Toured], Spotted | None]


def _whole(widget: QWidget | None) -> Spotted | None:
    return (widget, widget.rect()) if widget is not None else None


def _rail(key: str) -> Callable[[Toured], Spotted | None]:
    return lambda window: _whole(window.rail_buttons[key])


def _first(window: Toured, kind: type[W], wanted: Callable[[W], bool] = lambda _widget: True) -> W | None:
    """The first visible widget of a kind on the page that is shown, brought into sight."""
    found = (w for w in window.stack.findChildren(kind) if w.isVisible() and wanted(w))
    widget = next(found, None)
    if widget is not None:
        _bring_into_sight(widget)
    return widget


def _bring_into_sight(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.viewport().isAncestorOf(widget):
            parent.ensureWidgetVisible(widget, 0, 0)
        parent = parent.parentWidget()


def _card(window: Toured) -> Spotted | None:
    from ui.map.view import MapView

    view = _first(window, MapView)
    if view is None:
        return None
    area = view.visible_scene()
    cards: Iterable[QRect] = (
        view.mapFromScene(card.scene_box()).boundingRect()
        for _id, card in sorted(view.map.cards.made.items())
        if not card.is_round and area.contains(card.scene_box())
    )
    box = next(iter(cards), None)
    return (view.viewport(), box) if box is not None else None


def _times(window: Toured) -> Spotted | None:
    from ui.pages.measure.table.grid import MeasureGrid

    grid = _first(window, MeasureGrid)
    if grid is None or grid.model().rowCount() == 0:
        return None
    left = grid.columnViewportPosition(0)
    return grid.viewport(), QRect(left, 0, min(grid.viewport().width(), 420), 3 * grid.rowHeight(0))


def _project(window: Toured) -> Spotted | None:
    from ui.widgets.project_card import ProjectCard

    return _whole(_first(window, ProjectCard))


def _budget(window: Toured) -> Spotted | None:
    from ui.widgets.text_field import TextField

    return _whole(_first(window, TextField))


def _save(window: Toured) -> Spotted | None:
    return _whole(_first(window, QPushButton, lambda b: bool(b.property("primary"))))


STOPS: tuple[Stop, ...] = (
    Stop(
        "check",
        "",
        N_("Begin with the self-check"),
        N_(
            "In your own firm you begin here: a dozen questions with answers to click, in about ten minutes. "
            "This sample is drawn already, so its first answer is shown at once."
        ),
        _rail("check"),
    ),
    Stop(
        "map",
        "",
        N_("The work as a map"),
        N_(
            "A card is a step, an arrow leads to the next one. Click a card and its figures stand at the right. "
            "Drag from the + at its edge, or press Tab, for the next step."
        ),
        _card,
    ),
    Stop(
        "measure",
        "table",
        N_("Times as you say them"),
        N_(
            "Type 45 s, 1.5 min, 120 per h, or a range such as 40–60 s where you are not sure. "
            "F1 in a cell says what its column means."
        ),
        _times,
    ),
    Stop(
        "rank",
        "answer",
        N_("The answer"),
        N_(
            "What is worth automating first: what it saves and costs, how sure that is, "
            "and the one question whose answer would make it surer."
        ),
        _project,
    ),
    Stop(
        "plan",
        "portfolio",
        N_("What you can afford"),
        N_(
            "Say here what you can spend. The program looks for the projects that serve you best together, and dates them."
        ),
        _budget,
    ),
    Stop(
        "report",
        "",
        N_("On paper"),
        N_("Everything as a PDF, with where each figure comes from: for your bank, your team or your adviser."),
        _save,
    ),
    Stop(
        "",
        "",
        N_("What comes next"),
        N_("This line says on every page what it is for and what to do next. Ctrl+K finds every action by its name."),
        lambda window: _whole(window.lead if window.lead.isVisible() else None),
    ),
    Stop(
        "",
        "",
        N_("Now yours"),
        N_("Nothing here can go wrong: try things out, Ctrl+Z takes them back. Your own audit begins at Home."),
        _rail("home"),
    ),
)
