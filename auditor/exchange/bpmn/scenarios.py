"""All simulation data of a model: in it, and beside it."""

from __future__ import annotations

from pathlib import Path

from auditor.exchange.bpmn.bpsim import read_bpsim
from auditor.exchange.bpmn.document import BpmnDocument
from auditor.exchange.bpmn.prosimos import beside, read_prosimos
from auditor.exchange.bpmn.qbp import read_qbp
from auditor.exchange.bpmn.scenario import Scenario
from auditor.exchange.bpmn.vocabulary import QBP


def scenarios(document: BpmnDocument, path: Path | None) -> list[Scenario]:
    """Simulation data: of the file beside the model first, then those in it.

    Args:
        document: the model.
        path: its file; None: nothing lies beside it.

    Returns:
        those that are found, what counts first first.
    """
    found: list[Scenario] = []
    other = beside(path) if path is not None else None
    if other is not None and (read := read_prosimos(other)) is not None:
        found.append(read)
    names = {key: node.get("name") for key, node in document.by_id.items()}
    for node in document.by_id.values():
        if node.local == "processSimulationInfo" and node.uri == QBP:
            found.append(read_qbp(node))
        elif node.local == "Scenario" and "bpsim" in node.uri.lower():
            found.append(read_bpsim(node, names))
            break  # the others are what-ifs
    return found
