"""Names of public holidays in languages that the ``holidays`` package does not have for a country: Dutch ones in Germany."""

from __future__ import annotations

from auditor.locale import N_, _

# As the package calls them in English, in the Netherlands, Germany, Belgium and Austria.
_NAMES = (
    N_("All Saints' Day"),
    N_("Armistice Day"),
    N_("Ascension Day"),
    N_("Assumption Day"),
    N_("Augsburg Peace Festival"),
    N_("Christmas Day"),
    N_("Corpus Christi"),
    N_("Easter Monday"),
    N_("Easter Sunday"),
    N_("Epiphany"),
    N_("German Unity Day"),
    N_("Good Friday"),
    N_("Immaculate Conception"),
    N_("King's Day"),
    N_("Labor Day"),
    N_("Liberation Day"),
    N_("National Day"),
    N_("New Year's Day"),
    N_("Pentecost"),
    N_("Pentecost Monday"),
    N_("Reformation Day"),
    N_("Repentance and Prayer Day"),
    N_("Saint Stephen's Day"),
    N_("Second Day of Christmas"),
    N_("Women's Day"),
    N_("World Children's Day"),
)


def holiday_name(name: str) -> str:
    """A holiday in the language in force.

    Args:
        name: as the package calls it, in English where it does not speak the language; several with “; ” between them.

    Returns:
        its name; as it was where it is not known here.
    """
    return "; ".join(_(part) if part in _NAMES else part for part in name.split("; "))
