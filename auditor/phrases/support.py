"""Support in words: for which country it is, whether it was running, and when that was known."""

from __future__ import annotations

from auditor.assess.support import EVERYWHERE, Status, Support, has_own_support
from auditor.locale import N_, _, country_name, month_name_and_year
from auditor.model.country import country_and_region

_STATUS = {
    Status.OPEN: N_("running when this was published"),
    Status.UNKNOWN: N_("not known whether it still runs"),
    Status.CLOSED: N_("closed"),
}


def support_state(item: Support) -> str:
    """Country, status and month of an instrument.

    Args:
        item: the instrument.

    Returns:
        such as “Netherlands · not known whether it still runs · as of April 2025”.
    """
    month = _("as of {month}").format(month=month_name_and_year(item.as_of))
    return " · ".join((country_name(item.country), _(_STATUS[item.status]), month))


def missing_support(country: str) -> str:
    """That nothing of the firm's own country is known here.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        a sentence; empty where something is known.
    """
    code, _region = country_and_region(country)
    if has_own_support(country) or code in ("", EVERYWHERE):
        return ""
    text = _("No scheme of the firm's own country ({country}) is known here: ask your chamber, your bank or your tax advisor.")  # fmt: skip
    return text.format(country=country_name(code))
