"""Where a flow turns."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import _
from auditor.model import Audit
from auditor.store import Edit


def _bend_label(_audit: Audit, flow_id: int, bend: float | None) -> str:
    return _("Bend flow") if bend is not None else _("Straighten flow")


@verb(_bend_label)
def set_bend(edit: Edit, flow_id: int, bend: float | None) -> None:
    """The turn of a flow put somewhere.

    Args:
        edit: the edit to do it in.
        flow_id: which flow.
        bend: where it turns, map units: along the map, or across it where it leads back; None lets it run by itself again.
    """
    edit.put(replace(edit.audit.flows[flow_id], bend=bend))
