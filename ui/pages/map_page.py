"""Map: the process steps as a graph."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from auditor.locale import _
from auditor.model import Process
from ui.map import changes
from ui.map.inspector import Inspector
from ui.map.view import MapView
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.labels import label


class MapPage(Page):
    """Canvas, inspector, and a bar with the actions."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = MapView(session)
        self.inspector = Inspector(session)
        self.processes = QComboBox()
        self.processes.setAccessibleName(_("Process"))
        self.processes.setMinimumWidth(200)
        self.processes.setMaximumWidth(280)
        self.processes.activated.connect(self._choose_process)
        self.empty = label(_("An empty map. Press N or double-click to add the first step."), quiet=True, size=2)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setParent(self.view.viewport())
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.inspector)
        layout.addLayout(row, 1)
        self.setFocusProxy(self.view)
        self.view.selection_changed.connect(self._show_selection)
        session.analysed.connect(self._show_numbers)
        session.opened.connect(self._forget_process)
        self._process_id = 0

    def _bar(self) -> QWidget:
        """The actions; what does not fit in a narrow window goes behind an arrow."""
        bar = QToolBar()
        bar.setMovable(False)
        bar.addWidget(self.processes)
        self.actions_by_key: dict[str, QAction] = {}
        for key, text, hint, act in (
            ("new_process", _("New process"), "", self._new_process),
            ("add", _("Add step"), "N", lambda: self.view.add_step()),
            ("append", _("Append"), "Tab", lambda: self.view.append_step()),
            ("connect", _("Connect"), "C", self.view.start_connecting),
            ("delete", _("Delete"), "Del", self.view.delete_selected),
            ("lane", _("Add lane"), "", self._add_lane),
            ("tidy", _("Tidy layout"), "Ctrl+L", self._tidy),
        ):
            self._add_action(bar, key, text, hint, act)
        filler = QWidget()
        filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(filler)
        for key, text, hint, act in (
            ("smaller", _("Zoom out"), "Ctrl+-", lambda: self.view.zoom(1 / 1.25)),
            ("larger", _("Zoom in"), "Ctrl++", lambda: self.view.zoom(1.25)),
            ("fit", _("Fit"), "Ctrl+0", self.view.fit),
        ):
            self._add_action(bar, key, text, hint, act)
        for key, sign in (("smaller", "−"), ("larger", "+")):
            self.actions_by_key[key].setIconText(sign)
        return bar

    def _add_action(self, bar: QToolBar, key: str, text: str, hint: str, act: object) -> None:
        action = bar.addAction(text)
        action.triggered.connect(act)
        action.setToolTip(f"{text} ({hint})" if hint else text)
        if hint.startswith("Ctrl"):  # plain keys are the canvas's own
            action.setShortcut(QKeySequence(hint))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.actions_by_key[key] = action
        button = bar.widgetForAction(action)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def refresh(self) -> None:
        audit = self.session.audit
        if self._process_id not in audit.processes:
            self._process_id = min(audit.processes, default=0)
        self.processes.clear()
        for key, process in sorted(audit.processes.items()):
            self.processes.addItem(process.name, key)
        self.processes.setCurrentIndex(self.processes.findData(self._process_id))
        self.processes.setVisible(bool(audit.processes))
        self.view.refresh(self._process_id)
        self.empty.setVisible(not self.view.map.cards)
        self.empty.resize(self.view.viewport().size())
        for key in ("new_process", "add", "append", "connect", "delete", "lane", "tidy"):
            self.actions_by_key[key].setEnabled(self.session.can_edit)
        self._show_selection()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.empty.resize(self.view.viewport().size())

    def show_step(self, step_id: int) -> None:
        """Select and centre a step, on whichever process it is."""
        step = self.session.audit.steps.get(step_id)
        if step is None:
            return
        self._process_id = step.process_id
        self.refresh()
        self.view.map.select_steps([step_id])
        self.view.centerOn(self.view.map.cards[step_id])

    def _forget_process(self) -> None:
        self._process_id = 0

    def _choose_process(self, index: int) -> None:
        self._process_id = self.processes.itemData(index)
        self.refresh()
        self.view.setFocus()

    def _show_selection(self) -> None:
        self.inspector.show_selection(self._process_id, self.view.map.selected_steps(), self.view.map.selected_flows())

    def _show_numbers(self) -> None:
        if self.isVisible():
            self.view.map.show_analysis(self.session.audit, self.session.analysis)

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

    def _tidy(self) -> None:
        if self._process_id:
            changes.tidy_layout(self.session, self._process_id)
            self.view.fit()
