"""Map: the process steps as a graph."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QSizePolicy,
    QTabBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import AuditorError
from auditor.locale import _
from auditor.model import Process
from ui.map import changes
from ui.map.actions import MAP_ACTIONS, VIEW_ACTIONS
from ui.map.facts_button import FactsButton
from ui.map.find_bar import FindBar
from ui.map.heat import METRICS
from ui.map.inspector import Inspector
from ui.map.outline import Outline
from ui.map.problems_panel import ProblemsPanel
from ui.map.trail import Trail
from ui.map.view import MapView
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.labels import label


class MapPage(Page):
    """Canvas with a bar above, tabs of processes and problems below, the outline at the left, the inspector at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._process_id = 0
        self.view = MapView(session)
        self.inspector = Inspector(session)
        self.outline = Outline(session)
        self.outline.setFixedWidth(320)
        self.outline.hide()
        self.problems = ProblemsPanel(session)
        self.problems.hide()
        self.find_bar = FindBar(self.view.viewport(), self.view.map)
        self.empty = label(_("An empty map. Press N or double-click to add the first step."), quiet=True, size=2)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setParent(self.view.viewport())
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Processes"))
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.actions_by_key: dict[str, QAction] = {}
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
        row.addWidget(self.inspector)
        layout.addLayout(row, 1)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.tabs.tabBarClicked.connect(self._choose_process)
        self.view.selection_changed.connect(self._show_selection)
        self.view.go_into.connect(self.show_process)
        self.view.go_up.connect(self._go_up)
        self.trail.chosen.connect(self.show_process)
        self.find_bar.found.connect(self.view.show_step)
        self.find_bar.closed.connect(self.view.setFocus)
        self.problems.chosen.connect(self.view.show_step)
        self.outline.chosen.connect(self.view.show_step)
        self.session.analysed.connect(self._show_numbers)
        self.session.opened.connect(self._forget_process)

    def _bar(self) -> QWidget:
        """The actions; what does not fit in a narrow window goes behind an arrow."""
        bar = QToolBar()
        bar.setMovable(False)
        for action in MAP_ACTIONS:
            if action.key not in VIEW_ACTIONS:
                self._add(bar, action.key, _(action.text), action.keys, lambda a=action: a.act(self.view), action.sign)
        self._add(bar, "lane", _("Add lane"), "", self._add_lane, _("Add lane"))
        self._add(bar, "new_process", _("New process"), "", self._new_process)
        filler = QWidget()
        filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(filler)
        self.heat = QComboBox()
        self.heat.setAccessibleName(_("Colour by"))
        self.heat.setToolTip(_("Colour by"))
        for metric in METRICS:
            self.heat.addItem(_(metric.label), metric.key)
        self.heat.activated.connect(self._choose_heat)
        self.facts = FactsButton()
        self.view.map.fact_keys = self.facts.chosen()
        self.facts.changed.connect(self._choose_facts)
        bar.addWidget(self.facts)
        bar.addWidget(self.heat)
        for key, text, keys, act, sign in (
            ("problems", _("Problems"), "Ctrl+P", self._toggle_problems, "⚠"),
            ("outline", _("The map as a list"), "Ctrl+T", self._toggle_outline, "☰"),
            ("find", _("Find a step"), "Ctrl+F", self.find_bar.open, "⌕"),
        ):
            self._add(bar, key, text, keys, act, sign)
        for action in MAP_ACTIONS:
            if action.key in VIEW_ACTIONS:
                self._add(bar, action.key, _(action.text), action.keys, lambda a=action: a.act(self.view), action.sign)
        self._add(bar, "picture", _("Save the map as a picture …"), "", self._save_picture)
        self._add(bar, "copy_picture", _("Copy the map as a picture"), "", self._copy_picture)
        return bar

    def _add(self, bar: QToolBar, key: str, text: str, keys: str, act: object, sign: str | None = None) -> None:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: (self.view.glide.finish(), act()))  # type: ignore[operator]
        action.setToolTip(f"{text} ({keys})" if keys else text)
        action.setData(keys)
        if keys.startswith("Ctrl"):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        self.actions_by_key[key] = action
        if sign is not None:
            action.setIconText(_(sign) if len(sign) > 1 else sign)
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def palette_actions(self) -> list[tuple[str, QAction, str]]:
        """What the command palette lists of this page."""
        return [(_("Map"), action, str(action.data() or "")) for action in self.actions_by_key.values()]

    def refresh(self) -> None:
        audit = self.session.audit
        if self._process_id not in audit.processes:
            self._process_id = min(audit.processes, default=0)
        self._show_tabs()
        self.view.refresh(self._process_id)
        self.empty.setVisible(not self.view.map.cards)
        self.empty.resize(self.view.viewport().size())
        changing = {action.key for action in MAP_ACTIONS if action.changes_audit} | {"lane", "new_process"}
        for key in changing:
            self.actions_by_key[key].setEnabled(self.session.can_edit)
        if self.problems.isVisible():
            self.problems.show_problems(audit, self.view.found)
        if self.outline.isVisible():
            self.outline.show_process(audit, self._process_id)
        self._show_selection()

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

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.empty.resize(self.view.viewport().size())

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

    def _choose_heat(self, index: int) -> None:
        self.view.heat_key = self.heat.itemData(index)
        self.view.show_numbers()
        self.view.setFocus()

    def _toggle_problems(self) -> None:
        self.problems.setVisible(not self.problems.isVisible())
        self.problems.show_problems(self.session.audit, self.view.found)

    def _toggle_outline(self) -> None:
        self.outline.setVisible(not self.outline.isVisible())
        self.outline.show_process(self.session.audit, self._process_id)

    def _show_selection(self) -> None:
        self.inspector.show_selection(self._process_id, self.view.map.selected_steps(), self.view.map.selected_flows())

    def _show_numbers(self) -> None:
        if self.isVisible():
            self.view.show_numbers()

    def _new_process(self) -> None:
        name, accepted = QInputDialog.getText(self, _("New process"), _("Name of the process"))
        if accepted and name.strip():
            with self.session.edit(_("Add process")) as edit:
                if edit is not None:
                    self._process_id = edit.put(Process(name=name.strip()[:500])).id
            self.refresh()

    def _add_lane(self) -> None:
        process_id = self._process_id or changes.ensure_process(self.session)
        name, accepted = QInputDialog.getText(self, _("Add lane"), _("Department or work area"))
        if accepted and name.strip() and process_id:
            changes.add_lane(self.session, process_id, name.strip())

    def _save_picture(self) -> None:
        file = self.session.file
        if file is None:
            return
        kinds = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"
        start = str(file.path.with_suffix(".svg"))
        name, kind = QFileDialog.getSaveFileName(self, _("Save the map as a picture …"), start, kinds)
        if name:
            target = Path(name)
            if target.suffix.lower() not in (".svg", ".png", ".pdf"):
                target = target.with_name(f"{target.name}.{kind[:3].lower()}")
            self.save_picture_to(target)

    def save_picture_to(self, target: Path) -> None:
        """Write the map of the process shown; what fails is told."""
        from ui.map.export_picture import write_picture

        try:
            write_picture(self.view.map, target)
        except AuditorError as error:
            self.session.failed.emit(str(error))

    def _copy_picture(self) -> None:
        from ui.map.export_picture import copy_picture

        copy_picture(self.view.map)
