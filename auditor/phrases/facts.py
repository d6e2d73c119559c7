"""How old the program and its facts are, in words."""

from __future__ import annotations

from datetime import date

from auditor.facts import Facts, Pack
from auditor.locale import _, long_date, month_name_and_year, ngettext, number
from auditor.renewal import FactsState, Renewal

_MONTHS_A_YEAR = 12
#: Older than this, the dates of the law and of what supports a firm are worth a second look.
_OLD_DAYS = 183


def age(day: date, today: date) -> str:
    """How long ago a day is.

    Args:
        day: the day.
        today: of the computer.

    Returns:
        such as “5 months old”; "" for a day that is still to come by this computer.
    """
    days = (today - day).days
    months = (today.year - day.year) * _MONTHS_A_YEAR + today.month - day.month - (today.day < day.day)
    if days < 0:
        return ""
    if days == 0:
        return _("of today")
    if months < 2:
        return ngettext("{n} day old", "{n} days old", days).format(n=days)
    if months < 2 * _MONTHS_A_YEAR:
        return ngettext("{n} month old", "{n} months old", months).format(n=months)
    years = months // _MONTHS_A_YEAR
    return ngettext("{n} year old", "{n} years old", years).format(n=years)


def is_old(facts: Facts, today: date) -> bool:
    """Whether law and support should be looked up before one counts on them.

    Args:
        facts: those in force.
        today: of the computer.

    Returns:
        True after half a year.
    """
    return (today - facts.day).days > _OLD_DAYS


def program_line(version: str, made: date | None, today: date) -> str:
    """Which version this is, and how old.

    Args:
        version: of the program.
        made: the day of its newest change; None where it runs from its sources.
        today: of the computer.

    Returns:
        one sentence.
    """
    if made is None:
        return _("Version {version}, run from its sources: it has no date.").format(version=version)
    day, old = long_date(made), age(made, today)
    if not old:
        return _("Version {version} of {day}.").format(version=version, day=day)
    return _("Version {version} of {day}: {age}.").format(version=version, day=day, age=old)


def facts_line(facts: Facts) -> str:
    """As of which day the facts are, and where they come from.

    Args:
        facts: those in force.

    Returns:
        one sentence.
    """
    day = long_date(facts.day)
    if facts.pack is None:
        return _("Catalogue, law and support as of {day}, as supplied with the program.").format(day=day)
    return _("Catalogue, law and support as of {day}, from an imported pack ({fingerprint}).").format(
        day=day, fingerprint=facts.pack.fingerprint
    )


def why_not(facts: Facts) -> str:
    """Why a pack that was imported does not count.

    Args:
        facts: those in force.

    Returns:
        one sentence; "" where it counts, or there is none.
    """
    if facts.older is not None:
        day = long_date(facts.older.day)
        return _("The imported pack of {day} is no newer than the program, whose facts count.").format(day=day)
    return facts.trouble


def fact_rows(state: FactsState) -> list[tuple[str, str, str]]:
    """What there is of each kind of fact.

    Args:
        state: of the facts in force.

    Returns:
        name, how many, and from when to when.
    """
    return [
        (_("Catalogue"), ngettext("{n} technology", "{n} technologies", state.technologies).format(n=number(state.technologies)), _("sources of {first} to {last}").format(first=state.years[0], last=state.years[1])),
        (_("Law and standards"), ngettext("{n} point", "{n} points", state.law_points).format(n=number(state.law_points)), _months(state.law_months)),
        (_("Support"), ngettext("{n} instrument", "{n} instruments", state.support).format(n=number(state.support)), _months(state.support_months)),
    ]  # fmt: skip


def _months(months: tuple[str, str]) -> str:
    first, last = (month_name_and_year(month) for month in months)
    if first == last:
        return _("as of {month}").format(month=first)
    return _("as of {first} to {last}").format(first=first, last=last)


def pack_lines(pack: Pack) -> list[str]:
    """What a pack says of itself.

    Args:
        pack: the pack.

    Returns:
        a line each.
    """
    return [
        _("Facts as of {day}").format(day=long_date(pack.day)),
        _("Fingerprint: {fingerprint} – compare it with the one that its maker states").format(
            fingerprint=pack.fingerprint
        ),
        *(_("Source: {source}").format(source=source) for source in pack.sources),
    ]


def renewal_lines(renewal: Renewal) -> list[str]:
    """What a pack brings.

    Args:
        renewal: a pack that was looked at.

    Returns:
        a line each.
    """
    changed, added = len(renewal.changed), len(renewal.added)
    lines = pack_lines(renewal.pack)
    lines.append(ngettext("{n} file of facts renewed", "{n} files of facts renewed", changed).format(n=number(changed)))
    if added:
        lines.append(ngettext("{n} technology added", "{n} technologies added", added).format(n=number(added)))
    return lines
