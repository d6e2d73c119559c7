"""Groups of NACE divisions, for cells that are wider than a division. Which divisions stand together is our own choice."""

from __future__ import annotations

from auditor.locale import N_, _

#: Key → (label, divisions).
_GROUPS: dict[str, tuple[str, tuple[int, ...]]] = {
    "food": (N_("Food and drink"), (10, 11, 12)),
    "textile": (N_("Textiles, clothing and leather"), (13, 14, 15)),
    "wood": (N_("Wood, paper and printing"), (16, 17, 18)),
    "process": (N_("Chemicals, plastics and minerals"), (19, 20, 21, 22, 23)),
    "metal": (N_("Metal and metal products"), (24, 25)),
    "electrical": (N_("Electronics and electrical equipment"), (26, 27)),
    "machinery": (N_("Machinery and vehicles"), (28, 29, 30)),
    "other": (N_("Furniture, other products and repair"), (31, 32, 33)),
    "building": (N_("Construction"), (41, 42, 43)),
    "services": (N_("Trade, transport and services"), ()),
}


def group_of(division: str) -> str:
    """The group that a division belongs to.

    Args:
        division: two digits of NACE.

    Returns:
        the key of the group; all that is not made or built is services.
    """
    number = int(division)
    return next((key for key, (_label, divisions) in _GROUPS.items() if number in divisions), "services")


def groups() -> tuple[str, ...]:
    """The keys of all groups, in their order."""
    return tuple(_GROUPS)


def group_label(key: str) -> str:
    """A group for people to read.

    Args:
        key: of the group.

    Returns:
        its name in the language in force.
    """
    return _(_GROUPS[key][0])
