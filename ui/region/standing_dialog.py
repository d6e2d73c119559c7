"""Where we stand: the firm's figures among those of firms like it, what such firms carried out, starting times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.decide import Ranking
from auditor.errors import AuditorError
from auditor.flow import Analysis
from auditor.locale import _, ngettext, number
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.region.cells import cell_label
from auditor.region.measures import MEASURES, Item
from auditor.region.pack import Pack
from auditor.region.pack.kept import forget_pack, keep, kept_pack
from auditor.region.standing import CarriedOut, Standing, carried_out, standings
from auditor.region.standing.place import cells_like
from auditor.region.standing.starting import StartingTime, ground, starting_times, take_starting_times
from auditor.region.words import band_text, item_label, measure_label, pack_sentence, told_row, value_text
from ui.region.files import ask_pack
from ui.region.quartile_strip import QuartileStrip
from ui.region.titled_table import add_table
from ui.session import Session
from ui.theme import UNIT, restyle
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import replace_widget, say_in, scroll_area


class StandingDialog(QDialog):
    """Offline: the pack was imported from a file. Without one it says how to get one."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.session = session
        self.pack: Pack | None = None
        self.setWindowTitle(_("Where we stand"))
        self.resize(1200, 740)
        self.state = label("", quiet=True)
        self.area = scroll_area()
        self.choose = QPushButton(_("Import a benchmark pack …"))
        self.choose.clicked.connect(self._import)
        self.forget = QPushButton(_("Remove the pack"))
        self.forget.clicked.connect(self._forget)
        self.start = QPushButton("")
        self.start.setProperty("primary", True)
        self.start.clicked.connect(self._take)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.state)
        layout.addWidget(self.area, 1)
        layout.addLayout(buttons)
        for button in (self.choose, self.forget, close):
            button.setAutoDefault(False)
        self._read()

    def _read(self) -> None:
        try:
            self.pack = kept_pack()
            said = pack_sentence(self.pack) if self.pack is not None else ""
        except AuditorError as error:
            self.pack, said = None, str(error)
        self.state.setText(said)
        self.state.setVisible(bool(said))
        self.forget.setVisible(self.pack is not None)
        self.choose.setProperty("primary", self.pack is None)
        restyle(self.choose)
        self._show()

    def _show(self) -> None:
        pack, audit = self.pack, self.session.audit
        self.start.setVisible(False)
        if pack is None:
            text = _(
                "A programme that collects the figures of many firms hands out a benchmark pack: one small file. Import it here, and this audit shows how "
                "its figures compare with those of firms of its kind and size. Nothing is sent, no network is needed."
            )
            say_in(self.area, text)
            return
        say_in(self.area, _("Comparing …"), quiet=True)
        self.session.background.run(
            "standing", lambda: _found(audit, pack), lambda found: self._show_found(*found), self._failed
        )

    def _failed(self, error: Exception) -> None:
        say_in(self.area, str(error))

    def _show_found(self, found: tuple[Standing, ...], told: tuple[CarriedOut, ...]) -> None:
        pack = self.pack
        if pack is None:
            return
        times = starting_times(self.session.audit, pack)
        replace_widget(self.area, standing_widget(found, told, times, pack))
        n = len(times)
        text = ngettext(
            "Use the time of such firms for {n} step without one",
            "Use the times of such firms for {n} steps without one",
            n,
        )
        self.start.setText(text.format(n=number(n)))
        self.start.setVisible(n > 0 and self.session.can_edit)

    def _take(self) -> None:
        if self.pack is not None:
            self.session.do(take_starting_times, starting_times(self.session.audit, self.pack), self.pack)
            self._show()

    def _import(self) -> None:
        path = ask_pack(self)
        if path is None:
            return
        try:
            keep(path)
        except AuditorError as error:
            self.session.failed.emit(str(error))
            return
        self._read()

    def _forget(self) -> None:
        forget_pack()
        self._read()


def _found(audit: Audit, pack: Pack) -> tuple[tuple[Standing, ...], tuple[CarriedOut, ...]]:
    from auditor.decide import rank
    from auditor.flow import analyse

    analysis: Analysis = analyse(audit)
    ranking: Ranking = rank(audit, analysis=analysis)
    return standings(audit, analysis, ranking, pack), carried_out(pack, cells_like(audit))


def standing_widget(
    found: Sequence[Standing], told: Sequence[CarriedOut], times: Sequence[StartingTime], pack: Pack
) -> QWidget:
    """The tables."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, UNIT, UNIT)
    column.setSpacing(UNIT)
    whole = [s for s in found if MEASURES[s.measure].item is Item.FIRM]
    if not found:
        column.addWidget(label(_("No comparison: too few firms like this one, or nothing known here yet.")))
    if whole:
        _add_standings(column, _("The firm"), whole, [measure_label(s.measure) for s in whole])
    if times:
        _add_times(column, times, pack)
    if told:
        _add_told(column, told)
    by_measure: dict[str, list[Standing]] = {}
    for standing in found:
        if standing not in whole:
            by_measure.setdefault(standing.measure, []).append(standing)
    for measure, rows in by_measure.items():
        _add_standings(column, measure_label(measure), rows, [item_label(measure, s.item) for s in rows])
    column.addStretch(1)
    return body


def _add_standings(column: QVBoxLayout, title: str, rows: Sequence[Standing], names: Sequence[str]) -> None:
    heads = ["", _("Here"), _("Middle firm"), _("Among them"), _("Here is in the"), _("Firms"), _("Whose figures")]
    table = PlainTable(title, heads, stretch=6, widths=(240, 60, 100, 120, 115, 55))
    table.show_rows(
        [
            [
                name,
                value_text(s.measure, s.own),
                value_text(s.measure, s.cell.at(50)),
                "",
                band_text(s.band),
                number(s.cell.firms),
                cell_label(s.cell.cell),
            ]
            for name, s in zip(names, rows, strict=True)
        ],
        right=(1, 2, 5),
    )
    for row, s in enumerate(rows):
        table.setCellWidget(row, 3, QuartileStrip(s))
    add_table(column, table)


def _add_times(column: QVBoxLayout, times: Sequence[StartingTime], pack: Pack) -> None:
    note = _(
        "Low and high are the ends of what eight in ten of such firms need for a cycle of the step; of fewer than 50 firms they are reckoned from the middle half. "
        "What you take can be changed, and shows that it comes from the benchmark until you do."
    )
    heads = ["", _("Low"), _("Middle firm"), _("High"), _("Where it comes from")]
    table = PlainTable(_("Times for steps without one"), heads, stretch=4, widths=(240, 90, 110, 90))
    rows = [
        [
            time.step.name,
            *map(format_time, (time.cycle_s.low, time.cycle_s.likely, time.cycle_s.high)),
            ground(pack, time.cell),
        ]
        for time in times
    ]
    table.show_rows(rows, right=(1, 2, 3))
    add_table(column, table, note)


def _add_told(column: QVBoxLayout, told: Sequence[CarriedOut]) -> None:
    note = _(
        "How many of the firms that told carried it out; what it really cost and frees, over what was planned: 1 is as planned."
    )
    heads = ["", _("Told"), _("Carried out"), _("Investment ÷ plan"), _("Hours ÷ plan"), _("Whose figures")]
    table = PlainTable(_("What firms like this carried out"), heads, stretch=5, widths=(320, 80, 100, 110, 110))
    table.show_rows([told_row(t) for t in told], right=(1, 2, 3, 4))
    add_table(column, table, note)
