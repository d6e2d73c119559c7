"""The plan as an accountant wants it: money by quarter with its lowest point, cash apart from freed work, depreciation and tax."""

from __future__ import annotations

from auditor.decide import Plan, Ranking
from auditor.decide.money.yearly_gain import yearly_gain
from auditor.decide.programme.load import Quarter, quarters_of
from auditor.exchange.xlsx.sheet import Book, Format, Sheet, cell
from auditor.locale import _
from auditor.model import Audit
from auditor.phrases.plan import quarter_name

_WHOLE, _SHARE, _ONE = Format.WHOLE, Format.SHARE, Format.ONE
TAX = "tax_rate"
#: Years over which a project is written off until the accountant says otherwise; 0 % tax until he does.
_WRITTEN_OFF_YEARS, _NO_TAX = 5.0, 0.0


class PlanSheet:
    """Projects, quarters, and hooks for depreciation and tax; every sum is a live formula."""

    def __init__(self, book: Book, audit: Audit, ranking: Ranking, made: Plan) -> None:
        self.audit, self.made = audit, made
        self.ranks = {r.evaluation.candidate.key: r.rank for r in ranking.candidates}
        self.sheet: Sheet = book.sheet(_("Plan"))

    def write(self) -> None:
        """The sheet; where nothing is planned it says so."""
        sheet = self.sheet
        sheet.raw.set_column(0, 0, 44)
        sheet.raw.set_column(1, 9, 16)
        sheet.text(0, 0, _("The plan"), 14)
        if not self.made.planned:
            sheet.text(1, 0, _("Nothing is planned yet."))
            return
        currency = self.audit.firm.currency
        sheet.text(1, 0, _("Blue cells are inputs: tax and years of depreciation are yours to fill in. Amounts in {currency}.").format(currency=currency))  # fmt: skip
        sheet.text(2, 0, _("Tax rate"))
        sheet.number(2, 1, _NO_TAX, _SHARE, is_input=True)
        sheet.book.define(TAX, sheet, 2, 1)
        below = self._projects(4)
        self._quarters(below + 2)

    def _heads(self, row: int, heads: tuple[str, ...]) -> None:
        for column, text in enumerate(heads):
            self.sheet.raw.write_string(row, column, text, self.sheet.book.format(Format.TEXT, is_bold=True))

    def _projects(self, row: int) -> int:
        """A row a project with depreciation and what it saves in tax, and their sums; returns the row below."""
        sheet = self.sheet
        self._heads(
            row,
            (
                _("Project"), _("Start"), _("With reserve"), _("In cash, a year"), _("Value of freed hours, a year"),
                _("Written off over, years"), _("Depreciation a year"), _("Tax saved a year by it"),
            ),
        )  # fmt: skip
        first = row + 1
        totals = [0.0, 0.0, 0.0, 0.0]
        for item in self.made.planned:
            row += 1
            e = item.evaluation
            gain = yearly_gain(e)
            rank = self.ranks.get(item.key)
            name = f"{rank}. {e.candidate.technology.name}" if rank is not None else e.candidate.technology.name
            sheet.text(row, 0, name)
            sheet.text(row, 1, quarter_name(item.start_quarter))
            for column, value in ((2, e.outlay), (3, gain.cash), (4, gain.work)):
                sheet.number(row, column, value, _WHOLE)
            sheet.number(row, 5, _WRITTEN_OFF_YEARS, _ONE, is_input=True)
            written_off = e.outlay / _WRITTEN_OFF_YEARS
            sheet.formula(row, 6, f"{cell(row, 2)}/{cell(row, 5)}", written_off, _WHOLE)
            sheet.formula(row, 7, f"{cell(row, 6)}*{TAX}", written_off * _NO_TAX, _WHOLE)
            totals = [t + v for t, v in zip(totals, (e.outlay, gain.cash, gain.work, written_off), strict=True)]
        last, row = row, row + 1
        sheet.text(row, 0, _("Total"))
        for column, value in zip((2, 3, 4, 6), totals, strict=True):
            sheet.formula(row, column, f"SUM({cell(first, column)}:{cell(last, column)})", value, _WHOLE, is_bold=True)
        sheet.formula(row, 7, f"SUM({cell(first, 7)}:{cell(last, 7)})", totals[3] * _NO_TAX, _WHOLE, is_bold=True)
        return row + 1

    def _quarters(self, row: int) -> None:
        """Money in each quarter, added up in cash only and with freed work, and the lowest of both."""
        sheet = self.sheet
        quarters = quarters_of(self.audit, self.made.planned)
        self._heads(row, (_("Quarter"), _("Projects"), _("Own hours"), _("Cash in the quarter"), _("Value of freed hours"), _("Cash so far"), _("With freed hours")))  # fmt: skip
        first, before = row + 1, 0.0
        for item in quarters:
            row += 1
            work = item.cumulative_with_hours - item.cumulative
            sheet.text(row, 0, quarter_name(item.quarter))
            for column, value, kind in (
                (1, float(item.projects), _WHOLE), (2, item.own_hours, _WHOLE), (3, item.cash, _WHOLE), (4, work - before, _WHOLE),
            ):  # fmt: skip
                sheet.number(row, column, value, kind)
            before = work
            sheet.formula(row, 5, f"SUM({cell(first, 3)}:{cell(row, 3)})", item.cumulative, _WHOLE)
            both = f"{cell(row, 5)}+SUM({cell(first, 4)}:{cell(row, 4)})"
            sheet.formula(row, 6, both, item.cumulative_with_hours, _WHOLE)
        last = row
        sheet.text(row + 1, 0, _("Lowest"))
        for column, value in ((5, _lowest(quarters)), (6, min(q.cumulative_with_hours for q in quarters))):
            sheet.formula(row + 1, column, f"MIN({cell(first, column)}:{cell(last, column)})", value, _WHOLE, is_bold=True)  # fmt: skip


def _lowest(quarters: tuple[Quarter, ...]) -> float:
    return min(q.cumulative for q in quarters)
