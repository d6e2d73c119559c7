"""Asking how much goes the way of a flow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from auditor.edit.map.shares import set_share
from auditor.errors import InputError
from auditor.locale import _, percent
from auditor.model import Basis, Estimate, StepKind
from auditor.model.units import Kind, format_as, parse_as
from ui.map.name_editor import Ended
from ui.map.port import MapPort, Question

_REWORK, _BRANCH = 0.03, 0.2  # examples
_AROUND = 70.0  # map units of the line to be in sight


def nothing() -> None:
    """What follows an answer where nothing does."""


def ask_at_split(port: MapPort, source_id: int, target_id: int, then: Callable[[], None] = nothing) -> None:
    """Ask of the flow between two steps, if nobody has said how much takes it; then go on, answered or not."""
    flows = port.session.audit.flows_of(port.process_id)
    ends = source_id, target_id
    asked = next((f for f in flows if (f.source_id, f.target_id) == ends and f.share_basis is Basis.ASSUMED), None)
    if asked is None:
        then()
    else:
        ask_share(port, asked.id, then)


def ask_share(port: MapPort, flow_id: int, then: Callable[[], None] = nothing) -> None:
    """Let a flow's share be typed on its line; it is taken from the other flows of the step."""
    audit = port.session.audit
    flow, route = audit.flows[flow_id], port.map.flows[flow_id].route
    if audit.steps[flow.source_id].kind is StepKind.FORK:
        port.session.failed.emit(_("Behind a fork each branch gets all."))
        then()
        return
    shown = "" if flow.share_basis is Basis.ASSUMED else format_as(Estimate.point(flow.share), Kind.SHARE)

    def take(text: str) -> None:
        if text.strip() != shown and flow_id in port.session.audit.flows:
            port.session.enter(set_share, flow_id, parse_as(text, Kind.SHARE, default_unit="%").likely)

    def done(text: str, ended: Ended) -> None:
        if ended is Ended.LEFT and text.strip():
            try:
                take(text)
            except InputError as error:
                port.session.failed.emit(str(error))
        then()

    at = QPointF(*route.label_at)
    port.canvas.ensureVisible(QRectF(at.x() - _AROUND, at.y() - _AROUND, 2 * _AROUND, 2 * _AROUND))
    question = Question(
        _("How much comes back?") if route.backwards else _("How much goes this way?"),
        shown,
        _("for example {share}").format(share=percent(_REWORK if route.backwards else _BRANCH)),
        take,
    )
    port.ask(question, at, done)
