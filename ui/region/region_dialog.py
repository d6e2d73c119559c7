"""The region, for a programme: a folder of extracts or a pack, its tables, and the pack and the files that are handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from auditor.errors import AuditorError, InputError
from auditor.locale import _, number
from auditor.region.collection import Collected, Told, collect
from auditor.region.disclosure import Reason
from auditor.region.export import rules_note, write_region
from auditor.region.overview import nothing_yet, sections
from auditor.region.pack import Pack, read_pack
from auditor.region.pack.document import MOST_NAME, SUFFIX
from auditor.region.pack.ledger import read_ledger
from auditor.region.pack.make import Made, make_pack, preview
from auditor.region.words import pack_sentence, reason_text
from ui.background import Background
from ui.region.files import ask_folder, ask_pack, ask_save
from ui.region.titled_table import add_table
from ui.safety.boxes import show
from ui.theme import UNIT
from ui.widgets.dialog_row import last_row
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import replace_widget, say_in, scroll_area

#: Of each kind.
_MOST_TOLD = 30


@dataclass(frozen=True)
class Loaded:
    """A folder of extracts as it was read: what was taken, and what could be shown of it; why not where nothing."""

    collected: Collected
    made: Made | None
    refusal: str


class RegionDialog(QDialog):
    """What is looked at here may be handed out only as a pack that stands in the ledger."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Region"))
        self.resize(1040, 740)
        self.background = Background(self)
        self.pack: Pack | None = None
        self.collection: Path | None = None
        self.ledger: Path | None = None
        self._place = TemporaryDirectory(prefix="automation-auditor-region-", ignore_cleanup_errors=True)
        self.programme = QLineEdit()
        self.programme.setAccessibleName(_("Programme"))
        self.programme.setMaxLength(MOST_NAME)
        self.programme.setPlaceholderText(_("The name that stands in the pack"))
        self.programme.textChanged.connect(lambda _text: self._enable())
        self.folder = QPushButton(_("Load a folder of extracts …"))
        self.open_pack = QPushButton(_("Open a pack …"))
        self.make = QPushButton(_("Make the pack …"))
        self.make.setProperty("primary", True)
        self.export = QPushButton(_("Save the tables …"))
        self.state = label("", quiet=True)
        self.area = scroll_area()
        self._lay_out()
        self.folder.clicked.connect(self._load)
        self.open_pack.clicked.connect(self._open)
        self.make.clicked.connect(self._make)
        self.export.clicked.connect(self._export)
        self.finished.connect(lambda _result: self._leave())
        say_in(self.area, _beginning())
        self._enable()

    def _lay_out(self) -> None:
        form = field_form()
        form.addRow(caption(_("Programme")), self.programme)
        top = QHBoxLayout()
        top.addWidget(self.folder)
        top.addWidget(self.open_pack)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(form)
        layout.addLayout(top)
        layout.addWidget(self.state)
        layout.addWidget(self.area, 1)
        layout.addLayout(last_row(self, self.export, self.make))
        for button in (self.folder, self.open_pack):
            button.setAutoDefault(False)

    def _leave(self) -> None:
        self.background.cancel()
        self._place.cleanup()

    def _enable(self) -> None:
        """A pack is not made under a name that nobody said."""
        self.programme.setEnabled(True)
        is_named = bool(self.programme.text().strip())
        self.make.setToolTip("" if is_named else _("Say the programme's name above to make the pack."))
        self.make.setEnabled(self.collection is not None and self.pack is not None and is_named)
        self.export.setEnabled(self.collection is None and self.pack is not None)

    def _name(self) -> str:
        return self.programme.text().strip() or _("Our programme")

    def _load(self) -> None:
        """Extracts first, then the ledger: what was handed out before decides what may be shown now."""
        folder = ask_folder(self, _("Load a folder of extracts"))
        if folder is None:
            return
        ledger = ask_folder(self, _("Folder of your earlier packs (the ledger); an empty one for the first"))
        if ledger is not None:
            self.load(folder, ledger)

    def load(self, folder: Path, ledger: Path) -> None:
        """Read extracts in the background and show what the rules allow."""
        self.state.setText(_("Reading …"))
        self.pack, self.collection, self.ledger = None, None, ledger
        self._enable()
        target, name, year = Path(self._place.name) / "collection", self._name(), date.today().year

        def work() -> Loaded:
            collected = collect(folder, target)
            try:
                return Loaded(collected, preview(target, ledger, name, year), "")
            except InputError as error:
                if not read_ledger(ledger).releases:
                    return Loaded(collected, None, str(error))
                raise

        self.background.run("region", work, lambda loaded: self._show_loaded(target, loaded), self._failed)

    def _failed(self, error: Exception) -> None:
        self.state.setText("")
        say_in(self.area, str(error))
        self._enable()

    def _show_loaded(self, collection: Path, loaded: Loaded) -> None:
        lines = [_("{n} firms were read.").format(n=number(loaded.collected.firms)), *_counts(loaded.collected)]
        if loaded.made is None:
            self.state.setText("\n".join(lines))
            body, column = _column()
            column.addWidget(label(loaded.refusal))
            _add_not_taken(column, loaded.collected)
            column.addStretch(1)
            replace_widget(self.area, body)
        else:
            self.collection, self.pack = collection, loaded.made.pack
            lines.append(_kept_back(loaded.made))
            lines.append(_("A preview: it may be handed out once the pack is made, which puts it into the ledger."))
            self.state.setText("\n".join(lines))
            replace_widget(self.area, region_widget(loaded.made.pack, loaded.collected))
        self._enable()

    def _open(self) -> None:
        path = ask_pack(self)
        if path is None:
            return
        try:
            self._show_pack(read_pack(path))
        except AuditorError as error:
            self._failed(error)

    def _show_pack(self, pack: Pack) -> None:
        self.pack, self.collection = pack, None
        self.programme.setText(pack.programme)
        self.state.setText(pack_sentence(pack))
        replace_widget(self.area, region_widget(pack))
        self._enable()

    def _make(self) -> None:
        collection, ledger = self.collection, self.ledger
        if collection is None or ledger is None:
            return
        target = ask_save(self, _("Save the pack"), f"{date.today().year}{SUFFIX}", {_("Benchmark packs"): SUFFIX})
        if target is None:
            return
        name, year = self.programme.text().strip(), date.today().year
        self.state.setText(_("Making the pack …"))
        self.make.setEnabled(False)
        self.programme.setEnabled(False)  # a name typed now would come too late
        self.background.run(
            "region",
            lambda: make_pack(collection, ledger, name, year, target),
            lambda made: self._show_pack(made.pack),
            self._failed,
        )

    def _export(self) -> None:
        if self.pack is None:
            return
        kinds = {_("PDF"): ".pdf", _("Spreadsheet"): ".xlsx"}
        target = ask_save(self, _("Save the tables"), f"{self.pack.year}.pdf", kinds)
        if target is None:
            return
        try:
            write_region(self.pack, target)
        except AuditorError as error:
            show(self, str(error), is_warning=True)
            return
        show(self, _("Wrote {path}.").format(path=target))


