"""The things to do in one table with doing nothing: cost, money on the bank, freed work, payback, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decide import Ranked
from auditor.decide.asking.first_answer import sureness
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.yearly_gain import yearly_gain
from auditor.decide.programme.doing_nothing import doing_nothing
from auditor.locale import _, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.amounts import chance_for_reading, money_for_reading, years_for_reading
from auditor.phrases.plan import price_text
from auditor.phrases.self_check import sure_words
from auditor.report.papers.content import Block, Grid, Remark

_WIDTHS = (0.27, 0.19, 0.11, 0.14, 0.12, 0.17)


def things_table(audit: Audit, things: Sequence[Ranked]) -> tuple[Block, ...]:
    """A row a thing, and one for doing nothing.

    Args:
        audit: the snapshot.
        things: what could be done.

    Returns:
        the table, and what its money means.
    """
    norm = audit.firm.payback_target_years
    sure = ngettext("Chance within {n} year", "Chance within {n} years", 1 if norm == 1 else 2)
    head = (
        _("What to do"),
        _("Costs once"),
        _("In cash, a year"),
        _("Hours freed, a year"),
        _("Paid back, years"),
        sure.format(n=number(norm, 1)),
    )
    rows = (*(_row(audit, r.evaluation) for r in things), _nothing(audit))
    text = _("In cash: savings on overtime, scrap and material, and extra sales, minus the running cost. Freed hours go to vacancies or other work: the wage bill does not fall, but their value counts in the payback. Years: the middle case, in brackets the range of 8 in 10 cases.")  # fmt: skip
    return Grid(head, rows, _WIDTHS), Remark(text)


def _row(audit: Audit, e: Evaluation) -> tuple[str, ...]:
    currency = audit.firm.currency
    gain = yearly_gain(e)
    work = _("worth {money}").format(money=money_for_reading(gain.work, currency))
    return (
        f"{e.candidate.technology.name}\n{audit.step_names(e.candidate.step_ids, 3)}",
        f"{_investment(e)}\n{_limit(e)}",
        money_for_reading(gain.cash, currency),
        f"{number(e.hours_freed_per_year.likely)}\n{work}",
        paid_back_text(e),
        f"{chance_text(e)}\n{sure_words(sureness(audit, e))}",
    )


def _investment(e: Evaluation) -> str:
    investment, currency = e.candidate.figures.investment, e.audit.firm.currency
    likely = money_for_reading(investment.likely, currency)
    if investment.is_point:
        return likely
    ends = (money_for_reading(v, currency) for v in (investment.low, investment.high))
    return f"{likely}\n({' – '.join(ends)})"


def _limit(e: Evaluation) -> str:
    """The most that may be paid, where it means something."""
    price = price_text(e)
    return _("not above {price}").format(price=price) if price != "–" else ""


def paid_back_text(e: Evaluation) -> str:
    """The middle of the years until it is paid back, and the range of 8 in 10 cases.

    Args:
        e: of the candidate.

    Returns:
        such as “2.5” and below it “1.4 – 6”; “never” where that is so.
    """
    years = e.payback_years
    middle = years_for_reading(e.payback_median)
    if years.p10 is None:
        return middle
    return f"{middle}\n({years_for_reading(years.p10)} – {years_for_reading(years.p90)})"


def chance_text(e: Evaluation) -> str:
    """The chance to be paid back within the firm's norm, and to fit where that is open.

    Args:
        e: of the candidate.

    Returns:
        such as “77 %”; where it is open whether it fits, a line about that below.
    """
    found = chance_for_reading(e.probability_payback_within_target)
    if e.is_confirmed:
        return found
    return f"{found}\n" + _("if it fits ({fit} chance)").format(fit=percent(e.fit_probability))


def _nothing(audit: Audit) -> tuple[str, ...]:
    """Doing nothing, as far as anybody stated what goes on then."""
    found, currency = doing_nothing(audit), audit.firm.currency
    cash = money_for_reading(-found.overtime_cost, currency) if found.overtime_cost else ""
    label = [_("Do nothing")]
    hours = []
    if found.overtime_cost:
        label.append(_("overtime continues"))
    if found.vacancies and found.vacancy_hours:
        hours.append(_("{n} not covered").format(n=number(found.vacancy_hours)))
        label.append(ngettext("{n} vacancy stays open", "{n} vacancies stay open", 1 if found.vacancies == 1 else 2).format(n=number(found.vacancies, 1)))  # fmt: skip
    if found.retiring:
        text = ngettext("{n} person leaves within five years", "{n} people leave within five years", 1 if found.retiring == 1 else 2)  # fmt: skip
        label.append(text.format(n=number(found.retiring, 1)))
    if len(label) == 1:
        label.append(_("vacancies and overtime: nobody stated any"))
    nothing = money_for_reading(0.0, currency)
    return "\n".join((label[0], ", ".join(label[1:]))), nothing, cash or nothing, "\n".join(hours) or "0", "–", "–"
