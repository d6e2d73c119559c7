"""The snapshot of an audit: read whole when a file is opened, and only where it changed after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.errors import DamagedFile
from auditor.locale import _
from auditor.model import ENTITIES, Audit
from auditor.store.driver import Connection
from auditor.store.rows import row_plan

#: A table of which more rows changed is read whole: SQLite takes a limited number of values in one statement.
_MOST_BY_ID = 200


def load(connection: Connection, path: Path) -> Audit:
    """All entities of the database.

    Args:
        connection: to an audit.
        path: the file, to name it in messages.

    Returns:
        the snapshot.

    Raises:
        DamagedFile: the firm or the calendar is missing.
    """
    tables: dict[str, Mapping[int, Any]] = {}
    for name, cls in ENTITIES.items():
        plan = row_plan(cls)
        tables[name] = plan.from_rows(connection.execute(f"SELECT {plan.listed} FROM {name}"))
    if 1 not in tables["firm"] or 1 not in tables["calendar"]:
        raise DamagedFile(_("{path} is damaged: {reason}.").format(path=path, reason=_("the firm is missing")))
    return Audit(tables)


def refreshed(connection: Connection, audit: Audit, changed: Mapping[str, Sequence[int]]) -> Audit:
    """The snapshot with the rows that changed read again.

    Args:
        connection: to the audit.
        audit: the snapshot before.
        changed: ids by table.

    Returns:
        the snapshot after.
    """
    fresh: dict[str, dict[int, Any]] = {}
    for table, ids in changed.items():
        plan = row_plan(ENTITIES[table])
        select = f"SELECT {plan.listed} FROM {table}"
        if len(ids) <= _MOST_BY_ID:
            rows = connection.execute(f"{select} WHERE id IN ({', '.join('?' * len(ids))})", list(ids))
        else:
            rows = connection.execute(select)
        found = plan.from_rows(rows)
        fresh[table] = {row_id: found.get(row_id) for row_id in ids}
    return audit.replaced(fresh)
