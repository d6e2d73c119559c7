"""How old the program and its facts are, and renewing the facts from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from auditor import __version__
from auditor.errors import InputError
from auditor.facts import facts_in_force
from auditor.facts.kept import kept_path
from auditor.locale import _
from auditor.made import made_on
from auditor.phrases.facts import fact_rows, facts_line, is_old, program_line, renewal_lines, why_not
from auditor.renewal import facts_state, import_pack, looked_at_pack, remove_pack
from ui.safety.boxes import choose, show
from ui.theme import UNIT
from ui.widgets.labels import label

_WIDTH = 560


class VersionDialog(QDialog):
    """The version with its age, the facts with theirs, and three buttons.

    ``is_changed`` tells that other facts count from the next start.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.is_changed = False
        self.setWindowTitle(_("Version"))
        facts, today = facts_in_force(), date.today()
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        self.lines = [label(program_line(__version__, made_on(), today), bold=True)]
        self.lines.append(
            label(
                _(
                    "The program never looks for a newer one by itself, for it uses no network. A newer one comes as a file, like this one did; audits stay as they are."
                )
            )
        )
        self.lines.append(label(facts_line(facts), bold=True))
        for line in self.lines:
            line.setMinimumWidth(_WIDTH)
            layout.addWidget(line)
        layout.addLayout(self._table())
        notes = [why_not(facts)]
        if is_old(facts, today):
            notes.append(_("These facts are older than half a year: check law and support before you count on them."))
        notes.append(_("A pack of facts (.auditpack) renews them. It holds texts and figures only, and is looked at before it counts."))  # fmt: skip
        for note in filter(None, notes):
            self.lines.append(label(note))
            layout.addWidget(self.lines[-1])
        layout.addWidget(self._buttons())

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(2 * UNIT)
        table.setContentsMargins(UNIT, 0, 0, UNIT)
        for row, cells in enumerate(fact_rows(facts_state())):
            for column, text in enumerate(cells):
                table.addWidget(label(text, wrap=False), row, column)
        table.setColumnStretch(2, 1)
        return table

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.import_button = QPushButton(_("Import a pack of facts …"))
        self.remove_button = QPushButton(_("Remove the imported pack"))
        self.remove_button.setEnabled(kept_path().exists())
        for button in (self.import_button, self.remove_button):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = box.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.import_button.clicked.connect(lambda _on=False: self._ask())
        self.remove_button.clicked.connect(lambda _on=False: self._remove())
        box.rejected.connect(self.reject)
        return box

    def _ask(self) -> None:
        from ui.dialogs import ask_pack

        path = ask_pack(self)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Look at a pack, say what it would bring, and keep it where the person says so."""
        try:
            renewal = looked_at_pack(path)
            answers = [_("Import"), _("Cancel")]
            if choose(self, _("Import this pack of facts?"), "\n".join(renewal_lines(renewal)), answers) != 0:
                return
            import_pack(path)
        except InputError as error:
            show(self, _("The facts stay as they are."), str(error), is_warning=True)
            return
        self._changed()

    def _remove(self) -> None:
        try:
            remove_pack()
        except InputError as error:
            show(self, _("The facts stay as they are."), str(error), is_warning=True)
            return
        self._changed()

    def _changed(self) -> None:
        self.is_changed = True
        self.accept()
