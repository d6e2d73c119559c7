"""The complete audit as JSON, out and in. The schema is ``resources/schema/audit.schema.json``."""

from __future__ import annotations

import base64
import json
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from auditor.errors import InputError
from auditor.exchange.draft import Draft, ImportReport
from auditor.locale import _
from auditor.model import ENTITIES, Audit, Basis, Entity, Estimate, Unit, units_of
from auditor.store.rows import field_types, optional_fields

FORMAT = "automation-auditor"
VERSION = 1
MAX_BYTES = 200 * 1024 * 1024


def to_json(audit: Audit) -> dict[str, Any]:
    """The audit as plain JSON values: one list of objects per kind of entity, firm and calendar single objects.

    Args:
        audit: the snapshot.

    Returns:
        rows by kind of entity, in canonical units.
    """
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, cls in ENTITIES.items():
        rows = [entity_out(audit.tables[name][key], cls) for key in sorted(audit.tables[name])]
        document[name] = rows[0] if name in ("firm", "calendar") else rows
    return document


def write_json(audit: Audit) -> str:
    """The complete audit as JSON; read again, it gives an equal audit.

    Args:
        audit: the snapshot.

    Returns:
        JSON text.
    """
    return json.dumps(to_json(audit), ensure_ascii=False, indent=1) + "\n"


