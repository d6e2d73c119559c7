"""The questions of these windows: which file, which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from auditor.locale import _


def ask_save(parent: QWidget, title: str, start: str, kinds: dict[str, str]) -> Path | None:
    """Where a file goes.

    Args:
        parent: the window that asks.
        title: of the dialog.
        start: the name that is offered.
        kinds: name of a kind → how it ends.
    """
    filters = ";;".join(f"{name} (*{ending})" for name, ending in kinds.items())
    name, chosen = QFileDialog.getSaveFileName(parent, title, start, filters)
    if not name:
        return None
    ending = next((e for kind, e in kinds.items() if chosen.startswith(kind)), next(iter(kinds.values())))
    return Path(name if name.lower().endswith(tuple(kinds.values())) else f"{name}{ending}")


def ask_pack(parent: QWidget) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("Import a benchmark pack"), "", f"{_('Benchmark packs')} (*.aapack)"
    )
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None
