"""Reading an extract or a withdrawal from a stranger: what is not exactly as declared is refused, with the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.extract.document import FORMAT, VERSION, WITHDRAWAL, Extract, Row, Withdrawal
from auditor.region.extract.fields import FIRM, LISTS, Field
from auditor.region.strict import only, parsed, read_bounded

#: Forty times what an extract of a large firm takes.
MOST_BYTES = 512 * 1024
_KEY = next(field for field in FIRM if field.key == "key")


def read_extract(path: Path) -> Extract:
    """An extract from a file.

    Args:
        path: the file.

    Returns:
        the extract.

    Raises:
        InputError: it is a withdrawal, or nothing that :func:`read_shared` takes.
    """
    found = read_shared(path)
    if isinstance(found, Withdrawal):
        raise InputError(_("{path} withdraws an extract; it is none.").format(path=path.name))
    return found


def read_shared(path: Path) -> Extract | Withdrawal:
    """What a firm gave: an extract, or its withdrawal.

    Args:
        path: the file.

    Returns:
        what it holds.

    Raises:
        InputError: it can't be read, is too large, damaged, of a newer version, or holds what no extract holds.
    """
    return shared_from(read_bounded(path, MOST_BYTES), path.name)


def shared_from(content: bytes, name: str) -> Extract | Withdrawal:
    """The same from the content of a file.

    Args:
        content: of the file, in bytes.
        name: of the file, for messages.

    Returns:
        what it holds.

    Raises:
        InputError: as of :func:`read_shared`.
    """
    document = parsed(content, name)
    kind, version = document.get("format"), document.get("version")
    if kind not in (FORMAT, WITHDRAWAL):
        raise InputError(_("{path} is JSON, but no extract of an audit.").format(path=name))
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(_("{path}: the version is missing.").format(path=name))
    if version > VERSION:
        raise InputError(
            _("{path} was written by a newer version of the program; read it with that one.").format(path=name)
        )
    if kind == WITHDRAWAL:
        only(("format", "version", "key"), document, name)
        return Withdrawal(str(_value(document.get("key"), _KEY, name)))
    only(("format", "version", "firm", *LISTS), document, name)
    firm = _row(document.get("firm"), FIRM, f"{name}, firm")
    if firm["region"][:2] != firm["country"]:
        raise InputError(_("{where}: the region is not of the country.").format(where=f"{name}, firm"))
    lists = {key: _rows(document.get(key), fields, most, f"{name}, {key}") for key, (fields, most) in LISTS.items()}
    return Extract(firm, lists)


def _rows(rows: Any, fields: tuple[Field, ...] | Any, most: int, where: str) -> tuple[Row, ...]:
    if not isinstance(rows, list):
        raise InputError(_("{where}: the list is missing.").format(where=where))
    if len(rows) > most:
        raise InputError(_("{where}: more than {n} rows.").format(where=where, n=most))
    return tuple(_row(row, fields, f"{where} {i}") for i, row in enumerate(rows, 1))


def _row(row: Any, fields: tuple[Field, ...], where: str) -> Row:
    if not isinstance(row, dict):
        raise InputError(_("{where}: this is not a row.").format(where=where))
    only([field.key for field in fields], row, where)
    for field in fields:
        if field.key in row:
            _value(row[field.key], field, where)
        elif field.is_required:
            raise InputError(_("{where}: {what} is missing.").format(where=where, what=field.key))
    return row


def _value(value: Any, field: Field, where: str) -> Any:
    if not field.allows(value):
        raise InputError(
            _("{where}: {value} does not fit here.").format(where=f"{where}, {field.key}", value=repr(value)[:60])
        )
    return value
