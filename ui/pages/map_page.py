"""Map: the process steps as a graph."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from auditor.locale import _
from ui.actions.action import Place
from ui.map.facts_button import FactsButton
from ui.map.features.add.new_step import add
from ui.map.features.find.find_bar import FindBar
from ui.map.features.outline.outline import Outline
from ui.map.features.problems.problems_panel import ProblemsPanel
from ui.map.first_step import FirstStep
from ui.map.heat.metrics import METRICS
from ui.map.inspector import Inspector
from ui.map.keys import is_shortcut
from ui.map.port import Panel
from ui.map.trail import Trail
from ui.map.view import MapView
from ui.pages.map_bar import MapBar
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.choices import name_box
from ui.widgets.folding_panel import FoldingPanel, Side


class MapPage(Page):
    """Canvas with a bar above, tabs of processes and problems below, the outline at the left, the inspector at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._process_id = 0
        self.view = MapView(session)
        self.inspector = Inspector(session)
        self.details = FoldingPanel(self.inspector, _("Details"), Side.RIGHT, "inspector")
        self.outline = Outline(session)
        self.outline.setFixedWidth(320)
        self.outline.hide()
        self.problems = ProblemsPanel(session)
        self.problems.hide()
        self.find_bar = FindBar(self.view.viewport(), self.view.map)
        self.empty = FirstStep(self.view.viewport())
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Processes"))
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._make_actions()
        self.actions_by_key = self.view.doer.made
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        self.trail = Trail()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.trail)
        for widget, stretch in ((self.view, 1), (self.tabs, 0), (self.problems, 0)):
            middle.addWidget(widget, stretch)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addLayout(middle, 1)
        row.addWidget(self.details)
        layout.addLayout(row, 1)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.tabs.tabBarClicked.connect(self._choose_process)
        self.view.resized.connect(self.empty.place)
        self.empty.asked.connect(lambda: add(self.view))
        self.view.selection_changed.connect(self._show_selection)
        self.view.process_wanted.connect(self.show_process)
        self.view.above_wanted.connect(self._go_up)
        self.view.panel_wanted.connect(self._show_panel)
        self.view.field_wanted.connect(self._edit_field)
        self.trail.chosen.connect(self.show_process)
        self.find_bar.found.connect(self.view.show_step)
        self.find_bar.closed.connect(self.view.setFocus)
        self.problems.chosen.connect(self.view.show_step)
        self.outline.chosen.connect(self.view.show_step)
        self.session.analysed.connect(self._show_numbers)
        self.session.opened.connect(self._forget_process)

    def _bar(self) -> QWidget:
        bar = MapBar(self.view.doer)
        bar.add(Place.BAR)
        filler = QWidget()
        filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(filler)
        self.heat = QComboBox()
        name_box(self.heat, _("Colour by"))
        self.heat.setToolTip(_("Colour by"))
        for metric in METRICS:
            self.heat.addItem(_(metric.label), metric.key)
        self.heat.activated.connect(self._choose_heat)
        self.facts = FactsButton()
        self.view.map.fact_keys = self.facts.chosen()
        self.facts.changed.connect(self._choose_facts)
        self.view.map.shows_volume = self.facts.volume.isChecked()
        self.facts.volume_changed.connect(self._choose_volume)
        bar.addWidget(self.facts)
        bar.addWidget(self.heat)
        bar.add(Place.VIEW_BAR)
        return bar

    def _make_actions(self) -> None:
        """Actions for the bar and the palette; their shortcuts work wherever the focus is on the page."""
        doer = self.view.doer
        doer.make_all(self, is_shortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions(list(doer.made.values()))

    def palette_actions(self) -> list[tuple[str, QAction, str]]:
        """What the command palette lists of this page."""
        return [(_("Map"), action, keys) for action, keys in self.view.doer.listed()]

    def refresh(self) -> None:
        audit = self.session.audit
        if self._process_id not in audit.processes:
            self._process_id = min(audit.processes, default=0)
        self._show_tabs()
        self.view.refresh(self._process_id)
        self._show_whether_empty()
        if self.problems.isVisible():
            self.problems.show_problems(audit, self.view.found)
        if self.outline.isVisible():
            self.outline.show_process(audit, self._process_id)
        self._show_selection()

    def _show_whether_empty(self) -> None:
        """Over a map without steps the way to the first one, and nothing to scroll."""
        is_empty = not self.view.map.cards
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_empty else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.view.setHorizontalScrollBarPolicy(policy)
        self.view.setVerticalScrollBarPolicy(policy)
        self.details.setVisible(bool(self._process_id))
        self.empty.setVisible(is_empty)
        self.empty.button.setEnabled(self.session.can_edit)
        self.empty.place()

    def _show_tabs(self) -> None:
        audit = self.session.audit
        path = audit.process_path(self._process_id)
        self.trail.show_path([(key, audit.processes[key].name) for key in path])
        processes = [item for item in sorted(audit.processes.items()) if item[0] not in audit.parent_steps]
        while self.tabs.count() > len(processes):
            self.tabs.removeTab(self.tabs.count() - 1)
        for i, (key, process) in enumerate(processes):
            if i == self.tabs.count():
                self.tabs.addTab("")
            self.tabs.setTabText(i, process.name.replace("&", "&&"))
            self.tabs.setTabData(i, key)
            if path and key == path[0]:
                self.tabs.setCurrentIndex(i)
        self.tabs.setVisible(len(processes) > 1)

    def show_process(self, process_id: int) -> None:
        """Go to another process or sub-process."""
        self._process_id = process_id
        self.refresh()
        self.view.setFocus()

    def _go_up(self) -> None:
        """From a sub-process to the step it shows, in the process above."""
        parent = self.session.audit.parent_steps.get(self._process_id)
        if parent is not None:
            self.show_process(parent.process_id)
            self.view.show_step(parent.id)

    def show_step(self, step_id: int) -> None:
        """Select and centre a step, on whichever process it is."""
        step = self.session.audit.steps.get(step_id)
        if step is not None:
            self._process_id = step.process_id
            self.refresh()
            self.view.show_step(step_id)

    def _forget_process(self) -> None:
        self._process_id = 0

    def _choose_process(self, index: int) -> None:
        if index >= 0:
            self.show_process(self.tabs.tabData(index))

    def _choose_facts(self, keys: tuple[str, ...]) -> None:
        self.view.map.fact_keys = keys
        self.view.show_numbers()

    def _choose_volume(self, is_wanted: bool) -> None:
        self.view.map.shows_volume = is_wanted
        self.view.show_numbers()

    def _choose_heat(self, index: int) -> None:
        self.view.heat_key = self.heat.itemData(index)
        self.view.show_numbers()
        self.view.setFocus()

    def _show_panel(self, panel: Panel) -> None:
        show = {
            Panel.FIND: self.find_bar.open,
            Panel.PROBLEMS: self._toggle_problems,
            Panel.OUTLINE: self._toggle_outline,
        }
        show[panel]()

    def _toggle_problems(self) -> None:
        self.problems.setVisible(not self.problems.isVisible())
        self.problems.show_problems(self.session.audit, self.view.found)

    def _toggle_outline(self) -> None:
        self.outline.setVisible(not self.outline.isVisible())
        self.outline.show_process(self.session.audit, self._process_id)

    def _show_selection(self) -> None:
        self.view.doer.show_possible()
        self.inspector.show_selection(self._process_id, self.view.map.selected_steps(), self.view.map.selected_flows())

    def _edit_field(self, key: str) -> None:
        self.details.unfold()
        self.inspector.edit_field(key)

    def _show_numbers(self) -> None:
        if self.isVisible():
            self.view.show_numbers()