def read_json(source: Path) -> Draft:
    """Read a complete audit.

    Args:
        source: the file.

    Returns:
        all entities, with their ids.

    Raises:
        InputError: not JSON, not an audit, or a value that does not fit, with where it stands.
    """
    try:
        if source.stat().st_size > MAX_BYTES:
            raise InputError(_("{path} is too large.").format(path=source.name))
        document = json.loads(source.read_text("utf-8"))
    except OSError as error:
        raise InputError(_("Can't read {path}: {reason}").format(path=source, reason=error.strerror)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(_("{path} is not JSON: {reason}").format(path=source.name, reason=error)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError(_("{path} is JSON, but not an audit of this program.").format(path=source.name))
    if document.get("version") != VERSION:
        raise InputError(_("{path} was written by another version of the program.").format(path=source.name))
    entities: list[Entity] = []
    for name, cls in ENTITIES.items():
        rows = document.get(name, [])
        if name in ("firm", "calendar"):
            rows = [rows] if rows else []
        if not isinstance(rows, list):
            raise _misfit(name, rows)
        entities += [entity_in(row, cls, f"{name}[{i}]") for i, row in enumerate(rows)]
    _check_references(entities)
    return Draft(entities, ImportReport(), keeps_ids=True)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the document, derived from the dataclasses."""
    estimate = {
        "type": "object",
        "properties": {
            **{part: {"type": "number"} for part in ("low", "likely", "high")},
            "basis": {"enum": [basis.value for basis in Basis]},
        },
        "required": ["low", "likely", "high", "basis"],
        "additionalProperties": False,
    }
    properties: dict[str, Any] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    for name, cls in ENTITIES.items():
        entity = {
            "type": "object",
            "properties": {f: _field_schema(cls, f, kind) for f, kind in field_types(cls).items()},
            "required": ["id"],
            "additionalProperties": False,
        }
        properties[name] = entity if name in ("firm", "calendar") else {"type": "array", "items": entity}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Automation Auditor audit",
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "$defs": {"estimate": estimate},
    }


def _field_schema(cls: type[Entity], name: str, kind: Any) -> dict[str, Any]:
    optional, unit = _is_optional(cls, name), units_of(cls).get(name)
    if kind is Estimate:
        schema: dict[str, Any] = {"$ref": "#/$defs/estimate"}
        if unit is not None:
            schema |= {"properties": _ends(_bounds(unit)), "x-unit": unit.symbol}
        return {"anyOf": [schema, {"type": "null"}]} if optional else schema
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind] + ([None] if optional else [])}
    if kind is bytes:
        return {"type": ["string", "null"] if optional else "string", "contentEncoding": "base64"}
    word = {int: "integer", float: "number", str: "string", bool: "boolean"}[kind]
    told = _bounds(unit) | {"x-unit": unit.symbol} if unit is not None else {}
    return {"type": [word, "null"] if optional else word} | told


def _bounds(unit: Unit) -> dict[str, float]:
    """The bounds of a field in the words of JSON Schema."""
    bounds: dict[str, float] = {}
    if unit.least is not None:
        bounds["exclusiveMinimum" if unit.is_above_least else "minimum"] = unit.least
    if unit.most is not None:
        bounds["maximum"] = unit.most
    return bounds


def _ends(bounds: dict[str, float]) -> dict[str, dict[str, float]]:
    """Those of an estimate: the low is not below the least, the high not above the most."""
    low = {word: value for word, value in bounds.items() if word != "maximum"}
    high = {word: value for word, value in bounds.items() if word == "maximum"}
    return {part: words for part, words in (("low", low), ("high", high)) if words}


def _is_optional(cls: type[Entity], name: str) -> bool:
    return name in optional_fields(cls)


def entity_out(entity: Any, cls: type[Entity]) -> dict[str, Any]:
    """One entity as plain JSON values.

    Args:
        entity: the row.
        cls: its class.

    Returns:
        value by field name, in canonical units.
    """
    row: dict[str, Any] = {}
    for name in field_types(cls):
        value = getattr(entity, name)
        if isinstance(value, Estimate):
            value = {"low": value.low, "likely": value.likely, "high": value.high, "basis": value.basis.value}
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode("ascii")
        row[name] = value.value if isinstance(value, StrEnum) else value
    return row


def entity_in(row: Any, cls: type[Entity], where: str) -> Entity:
    """One entity from JSON values.

    Args:
        row: what stands in the file.
        cls: which class of entity it should be.
        where: how a message names the place.

    Returns:
        the entity.

    Raises:
        InputError: a value is missing or does not fit; ``where`` says of what.
    """
    if not isinstance(row, dict):
        raise _misfit(where, row)
    kinds = field_types(cls)
    unknown = row.keys() - kinds.keys()
    if unknown:
        raise _misfit(where, ", ".join(sorted(unknown)))
    values = {
        name: _value_in(row[name], kind, f"{where}.{name}", _is_optional(cls, name))
        for name, kind in kinds.items()
        if name in row
    }
    missing = [f.name for f in fields(cast(Any, cls)) if f.default is MISSING and f.name not in values]
    if missing:
        raise InputError(_("{where}: {what} is missing.").format(where=where, what=missing[0]))
    return cls(**values)


def _value_in(value: Any, kind: Any, where: str, optional: bool) -> Any:
    if value is None and optional:
        return None
    if kind is Estimate and isinstance(value, dict):
        parts = [value.get(part) for part in ("low", "likely", "high")]
        if all(isinstance(p, int | float) and not isinstance(p, bool) for p in parts) and value.get("basis") in list(
            Basis
        ):
            low, likely, high = (float(cast(float, part)) for part in parts)
            return Estimate(low, likely, high, Basis(value["basis"]))
    elif kind is float and isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 1e15:
        return float(value)
    elif (
        (kind is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**62)
        or (kind is bool and isinstance(value, bool))
        or (kind is str and isinstance(value, str))
    ):
        return value
    elif kind is bytes and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except ValueError:
            raise _misfit(where, value) from None
    elif isinstance(kind, type) and issubclass(kind, StrEnum) and value in list(kind):
        return kind(value)
    raise _misfit(where, value)


def _check_references(entities: list[Entity]) -> None:
    from auditor.model import TABLE_OF, references

    ids: dict[str, set[int]] = {name: set() for name in ENTITIES}
    for entity in entities:
        table = TABLE_OF[type(entity)]
        if entity.id <= 0 or entity.id in ids[table]:
            raise _misfit(f"{table}.id", entity.id)
        ids[table].add(entity.id)
    for entity in entities:
        for name, target in references(type(entity)).items():
            value = getattr(entity, name)
            if value is not None and value not in ids[target]:
                raise _misfit(f"{TABLE_OF[type(entity)]}.{name}", value)


def _misfit(where: str, value: Any) -> InputError:
    return InputError(
        _("{where}: {value} does not fit here.").format(where=where, value=json.dumps(value, default=str)[:80])
    )
