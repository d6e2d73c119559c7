"""The complete JSON: out and in, equal."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.exchange import read_source, store, write_export
from auditor.exchange.audit_json import json_schema, to_json
from auditor.model import Audit
from auditor.resources import RESOURCES
from auditor.store import AuditFile
from tests.rounds import rounds

SCHEMA = RESOURCES / "schema" / "audit.schema.json"


def round_trip(audit: Audit, folder: Path) -> Audit:
    target = folder / "out.json"
    write_export(audit, target)
    path = folder / f"again{len(list(folder.iterdir()))}.audit"
    with AuditFile.create(path) as opened:
        store(opened, read_source(target), "Import")
        return opened.audit


def test_export_and_import_give_an_equal_audit(sample_file: AuditFile, tmp_path: Path) -> None:
    with sample_file.edit("Leave gaps in the ids") as edit:
        edit.delete(next(iter(sample_file.audit.steps.values())))
    assert round_trip(sample_file.audit, tmp_path) == sample_file.audit


def test_the_schema_in_resources_is_the_one_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == json_schema()


def test_the_export_satisfies_the_schema(sample: Audit) -> None:
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(to_json(sample))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d["step"][0].update(name=5), "step[0].name"),
        (lambda d: d["step"][0].update(kind="magic"), "step[0].kind"),
        (lambda d: d["step"][0].update(extra=1), "step[0]"),
        (lambda d: d["flow"][0].update(target_id=99999), "flow.target_id"),
        (lambda d: d["step"].append(d["step"][0]), "step.id"),
        (lambda d: d["role"][0].pop("name"), "role[0]"),
        (lambda d: d.update(step={}), "step"),
    ],
)
def test_a_value_that_does_not_fit_is_named(sample: Audit, tmp_path: Path, change, where: str) -> None:  # type: ignore[no-untyped-def]
    document = to_json(sample)
    change(document)
    source = tmp_path / "bad.json"
    source.write_text(json.dumps(document), "utf-8")
    with pytest.raises(InputError) as caught:
        read_source(source)
    assert where in str(caught.value)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.soak
@settings(
    max_examples=rounds("any JSON"),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=_json, key=st.sampled_from(["firm", "step", "flow", "work", "candidate", "version"]))
def test_any_json_is_read_or_refused(sample: Audit, tmp_path: Path, value: object, key: str) -> None:
    document = to_json(sample) | {key: value}
    source = tmp_path / "any.json"
    source.write_text(json.dumps(document), "utf-8")
    try:
        read_source(source)
    except InputError as error:
        assert str(error)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "deep.json"
    source.write_text("[" * 100_000, "utf-8")
    with pytest.raises(InputError):
        read_source(source)
