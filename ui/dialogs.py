"""The window's questions: which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from auditor.exchange import EXPORTERS, READABLE, exporter_of
from auditor.locale import _

_AUDIT_FILTER = "*.audit"


def ask_open(parent: QWidget) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("Open an audit"), beginning(), f"{_('Audits')} ({_AUDIT_FILTER})"
    )
    return Path(chosen(name)) if name else None


def ask_new(parent: QWidget, stem: str = "") -> Path | None:
    """Where a new audit goes; an existing file is never replaced."""
    start = beginning(f"{stem or _('New audit')}.audit")
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        _("New audit"),
        start,
        f"{_('Audits')} ({_AUDIT_FILTER})",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return _audit_path(chosen(name))


def documents() -> Path:
    """Where the person keeps documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found or QDir.homePath())


def pictures() -> str:
    """Where the person keeps pictures; where there is no such folder, as :func:`beginning`."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return found if found and Path(found).is_dir() else beginning()


class _Last:
    """The folder in which something was chosen last, as long as the program runs."""

    folder: Path | None = None


def beginning(name: str = "") -> str:
    """Where a file dialog begins: where something was chosen last, else among the documents; ``name`` is proposed there."""
    there = next((f for f in (_Last.folder, documents(), Path(QDir.homePath())) if f is not None and f.is_dir()), None)
    return name if there is None else str(there / name)


def chosen(name: str) -> str:
    """What a dialog gave; the next one begins there."""
    if name:
        _Last.folder = Path(name).parent
    return name


def free_audit(stem: str) -> Path | None:
    """A file of today among the documents that is not there yet; None where no folder for it can be made."""
    from datetime import date

    folder = documents()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    base = f"{stem} {date.today().isoformat()}"
    names = (f"{base}.audit", *(f"{base} ({n}).audit" for n in range(2, 1000)))
    return next((folder / name for name in names if not (folder / name).exists()), None)


def ask_copy(parent: QWidget, start: Path) -> Path | None:
    """Where a copy of an audit goes; the dialog asks before one is replaced."""
    kinds = f"{_('Audits')} ({_AUDIT_FILTER})"
    return _audit_path(QFileDialog.getSaveFileName(parent, _("Save a copy"), str(start), kinds)[0])


def _audit_path(name: str) -> Path | None:
    if not name:
        return None
    return Path(name if name.lower().endswith(".audit") else f"{name}.audit")


def ask_pack(parent: QWidget) -> Path | None:
    kinds = f"{_('Packs of facts')} (*.auditpack)"
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import a pack of facts"), beginning(), kinds)
    return Path(chosen(name)) if name else None


def ask_source(parent: QWidget) -> Path | None:
    kinds = " ".join(f"*{suffix}" for suffix in READABLE)
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("Step list, event log, process model or export"), beginning(), f"{_('Readable files')} ({kinds})"
    )
    return Path(chosen(name)) if name else None


def ask_filled_form(parent: QWidget) -> Path | None:
    """The form that a supplier filled in."""
    kinds = f"{_('Filled-in forms')} (*.xlsx *.xlsm)"
    name, _kind = QFileDialog.getOpenFileName(parent, _("Read a filled-in form"), beginning(), kinds)
    return Path(chosen(name)) if name else None


def ask_form(parent: QWidget, stem: str) -> Path | None:
    """Where an empty form for suppliers goes; the dialog asks before one is replaced."""
    kinds = f"{_('Forms for suppliers')} (*.xlsx)"
    name, _kind = QFileDialog.getSaveFileName(parent, _("Form for suppliers"), beginning(f"{stem}.xlsx"), kinds)
    if not name:
        return None
    return Path(chosen(name if name.lower().endswith(".xlsx") else f"{name}.xlsx"))


def ask_export(parent: QWidget, audit: Path) -> Path | None:
    kinds = {f"{_(exporter.name)} (*{exporter.ending})": exporter.ending for exporter in EXPORTERS}
    name, kind = QFileDialog.getSaveFileName(parent, _("Export"), str(audit.with_suffix(".json")), ";;".join(kinds))
    if not name:
        return None
    wanted, named = kinds.get(kind, ".json"), exporter_of(Path(name))
    if named is None:
        name += wanted
    elif wanted != named.ending and wanted.endswith(
        named.ending
    ):  # a graph was chosen; the name proposed has .json alone
        name = name[: -len(named.ending)] + wanted
    return Path(name)
