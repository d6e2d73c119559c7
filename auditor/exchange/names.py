"""People's names: the places an audit has for them, and the pseudonyms that can stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from auditor.locale import _
from auditor.model import (
    TABLE_OF,
    Audit,
    Entity,
    Moment,
    Project,
    Sharing,
    SourceModel,
    SourcePart,
    WorkSampling,
)
from auditor.study.work_sampling import lines


class Pseudonyms:
    """“Worker 1”, “Worker 2” … in the order in which names are met; a name keeps its pseudonym."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Nothing and bare numbers name nobody and stay.

        Args:
            name: of a person.

        Returns:
            a pseudonym, the same one for the same name.
        """
        key = " ".join(name.split()).casefold()
        if not any(letter.isalpha() for letter in key):
            return name
        return self._given.setdefault(key, _("Worker {n}").format(n=len(self._given) + 1))

    def __len__(self) -> int:
        return len(self._given)


def pseudonymised(entities: Iterable[Entity]) -> tuple[list[Entity], int]:
    """The same entities where who was looked at has a pseudonym and nobody is said to carry out a project.

    The number is that of names that went.

    Args:
        entities: rows of any tables.

    Returns:
        the rows, and how many names there were.
    """
    names, gone = Pseudonyms(), 0
    changed: list[Entity] = []
    for entity in entities:
        if isinstance(entity, WorkSampling):
            entity = replace(entity, subjects="\n".join(names.of(name) for name in lines(entity.subjects)))
        elif isinstance(entity, Moment):
            entity = replace(entity, subject=names.of(entity.subject))
        elif isinstance(entity, Project) and entity.who:
            entity, gone = replace(entity, who=""), gone + 1
        changed.append(entity)
    return changed, len(names) + gone


def without_names(audit: Audit) -> Audit:
    """The audit as it may be passed on.

    Args:
        audit: the snapshot.

    Returns:
        another snapshot, without names of people.
    """
    tables: dict[str, dict[int, Any]] = defaultdict(dict)
    for cls in (SourceModel, SourcePart):  # models of other programs may name anybody, anywhere
        tables[TABLE_OF[cls]] = dict.fromkeys(audit.table(cls))
    places = [entity for cls in (WorkSampling, Moment, Project) for entity in audit.table(cls).values()]
    for entity in pseudonymised(places)[0]:
        tables[TABLE_OF[type(entity)]][entity.id] = entity
    return audit.replaced(tables)


def without_share_key(audit: Audit) -> Audit:
    """The audit without the key of its extracts: whoever has both could tell whose extract it is.

    Args:
        audit: the snapshot.

    Returns:
        another snapshot, without the key.
    """
    rows = {row.id: replace(row, share_key="") for row in audit.table(Sharing).values()}
    return audit.replaced({"sharing": rows}) if rows else audit
