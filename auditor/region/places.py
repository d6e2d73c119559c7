"""How large a firm is and in which large region: what an extract says of it, and what an audit suggests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from auditor.assess.tasks import division_of
from auditor.locale import _
from auditor.model import Audit, SizeClass
from auditor.model.country import country_and_region
from auditor.resources import read_toml

#: The fewest people of each class; the next one begins where it ends.
FEWEST = {
    SizeClass.UNDER_10: 0,
    SizeClass.UNDER_20: 10,
    SizeClass.UNDER_50: 20,
    SizeClass.UNDER_100: 50,
    SizeClass.UNDER_250: 100,
    SizeClass.FROM_250: 250,
}


@dataclass(frozen=True)
class Region:
    """A large region (NUTS 1), or a whole country whose regions are not listed.

    Attributes:
        state: as in the firm's country (DE-NI), where region and state are the same; else empty.
    """

    code: str
    name: str
    state: str


def size_label(size: SizeClass) -> str:
    """A size class for people to read.

    Args:
        size: the class.

    Returns:
        such as “20–49 people”, in the language in force.
    """
    return _("{range} people").format(range=size.value.replace("-", "–").replace("250+", _("250 or more")))


def headcount(audit: Audit) -> float | None:
    """How many people the roles of an audit have together.

    Args:
        audit: the snapshot.

    Returns:
        people; None where no role says how many.
    """
    known = [role.headcount for role in audit.roles.values() if role.headcount is not None]
    return sum(known) if known else None


def suggested_size(audit: Audit) -> SizeClass | None:
    """The size class that the people in the roles come to.

    Args:
        audit: the snapshot.

    Returns:
        the class; None where no role says how many people it has.
    """
    people = headcount(audit)
    if people is None:
        return None
    return [size for size, fewest in FEWEST.items() if people >= fewest][-1]


@cache
def regions_of(country: str) -> tuple[Region, ...]:
    """The large regions of a country.

    Args:
        country: as the firm states it, such as NL or DE-NI.

    Returns:
        its regions by code; the country itself where they are not listed.
    """
    code = country_and_region(country)[0]
    listed = read_toml("regions.toml").get(code, {})
    found = tuple(Region(key, row["name"], row.get("state", "")) for key, row in listed.items())
    return found or (Region(code, code, ""),)


def suggested_region(audit: Audit) -> str:
    """The region that the firm's country says.

    Args:
        audit: the snapshot.

    Returns:
        the code of the state's region, or of the only region; empty where the country does not say it.
    """
    known = regions_of(audit.firm.country)
    state = country_and_region(audit.firm.country)[1]
    fitting = [r.code for r in known if (r.state and r.state == state) or len(known) == 1]
    return fitting[0] if fitting else ""


def missing_for_extract(audit: Audit) -> tuple[str, ...]:
    """What has to be said before figures of an audit can be shared.

    Args:
        audit: the snapshot.

    Returns:
        of ``sector``, ``size`` and ``region`` those that nobody said, in this order.
    """
    said = audit.sharing
    known = {
        "sector": division_of(audit.firm) is not None,
        "size": said.size_class is not None,
        "region": said.region in {r.code for r in regions_of(audit.firm.country)},
    }
    return tuple(key for key, is_known in known.items() if not is_known)


def lacking_label(key: str) -> str:
    """What :func:`missing_for_extract` names, for people to read.

    Args:
        key: ``sector``, ``size`` or ``region``.

    Returns:
        the words, in the language in force.
    """
    return {"sector": _("the sector"), "size": _("how many people work there"), "region": _("the region")}[key]
