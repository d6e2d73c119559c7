"""The cash flow of a candidate with live formulas: change an input, and the net present value follows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from auditor.decide import Ranked
from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.assumptions import (
    PRICE_GROWTH,
    REALISATION_LESS,
    RESERVE,
    UPKEEP_GROWTH,
    WAGE_GROWTH,
    assumptions,
    usual_assumptions,
)
from auditor.decide.money.cash_flow import irr, npv
from auditor.decide.money.cash_table import LABOUR, yearly_benefits
from auditor.decide.money.timing import growths, use_by_year
from auditor.exchange.xlsx.sheet import Book, Format, Sheet, cell
from auditor.locale import _
from auditor.model import Audit
from auditor.terms import cost_label

_WHOLE, _TWO, _SHARE = Format.WHOLE, Format.TWO, Format.SHARE
DISCOUNT, REALISATION, PREMIUM = "discount_rate", "realisation", "overtime_premium"
RESERVE_NAME, UPKEEP, WAGES, PRICES = "reserve", "upkeep_growth", "wage_growth", "price_growth"
USED_LESS = "realisation_less"
#: Lines of freed hours that nobody pays less for.
_FREED_WORK = frozenset({"vacancies", "realised"})
#: Name of the cell, and key of the assumption.
_ASSUMED = (
    (USED_LESS, REALISATION_LESS),
    (RESERVE_NAME, RESERVE),
    (UPKEEP, UPKEEP_GROWTH),
    (WAGES, WAGE_GROWTH),
    (PRICES, PRICE_GROWTH),
)


def write_assumptions(book: Book, audit: Audit) -> None:
    """What all cash flows share, each cell with a name.

    Args:
        book: the workbook.
        audit: the snapshot.
    """
    sheet, firm = book.sheet(_("Assumptions")), audit.firm
    assumed, usual = assumptions(audit), usual_assumptions()
    sheet.raw.set_column(0, 0, 52)
    sheet.text(0, 0, _("Assumptions of all cash flows"), 14)
    sheet.text(1, 0, _("Blue cells are inputs: change them, and every cash flow follows."))
    rows = (
        (DISCOUNT, _("Discount rate"), firm.discount_rate),
        (REALISATION, _("Share of the freed time that is really used"), firm.realisation),
        (PREMIUM, _("Overtime premium"), firm.overtime_premium),
        *((name, usual[key].name, assumed[key].likely) for name, key in _ASSUMED),
    )
    for row, (name, label, value) in enumerate(rows, 3):
        sheet.text(row, 0, label)
        sheet.number(row, 1, value, _SHARE, is_input=True)
        book.define(name, sheet, row, 1)


@dataclass(frozen=True)
class _Input:
    """Where an input stands, for formulas."""

    row: int

    @property
    def at(self) -> str:
        return f"$B${self.row + 1}"


class CashSheet:
    """One candidate: inputs, freed hours by role, and the years."""

    def __init__(self, book: Book, audit: Audit, ranked: Ranked) -> None:
        self.audit, self.ranked = audit, ranked
        self.candidate = ranked.evaluation.candidate
        self.sheet: Sheet = book.sheet(_("Cash flow {rank}").format(rank=ranked.rank))
        self.years = audit.firm.horizon_years
        self._row = 0
        self._inputs: dict[str, _Input] = {}
        self._flows: dict[int, list[float]] = {}
        self._freed_work: list[int] = []

    def write(self) -> None:
        """The cash flows of one candidate, as formulas over its inputs."""
        sheet = self.sheet
        sheet.raw.set_column(0, 0, 46)
        sheet.raw.set_column(1, 9 + self.years, 15)
        sheet.text(0, 0, f"{self.ranked.rank}. {self.candidate.technology.name}", 14)
        sheet.text(1, 0, self.audit.step_names(self.candidate.step_ids, len(self.candidate.step_ids)))
        sheet.text(2, 0, _("Blue cells are inputs, on the likely figures. Amounts in {currency}.").format(currency=self.audit.firm.currency))  # fmt: skip
        self._row = 4
        self._write_inputs()
        worth = self._write_roles()
        self._write_years(worth)

    def _input(self, key: str, label: str, value: float, kind: Format) -> None:
        self.sheet.text(self._row, 0, label)
        self.sheet.number(self._row, 1, value, kind, is_input=True)
        self._inputs[key] = _Input(self._row)
        self._row += 1

    def _write_inputs(self) -> None:
        figures = self.candidate.figures
        benefits = yearly_benefits(self.audit, self.candidate)
        for heading, estimate in figures.costs.items():
            self._input(heading.value, _("Investment: {heading}").format(heading=cost_label(heading.value)), estimate.likely, _WHOLE)  # fmt: skip
        for key, label, value, kind in (
            ("subsidy", _("Subsidy"), figures.subsidy.likely, _WHOLE),
            ("running", _("Running cost a year"), figures.running_cost_per_year.likely, _WHOLE),
            ("own", _("Own hours for the project"), figures.own_hours.likely, _WHOLE),
            ("own_rate", _("Cost of an own hour"), self.candidate.own_rate, _TWO),
            ("scrap", _("Scrap avoided a year, in full use"), benefits["scrap"], _WHOLE),
            ("consumables", _("Consumables saved a year, in full use"), benefits["consumables"], _WHOLE),
            ("output", _("Extra output a year, in full use"), benefits["output"], _WHOLE),
            ("lead", _("Lead time, months"), figures.lead_time_months.likely, Format.ONE),
            ("ramp", _("Ramp-up, months"), figures.ramp_up_months.likely, Format.ONE),
            ("life", _("Useful life in years"), figures.useful_life_years.likely, Format.ONE),
            ("resale", _("Resale at the end"), figures.resale(), _WHOLE),
        ):
            self._input(key, label, value, kind)

    def _write_roles(self) -> tuple[int, int]:
        """The freed hours of each role and what a year of them is worth; returns the first and the last row."""
        self._row += 1
        head = [
            _("Role"), _("Hours of the steps a year"), _("Cost an hour"), _("Overtime to save, h"), _("Vacancies to fill, h"), _("Share freed"),
            _("Freed, h"), _("Of that overtime, h"), _("Vacancies, h"), _("Other, h"),
        ]  # fmt: skip
        for column, text in enumerate(head):
            self.sheet.raw.write_string(self._row, column, text, self.sheet.book.format(Format.TEXT, is_bold=True))
        hours: dict[int | None, float] = defaultdict(float)
        freed: dict[int | None, float] = defaultdict(float)
        for item in self.candidate.labour:
            hours[item.role_id] += item.hours_per_year.likely
            freed[item.role_id] += item.hours_per_year.likely * self.candidate.freed_share_in(item)
        first = self._row + 1
        for role_id, touched in hours.items():
            self._row += 1
            self._write_role(self._row, role_id, touched, freed[role_id])
        last = self._row
        self._row += 2
        return first, last

    def _write_role(self, row: int, role_id: int | None, touched: float, freed: float) -> None:
        role = self.audit.roles.get(role_id) if role_id is not None else None
        rate = self.audit.rate_per_hour(role_id).likely
        use = use_of(self.audit, role_id)
        share = freed / touched if touched else 0.0
        overtime, vacancies, rest = (float(part) for part in use.split(freed))
        sheet = self.sheet
        sheet.text(row, 0, role.name if role is not None else _("No role stated"))
        for column, value, kind in (
            (1, touched, _WHOLE), (2, rate, _TWO), (3, use.overtime_hours, _WHOLE), (4, use.vacancy_hours, _WHOLE), (5, share, _SHARE),
        ):  # fmt: skip
            sheet.number(row, column, value, kind, is_input=True)
        at = {name: cell(row, column) for column, name in enumerate("abcdefghij")}
        sheet.formula(row, 6, f"{at['b']}*{at['f']}", freed, _WHOLE)
        sheet.formula(row, 7, f"MIN({at['g']},{at['d']})", overtime, _WHOLE)
        sheet.formula(row, 8, f"MIN({at['g']}-{at['h']},{at['e']})", vacancies, _WHOLE)
        sheet.formula(row, 9, f"{at['g']}-{at['h']}-{at['i']}", rest, _WHOLE)

    def _write_years(self, roles: tuple[int, int]) -> None:
        sheet, bold = self.sheet, self.sheet.book.format(Format.TEXT, is_bold=True)
        for column, text in enumerate((_("Year"), _("now"))):
            sheet.raw.write_string(self._row, column, text, bold)
        for year in range(1, self.years + 1):
            sheet.raw.write_number(self._row, 1 + year, year, sheet.book.format(_WHOLE, is_bold=True))
        figures, lead, ramp = self.candidate.figures, self._inputs["lead"], self._inputs["ramp"]
        life, assumed = figures.useful_life_years.likely, self.candidate.assumed
        months = (figures.lead_time_months.likely / 12, figures.ramp_up_months.likely / 12)
        in_use, running = use_by_year(*months, self.years, life), use_by_year(months[0], 0.0, self.years, life)
        use_row = self._line(_("Part of the year in full use"), [None, *(self._use(t, lead.at, ramp.at) for t in self._range())], [0.0, *in_use], _SHARE)  # fmt: skip
        run_row = self._line(_("Part of the year delivered"), [None, *(self._use(t, lead.at, "0") for t in self._range())], [0.0, *running], _SHARE)  # fmt: skip
        first = self._row
        nothing: list[str | None] = [None] * self.years
        zeros = [0.0] * self.years
        for heading, estimate in figures.costs.items():
            self._line(cost_label(heading.value), [f"-{self._inputs[heading.value].at}", *nothing], [-estimate.likely, *zeros])  # fmt: skip
        costs = "+".join(self._inputs[heading.value].at for heading in figures.costs)
        whole = sum(cost.likely for cost in figures.costs.values())
        self._line(_("Reserve for what the quotation leaves out"), [f"-({costs})*{RESERVE_NAME}", *nothing], [-whole * assumed[RESERVE].likely, *zeros])  # fmt: skip
        self._line(_("Own hours for the project"), [f"-{self._inputs['own'].at}*{self._inputs['own_rate'].at}", *nothing], [-figures.own_hours.likely * self.candidate.own_rate, *zeros])  # fmt: skip
        self._line(_("Subsidy"), [self._inputs["subsidy"].at, *nothing], [figures.subsidy.likely, *zeros])
        for key, label, worth in self._benefits(roles):
            value = yearly_benefits(self.audit, self.candidate)[key]
            growth = (WAGES, WAGE_GROWTH) if key in LABOUR else (PRICES, PRICE_GROWTH)
            grown = growths(assumed[growth[1]].likely, self.years)
            row = self._line(label, [None, *(f"{cell(use_row, t + 1)}*{worth}*(1+{growth[0]})^{t - 1}" for t in self._range())], [0.0, *(value * part * float(g) for part, g in zip(in_use, grown, strict=True))])  # fmt: skip
            if key in _FREED_WORK:
                self._freed_work.append(row)
        cost, ageing, dearer = figures.running_cost_per_year.likely, assumed[UPKEEP_GROWTH].likely, growths(assumed[PRICE_GROWTH].likely, self.years)  # fmt: skip
        upkeep = [-cost * part * (1 + ageing * t) * float(dearer[t]) for t, part in enumerate(running)]
        self._line(_("Running cost"), [None, *(f"-{cell(run_row, t + 1)}*{self._inputs['running'].at}*(1+{UPKEEP}*{t - 1})*(1+{PRICES})^{t - 1}" for t in self._range())], [0.0, *upkeep])  # fmt: skip
        lasts = f"IF({lead.at}/12+{self._inputs['life'].at}>={self.years},{self._inputs['resale'].at},0)"
        resale = figures.resale() if months[0] + life >= self.years else 0.0
        self._line(_("Resale value"), [None, *nothing[:-1], lasts], [0.0, *zeros[:-1], resale])
        self._write_results(first)

    def _range(self) -> range:
        return range(1, self.years + 1)

    def _benefits(self, roles: tuple[int, int]) -> list[tuple[str, str, str]]:
        """Key, label, and the formula of a year in full use."""
        first, last = roles

        def together(column: int) -> str:
            hours = f"${cell(first, column)[0]}${first + 1}:${cell(last, column)[0]}${last + 1}"
            return f"SUMPRODUCT({hours},$C${first + 1}:$C${last + 1})"

        return [
            ("overtime", _("Overtime avoided"), f"{together(7)}*(1+{PREMIUM})"),
            ("vacancies", _("Vacancies filled"), together(8)),
            (
                "realised",
                _("Other freed time, the part that is used"),
                f"{together(9)}*MAX({REALISATION}-{USED_LESS},0)",
            ),
            ("scrap", _("Scrap avoided"), self._inputs["scrap"].at),
            ("consumables", _("Consumables saved"), self._inputs["consumables"].at),
            ("output", _("Extra output"), self._inputs["output"].at),
        ]

    def _use(self, year: int, lead: str, ramp: str) -> str:
        """Years of full use up to this year less those up to the one before: a straight ramp behind the lead time."""

        def until(t: int) -> str:
            since = f"(MIN({t},{lead}/12+{self._inputs['life'].at})-{lead}/12)"
            return f"IF({since}<=0,0,IF({since}<{ramp}/12,{since}^2/(2*{ramp}/12),{since}-{ramp}/24))"

        return f"{until(year)}-{until(year - 1)}"

    def _line(self, label: str, formulas: list[str | None], values: list[float], kind: Format = _WHOLE) -> int:
        self._row += 1
        self.sheet.text(self._row, 0, label)
        for column, (formula, value) in enumerate(zip(formulas, values, strict=True), 1):
            if formula is not None:
                self.sheet.formula(self._row, column, formula, value, kind)
        self._flows[self._row] = values
        return self._row

    def _write_results(self, first: int) -> None:
        sheet = self.sheet
        rows = [row for row in self._flows if row > first]
        totals = [sum(self._flows[row][t] for row in rows) for t in range(self.years + 1)]
        top, bottom = min(rows), max(rows)
        self._row += 1
        total_row = self._row
        bold = sheet.book.format(Format.TEXT, is_bold=True)
        sheet.raw.write_string(total_row, 0, _("Total"), bold)
        for t, value in enumerate(totals):
            formula = f"SUM({cell(top, t + 1)}:{cell(bottom, t + 1)})"
            sheet.formula(total_row, t + 1, formula, value, _WHOLE, is_bold=True)
        sheet.text(total_row + 1, 0, _("Added up"))
        added = 0.0
        for t, value in enumerate(totals):
            added += value
            before = f"{cell(total_row + 1, t)}+" if t else ""
            sheet.formula(total_row + 1, t + 1, f"{before}{cell(total_row, t + 1)}", added, _WHOLE)
        later = f"{cell(total_row, 2)}:{cell(total_row, self.years + 1)}"
        every = f"{cell(total_row, 1)}:{cell(total_row, self.years + 1)}"
        rate = self.audit.firm.discount_rate
        sheet.text(total_row + 3, 0, _("Net present value"))
        sheet.formula(
            total_row + 3, 1, f"{cell(total_row, 1)}+NPV({DISCOUNT},{later})", npv(rate, totals), _WHOLE, is_bold=True
        )
        sheet.text(total_row + 4, 0, _("Internal rate of return"))
        found = irr(totals)
        sheet.formula(total_row + 4, 1, f'IFERROR(IRR({every}),"–")', found if found is not None else "–", _SHARE)
        self._write_cash_only(total_row, totals)

    def _write_cash_only(self, total_row: int, totals: list[float]) -> None:
        """The same in money that is paid or saved: without the worth of hours that are only freed."""
        sheet, row = self.sheet, total_row + 6
        cash = [value - sum(self._flows[work][t] for work in self._freed_work) for t, value in enumerate(totals)]
        sheet.raw.write_string(row, 0, _("Total in cash only"), sheet.book.format(Format.TEXT, is_bold=True))
        for t, value in enumerate(cash):
            work = "".join(f"-{cell(line, t + 1)}" for line in self._freed_work)
            sheet.formula(row, t + 1, f"{cell(total_row, t + 1)}{work}", value, _WHOLE, is_bold=True)
        later = f"{cell(row, 2)}:{cell(row, self.years + 1)}"
        sheet.text(row + 1, 0, _("Net present value in cash only"))
        worth = npv(self.audit.firm.discount_rate, cash)
        sheet.formula(row + 1, 1, f"{cell(row, 1)}+NPV({DISCOUNT},{later})", worth, _WHOLE, is_bold=True)
