"""The import window: what a file holds, what each column is taken for, and what would be read; all of it can be changed.

People's names stay out unless they are wanted. Nothing is stored here.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import InputError
from auditor.exchange import Draft, SourceOptions
from auditor.exchange.eventlog.meanings import LEFT_OUT
from auditor.exchange.importers import KINDS, refuse_unknown
from auditor.exchange.profile import Profile, shape_of
from auditor.exchange.question import Answer
from auditor.locale import _, ngettext, number
from ui.background import Background
from ui.fitting import resize_within_screen
from ui.importing import remembered
from ui.importing.choices_form import ChoicesForm
from ui.importing.grid import PreviewGrid
from ui.importing.reading import Read, Stopped, Token, read_with
from ui.importing.result_view import ResultView
from ui.safety.boxes import show
from ui.theme import UNIT
from ui.widgets.labels import label

_LOOK_MS = 200  # how often it is looked how far the reading is


class Purpose(Enum):
    """What a file is opened for."""

    NEW = auto()  # to make an audit of it
    ADD = auto()  # to add it to one, or to compare a log with its map
    COMPARE = auto()  # to compare a log with a map


class Accepted(NamedTuple):
    """What was read, and whether it is to be compared with the map rather than stored."""

    draft: Draft
    is_compared: bool


def read_with_report(parent: QWidget, source: Path, purpose: Purpose = Purpose.NEW) -> Accepted | None:
    """Show a source and what would be read of it; None when it is no file of a kind that is read, or is declined."""
    try:
        refuse_unknown(source)
    except InputError as error:
        show(parent, str(error), is_warning=True)
        return None
    dialog = ImportDialog(parent, source, purpose)
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.draft is None:
        return None
    return Accepted(dialog.draft, dialog.is_compared)


def _unless_stopped(error: Exception) -> None:
    """What nobody waits for any more is no error."""
    if not isinstance(error, Stopped):
        raise error


class ImportDialog(QDialog):
    """Reads the source in the background, anew at every choice; ``draft`` is what was read last, None where nothing was."""

    def __init__(self, parent: QWidget | None, source: Path, purpose: Purpose = Purpose.NEW) -> None:
        super().__init__(parent)
        self._source, self._purpose = source, purpose
        self.is_compared = purpose is Purpose.COMPARE
        self._columns: dict[str, str] = {}
        self._object_type = ""
        self._read = Read()
        self._token = Token()
        self._background = Background(self)
        title = _("Compare {name} with the map") if self.is_compared else _("Import {name}")
        self.setWindowTitle(title.format(name=source.name))
        resize_within_screen(self, 1120, 760)
        self.grid, self.form, self.outcome = PreviewGrid(), ChoicesForm(KINDS), ResultView()
        self.hint = label("", quiet=True)
        self.pseudonyms = QCheckBox(_("Numbers in place of people's names"))
        self.pseudonyms.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.how_far = label("", quiet=True, wrap=False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(_("Compare") if self.is_compared else _("Import"))
        self.compare = self.buttons.addButton(_("Compare with this map"), QDialogButtonBox.ButtonRole.ActionRole)
        self.compare.hide()
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(_("Cancel"))
        cancel.setAutoDefault(False)  # what can't be imported yet is not to be given up by Enter
        self._lay_out()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self._connect()
        self.form.show_profiles(list(remembered.named()))
        self.grid.hide()
        self.form.hide()
        self._read_again()

    @property
    def draft(self) -> Draft | None:
        """What was read."""
        return self._read.draft

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._look.isActive()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(2 * UNIT)
        below.addWidget(self.form)
        below.addWidget(self.outcome, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.pseudonyms)
        foot.addWidget(self.progress)
        foot.addWidget(self.how_far)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(self.hint)
        layout.addWidget(self.grid, 2)
        layout.addLayout(below, 3)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.compare.clicked.connect(self._accept_to_compare)
        self.pseudonyms.clicked.connect(lambda _checked: self._read_again())
        self.form.changed.connect(self._read_again)
        self.form.table_changed.connect(self._read_anew)
        self.form.profile_chosen.connect(self._take_profile)
        self.form.profile_wanted.connect(self._save_profile)
        self.grid.meaning_chosen.connect(self._mean)
        self.outcome.questions.answered.connect(self._answer)

    # what is chosen

    @property
    def profile(self) -> Profile:
        """All that is chosen."""
        sheet = self.form.sheet.currentData() or "" if self.form.sheet.count() > 1 else ""
        return Profile(self.form.kind.currentData(), sheet, dict(self._columns), self.form.choices)

    def _mean(self, header: str, meaning: str) -> None:
        """The person says what a column is; another one that meant it means nothing now."""
        kept = {}
        for key, headers in self._columns.items():
            rest = [part for part in headers.split("\n") if part != header]
            if rest and (key != meaning or key == LEFT_OUT):
                kept[key] = "\n".join(rest)
        kept[meaning] = "\n".join(filter(None, (kept.get(meaning, ""), header)))
        self._columns = kept
        if not self.form.kind.currentData() and self._read.preview is not None:
            self.form.kind.setCurrentIndex(self.form.kind.findData(self._read.preview.kind))
        self._read_again()

    def _answer(self, answer: Answer) -> None:
        """The person answers what the file leaves open."""
        self.form.answer(answer.said)
        self._object_type = answer.said.get("object_type", self._object_type)
        if "kind" in answer.said:
            self._columns.clear()
        self._columns |= answer.columns
        self._read_again()

    def _take_profile(self, name: str) -> None:
        profile = remembered.named().get(name, Profile())
        shown = self._read.preview
        if shown is not None:
            profile = profile.fitting([c.header for c in shown.columns], [sheet for sheet, _holds in shown.sheets])
        self._apply(profile)
        self._read_again()

    def _apply(self, profile: Profile) -> None:
        self._columns = dict(profile.columns)
        self.form.show_profile(profile)
        if profile.sheet:
            self.form.sheet.setCurrentIndex(self.form.sheet.findData(profile.sheet))

    def _save_profile(self) -> None:
        name, is_given = QInputDialog.getText(
            self, _("Save as profile"), _("Name, such as that of the system it is from:")
        )
        if is_given and name.strip():
            remembered.keep(name.strip(), self._whole_profile())
            self.form.show_profiles(list(remembered.named()), name.strip())

    def _whole_profile(self) -> Profile:
        """All choices, and what each column is taken for, so that it does not hang on a guess."""
        shown = self._read.preview
        if shown is None or shown.is_whole:
            return self.profile
        columns = {column.meaning: column.header for column in shown.columns if column.meaning}
        if left_out := self._columns.get(LEFT_OUT):
            columns[LEFT_OUT] = left_out
        return Profile(shown.kind, self.profile.sheet, columns, self.form.choices)

    # reading

    def _read_anew(self) -> None:
        """Read another sheet, or as another kind, where what was said of the columns says nothing."""
        self._columns.clear()
        self._read_again()

    def _read_again(self) -> None:
        self._token.is_wanted = False
        self._token = token = Token()
        said, tables = self.profile, self._read.tables
        options = SourceOptions(
            columns=said.columns,
            kind=said.kind,
            sheet=said.sheet,
            choices=said.choices,
            keeps_names=self._keeps_names(),
            object_type=self._object_type,
        )
        self.ok.setEnabled(False)
        self.progress.show()
        self._look.start()
        self._background.run(
            "import", lambda: read_with(self._source, options, tables, token), self._show_read, _unless_stopped
        )

    def _keeps_names(self) -> bool | None:
        return None if self._read.draft is None or not self._read.draft.names else not self.pseudonyms.isChecked()

    def _show_read(self, found: Read) -> None:
        self._look.stop()
        self.progress.hide()
        self.how_far.setText("")
        self._read = found
        if found.recalled is not None:
            self._apply(found.recalled)
            self.hint.setText(_("Read as you read the last file of this shape."))
        else:
            self.hint.setText("")
        self.hint.setVisible(found.recalled is not None)
        if found.preview is not None:
            self.grid.show_preview(found.preview)
            self.form.show_preview(found.preview)
            if found.recalled is not None and found.recalled.sheet:
                self.form.sheet.setCurrentIndex(self.form.sheet.findData(found.recalled.sheet))
        is_log = found.draft is not None and found.draft.log is not None
        self.grid.setVisible(found.preview is not None)
        if found.preview is None and is_log:
            self.form.show_for_log()
        self.form.setVisible(found.preview is not None or is_log)
        self.ok.setEnabled(is_log if self.is_compared else found.draft is not None)
        self.compare.setVisible(is_log and self._purpose is Purpose.ADD)
        if self.focusWidget() in (None, *self.buttons.buttons()) and found.draft is not None:
            self.ok.setFocus()
        if found.question is not None and found.question.answers:
            self.outcome.show_question(found.question, found.preview is not None)
            return
        if found.draft is None:
            said = found.question.text if found.question is not None else found.refusal
            self.outcome.show_refusal(said, found.preview is not None)
            return
        if self.is_compared and not is_log:
            self.outcome.show_refusal(_("This is no event log: there is nothing to compare with the map."), True)
            return
        self.outcome.show_draft(found.draft, found.audit)
        self.pseudonyms.setVisible(bool(found.draft.names))
        self.pseudonyms.setChecked(not found.draft.keeps_names)

    def _show_progress(self) -> None:
        if self._token.rows:
            rows = ngettext("{n} row read", "{n} rows read", self._token.rows)
            self.how_far.setText(rows.format(n=number(self._token.rows)))

    # the end

    def _accept_to_compare(self) -> None:
        self.is_compared = True
        self.accept()

    def accept(self) -> None:
        """Remember how a file of this shape is read."""
        shown = self._read.preview
        if shown is not None:
            remembered.remember(shape_of([column.header for column in shown.columns]), self._whole_profile())
        super().accept()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._token.is_wanted = False
        self._background.cancel()
        self._look.stop()
