"""What an import would add, shown before it does; people's names stay out unless they are wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from auditor.errors import AuditorError
from auditor.exchange import Draft, SourceOptions, read_source
from auditor.locale import _
from ui.fitting import resize_within_screen
from ui.safety.boxes import show
from ui.theme import UNIT
from ui.widgets.labels import label


def read_with_report(parent: QWidget, source: Path) -> Draft | None:
    """Read a source and show what was read, guessed and skipped; None when it can't be read or is declined."""
    try:
        dialog = ImportDialog(parent, source)
    except AuditorError as error:
        show(parent, str(error), is_warning=True)
        return None
    return dialog.draft if dialog.exec() == QDialog.DialogCode.Accepted else None


class ImportDialog(QDialog):
    """Reads the source; ``draft`` is what was read, with names or without as the box says.

    Raises:
        AuditorError: the source can't be read.
    """

    def __init__(self, parent: QWidget | None, source: Path) -> None:
        super().__init__(parent)
        self._source = source
        self.draft = read_source(source)
        self.setWindowTitle(_("Import {name}").format(name=source.name))
        resize_within_screen(self, 640, 480)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.pseudonyms = QCheckBox(_("Numbers in place of people's names"))
        self.pseudonyms.setChecked(not self.draft.keeps_names)
        self.pseudonyms.setVisible(bool(self.draft.names))
        self.pseudonyms.toggled.connect(self._read_again)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Import"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(label(self.draft.read_in_words, bold=True, size=2))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.pseudonyms)
        layout.addWidget(buttons)
        self._show_report()

    def _read_again(self, replaces_names: bool) -> None:
        self.draft = read_source(self._source, SourceOptions(keeps_names=not replaces_names))
        self._show_report()

    def _show_report(self) -> None:
        report = self.draft.report
        lines: list[str] = []
        for heading, listed in (
            (_("Assumed:"), report.guessed),
            (_("Note:"), report.warnings),
            (_("Left out:"), [f"{s.where}: {s.what} – {s.why}" for s in report.skipped]),
        ):
            if listed:
                lines += [heading, *(f"  {line}" for line in listed), ""]
        self.text.setPlainText("\n".join(lines).strip() or _("Nothing had to be assumed or left out."))
