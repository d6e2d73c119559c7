"""Where a rate or a number of hours comes from that the firm did not state: country, year, cover, source, month."""

from __future__ import annotations

from auditor.locale import _, country_name, money, month_name_and_year, ngettext, number
from auditor.model import WORKING_KINDS, Audit, Basis, Estimate, Firm
from auditor.model.country import ELSEWHERE, UsualFigure, country_of, known_labour_cost, known_productive_hours
from auditor.model.labour_rate import RateOrigin
from auditor.terms import basis_label


def usual_figure(figure: UsualFigure) -> str:
    """Of which country, year and cover a figure is, and who published it.

    Args:
        figure: a country's.

    Returns:
        such as “Germany 2024, industry and services; Destatis, as of April 2025”.
    """
    place = country_name(figure.country)
    if figure.kind == "estimate":
        text = _("our estimate for {place}: {note}; {source}, as of {month}")
    elif figure.kind == "derived":
        text = _("{place} {year}, reckoned by us: {note}; {source}, as of {month}")
    else:
        text = _("{place} {year}, {note}; {source}, as of {month}")
    year = "" if figure.year is None else figure.year
    month = month_name_and_year(figure.as_of)
    return text.format(place=place, year=year, note=figure.note, source=figure.source, month=month)


def ground_of_rate(rate: Estimate) -> str:
    """How a rate is known: whose default it is, or its basis.

    Args:
        rate: as it is stored, per hour.

    Returns:
        a part of a sentence.
    """
    return _ground(rate, known_labour_cost(rate))


def ground_of_hours(hours: Estimate) -> str:
    """How the hours of a full-time job are known: whose default they are, or their basis.

    Args:
        hours: as they are stored, per year.

    Returns:
        a part of a sentence.
    """
    return _ground(hours, known_productive_hours(hours))


def _ground(value: Estimate, figure: UsualFigure | None) -> str:
    if value.basis is Basis.CATALOGUE and figure is not None:
        return _("default: {figure}").format(figure=usual_figure(figure))
    return basis_label(value.basis.value)


def ground_of_rate_without_role(audit: Audit) -> str:
    """Why work without a role costs what it does.

    Args:
        audit: the snapshot.

    Returns:
        a part of a sentence.
    """
    found = audit.rate_without_role
    if found.role is not None:
        return _("assumed: the rate of the only role, {role}").format(role=found.role.name)
    if found.origin is RateOrigin.MEAN_OF_ROLES:
        return _("assumed: the mean of all roles, by the number of people")
    default = _("default: {figure}").format(figure=usual_figure(country_of(audit.firm.country).labour_cost))
    return "; ".join(text for text in (default, currency_note(audit.firm)) if text)


def rates_used(audit: Audit) -> list[tuple[str, Estimate, str]]:
    """The rates that labour is paid at: of every role, and of work that has none where there is any.

    Args:
        audit: the snapshot.

    Returns:
        what it is the rate of, the rate per hour in the audit's currency, and how it is known.
    """
    steps = [s for s in audit.steps.values() if s.kind in WORKING_KINDS and s.detail_id is None]
    working = [audit.work(step.id).role_id for step in steps]
    rows = []
    for role in audit.roles.values():
        ground = ground_of_rate(role.rate_per_hour)
        if role.id not in working:
            ground = _("{ground}; no step has this role").format(ground=ground)
        rows.append((_("Hourly rate: {role}").format(role=role.name), role.rate_per_hour, ground))
    without = working.count(None)
    if without or not rows:
        text = ngettext("Hourly rate of {n} step without a role", "Hourly rate of {n} steps without a role", without)
        label = text.format(n=number(without)) if rows else _("Hourly rate")
        rows.append((label, audit.rate_without_role.per_hour, ground_of_rate_without_role(audit)))
    return rows


def currency_note(firm: Firm) -> str:
    """That the defaults are in another currency than the audit, where they are.

    Args:
        firm: its currency, and its country for the defaults.

    Returns:
        a part of a sentence; empty where the currency is the same.
    """
    currency = country_of(firm.country).currency
    if currency == firm.currency:
        return ""
    text = _("an amount in {currency}, taken as if it were {other}: state your own rates")
    return text.format(currency=currency, other=firm.currency)


def usual_rate_note(firm: Firm) -> str:
    """The default rate of the firm's country, with that of manufacturing where it is known.

    Args:
        firm: its country and currency.

    Returns:
        one or more sentences.
    """
    usual = country_of(firm.country)
    cost = money(usual.labour_cost.estimate.likely, usual.currency, 2)
    parts = [
        _("Default rate: {rate} an hour worked ({figure}).").format(rate=cost, figure=usual_figure(usual.labour_cost))
    ]
    if usual.code == ELSEWHERE:
        parts.append(_("No figure of the firm's own country is known here."))
    if usual.industry is not None:
        rate = money(usual.industry.estimate.likely, usual.currency, 2)
        parts.append(_("In {sector}: {rate}.").format(sector=usual.industry.note, rate=rate))
    note = currency_note(firm)
    return " ".join([*parts, f"{note[:1].upper()}{note[1:]}."] if note else parts)
