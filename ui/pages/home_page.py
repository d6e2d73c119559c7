"""Home: new, open, samples, and the audits opened before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from ui.recent import recent
from ui.theme import UNIT
from ui.widgets.labels import label, plain_tooltip
from ui.widgets.layouts import clear_layout


class HomePage(QWidget):
    """Where an audit begins. The actions are the window's."""

    def __init__(
        self, new: Callable[[], None], new_from: Callable[[], None], open_file: Callable[[], None],
        sample: Callable[[str], None], open_path: Callable[[Path], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._open_path = open_path
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8 * UNIT, 8 * UNIT, 8 * UNIT, 8 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("Automation audit"), bold=True, size=12))
        layout.addWidget(
            label(
                _("Map the work, measure it, and rank what to automate. Everything stays on this computer."),
                quiet=True,
                size=2,
            )
        )
        layout.addSpacing(3 * UNIT)
        self.buttons: dict[str, QPushButton] = {}
        for key, text, act in (
            ("sample", _("Look at a sample audit"), None),
            ("new", _("New audit …"), new),
            ("new_from", _("New audit from a step list or event log …"), new_from),
            ("open", _("Open an audit …"), open_file),
        ):
            button = QPushButton(text)
            button.setMinimumHeight(44)
            button.setFixedWidth(380)
            if act is not None:
                button.clicked.connect(lambda _checked=False, act=act: act())
            self.buttons[key] = button
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons["sample"].setProperty("primary", True)
        self.samples = QMenu(self)
        self.samples.aboutToShow.connect(lambda: self._list_samples(sample))
        self.buttons["sample"].setMenu(self.samples)
        layout.addSpacing(3 * UNIT)
        self.recent = QVBoxLayout()
        layout.addLayout(self.recent)
        layout.addStretch(1)

    def _list_samples(self, sample: Callable[[str], None]) -> None:
        """The samples by the kind of firm that they show; they are read when somebody asks for them."""
        from auditor.exchange.template import sample_names, sample_title

        if self.samples.isEmpty():
            self.samples.setMinimumWidth(self.buttons["sample"].width())
            for name in sample_names():
                action = self.samples.addAction(sample_title(name))
                action.triggered.connect(lambda _checked=False, name=name: sample(name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_recent(recent())

    def show_recent(self, paths: list[Path]) -> None:
        """Buttons for the audits opened before."""
        clear_layout(self.recent)
        if paths:
            self.recent.addWidget(label(_("Opened before"), bold=True, size=1))
        for path in paths:
            button = QPushButton(path.stem)
            button.setFixedWidth(380)
            plain_tooltip(button, str(path))
            button.clicked.connect(lambda _checked=False, path=path: self._open_path(path))
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