def _beginning() -> str:
    return _(
        "For a programme with many audits: load the extracts that firms gave. You see where the work is, what would pay and what became of it – never a "
        "single firm. The rules of disclosure are asked of every figure before it is shown."
    )


def _not_taken(collected: Collected) -> list[tuple[str, Sequence[Told]]]:
    """By the reason; nothing of which there is none."""
    kinds = [
        (_("Refused"), collected.refused),
        (_("Twice"), collected.repeated),
        (_("Older"), collected.older),
        (_("Withdrawn"), collected.withdrawn),
    ]
    return [(name, told) for name, told in kinds if told]


def _counts(collected: Collected) -> list[str]:
    """How many files were not taken; the table below says why."""
    found = " · ".join(f"{name} {number(len(told))}" for name, told in _not_taken(collected))
    return [_("Not taken: {counts}. Below it says which files and why.").format(counts=found)] if found else []


def _add_not_taken(column: QVBoxLayout, collected: Collected) -> None:
    kinds = _not_taken(collected)
    rows = [(name, one.text) for name, told in kinds for one in told[:_MOST_TOLD]]
    if not rows:
        return
    left = sum(max(len(told) - _MOST_TOLD, 0) for _name, told in kinds)
    table = PlainTable(_("Files that were not taken"), ["", _("Which one, and why")], stretch=1, widths=(120,))
    table.show_rows(rows)
    add_table(column, table, _("Not listed: {n}.").format(n=number(left)) if left else "")


def _kept_back(made: Made) -> str:
    reasons = list(made.disclosed.reasons.values())
    counts = {reason: reasons.count(reason) for reason in Reason if reason in reasons}
    said = ", ".join(f"{reason_text(reason)} ({number(n)})" for reason, n in counts.items())
    text = _("{n} cells are shown. Kept back: {reasons}.")
    return text.format(n=number(len(made.pack.cells)), reasons=said or _("nothing"))


def _column() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, UNIT, UNIT, UNIT)
    column.setSpacing(UNIT)
    return body, column


def region_widget(pack: Pack, collected: Collected | None = None) -> QWidget:
    """The tables of a region below each other; at the end the files that were not taken, where a folder was read."""
    body, column = _column()
    found = sections(pack)
    if not found:
        column.addWidget(label(nothing_yet()))
    for section in found:
        last = len(section.heads) - 1
        stretch = last if section.key == "in_common" else 0
        table = PlainTable(section.title, section.heads, stretch=stretch, widths=(300, *([150] * last)))
        table.show_rows(section.rows, right=section.right)
        add_table(column, table, section.note)
    column.addWidget(label(rules_note(), quiet=True))
    if collected is not None:
        _add_not_taken(column, collected)
    column.addStretch(1)
    return body
