"""The window's questions: which file, which keys there are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QWidget

from auditor.exchange import EXPORTERS, READABLE, exporter_of
from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.labels import label

_AUDIT_FILTER = "*.audit"


def ask_open(parent: QWidget) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(parent, _("Open an audit"), "", f"{_('Audits')} ({_AUDIT_FILTER})")
    return Path(name) if name else None


def ask_new(parent: QWidget, stem: str = "") -> Path | None:
    """Where a new audit goes; an existing file is never replaced."""
    start = f"{stem or _('New audit')}.audit"
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        _("New audit"),
        start,
        f"{_('Audits')} ({_AUDIT_FILTER})",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return _audit_path(name)


def ask_copy(parent: QWidget, start: Path) -> Path | None:
    """Where a copy of an audit goes; the dialog asks before one is replaced."""
    kinds = f"{_('Audits')} ({_AUDIT_FILTER})"
    return _audit_path(QFileDialog.getSaveFileName(parent, _("Save a copy"), str(start), kinds)[0])


def _audit_path(name: str) -> Path | None:
    if not name:
        return None
    return Path(name if name.lower().endswith(".audit") else f"{name}.audit")


def ask_source(parent: QWidget) -> Path | None:
    kinds = " ".join(f"*{suffix}" for suffix in READABLE)
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("Step list, event log or export"), "", f"{_('Readable files')} ({kinds})"
    )
    return Path(name) if name else None


def ask_export(parent: QWidget, audit: Path) -> Path | None:
    kinds = {f"{_(exporter.name)} (*{exporter.ending})": exporter.ending for exporter in EXPORTERS}
    name, kind = QFileDialog.getSaveFileName(parent, _("Export"), str(audit.with_suffix(".json")), ";;".join(kinds))
    if not name:
        return None
    return Path(name) if exporter_of(Path(name)) is not None else Path(name + kinds.get(kind, ".json"))


class KeysDialog(QDialog):
    """The keyboard, on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(4 * UNIT)
        for row, (keys, meaning) in enumerate(
            (
                ("Ctrl+1 … Ctrl+7", _("Go to a page")),
                ("Ctrl+Z, Ctrl+Y", _("Undo, redo")),
                ("N", _("Map: new step")),
                ("Tab, A", _("Map: append a step and name it")),
                ("Return, F2", _("Map: rename")),
                ("C, Return", _("Map: connect the selected step to the next one selected")),
                ("← → ↑ ↓", _("Map: go along the flow")),
                (
                    "1 … 9, 0",
                    _("Map: operation, inspection, transport, storage, delay, decision, fork, join, start, end"),
                ),
                ("Shift+← → ↑ ↓", _("Map: to the lane before or after")),
                ("P, O, U", _("Map: pin, open as sub-process, up again")),
                ("F, Return", _("Map: choose a flow out of the step, and its share")),
                ("R, Shift+R", _("Map: the chosen flow to another step, from another step; Return")),
                ("Alt+← → ↑ ↓", _("Map: move the step, or bend the chosen flow")),
                ("Del", _("Map: delete · Measure: clear")),
                ("Ctrl+0, Ctrl++, Ctrl+-", _("Map: fit, larger, smaller")),
                ("Ctrl+L, Ctrl+Shift+L", _("Map: tidy layout; turn it: left to right, top to bottom")),
                ("S", _("Map: make space: drag, or arrows and Return")),
                ("Ctrl+F", _("Map: find a step")),
                (
                    "Ctrl+X, Ctrl+C, Ctrl+V, Ctrl+D",
                    _("Map: cut, copy, paste, duplicate; rows of a spreadsheet become steps"),
                ),
                ("Ctrl+P, Ctrl+T", _("Map: problems, the map as a list")),
                ("Ctrl+K", _("All actions by name")),
                ("Ctrl+H", _("History")),
                ("Ctrl+C, Ctrl+V", _("Measure: copy and paste cells")),
            )
        ):
            grid.addWidget(label(keys, bold=True, wrap=False), row, 0)
            grid.addWidget(label(meaning, wrap=False), row, 1)
