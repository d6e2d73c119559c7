"""Small models for tests, as other programs write them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from auditor.exchange import Draft, read_source
from auditor.exchange.bpmn.reading import Reading
from auditor.model import Audit, Flow, Step, Work

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
#: Models of other programs beside the repository; tests that need them are passed over where they are not there.
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
FILES = sorted(SHARED.rglob("*.bpmn"))


def needs_files() -> None:
    if not FILES:
        pytest.skip("the models of other programs are not here")


def model(process: str, more: str = "", prefix: str = "bpmn", before: str = "") -> str:
    """A model of one process; elements are written with ``p:``, which becomes the prefix."""
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    text = (
        f'<p:definitions {declared}="{MODEL}" id="d" targetNamespace="t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
        ' xmlns:qbp="http://www.qbp-simulator.com/Schema201212" xmlns:bpsim="http://www.bpsim.org/schemas/1.0">'
        f'{before}<p:process id="P" name="Order">{process}</p:process>{more}</p:definitions>'
    )
    return text.replace("<p:", f"<{prefix}:" if prefix else "<").replace("</p:", f"</{prefix}:" if prefix else "</")


def node(local: str, key: str, name: str = "", inside: str = "", **attributes: str) -> str:
    more = "".join(f' {k}="{v}"' for k, v in attributes.items())
    named = f' name="{name}"' if name else ""
    return f'<p:{local} id="{key}"{named}{more}>{inside}</p:{local}>'


def flow(source: str, target: str, name: str = "", inside: str = "") -> str:
    named = f' name="{name}"' if name else ""
    return f'<p:sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}"{named}>{inside}</p:sequenceFlow>'


def chain(*keys: str) -> str:
    return "".join(flow(a, b) for a, b in pairwise(keys))


def draft_of(tmp_path: Path, text: str, name: str = "order.bpmn") -> Draft:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_source(path)


def audit_of(draft: Draft | Reading) -> Audit:
    return Audit.of(draft.entities)


def step(audit: Audit, name: str) -> Step:
    return next(s for s in audit.steps.values() if s.name == name)


def work(audit: Audit, name: str) -> Work:
    return audit.work(step(audit, name).id)


def flows(audit: Audit) -> dict[tuple[str, str], Flow]:
    return {(audit.steps[f.source_id].name, audit.steps[f.target_id].name): f for f in audit.flows.values()}


def shares(audit: Audit) -> dict[tuple[str, str], float]:
    return {pair: round(f.share, 6) for pair, f in flows(audit).items()}
