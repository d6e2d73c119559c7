"""The process-chart symbols (ASME) as paths within a square of side 1."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QPainterPath

from auditor.model import StepKind


@cache
def symbol(kind: StepKind) -> QPainterPath:
    """The symbol of a kind of step; the caller scales it."""
    path = QPainterPath()
    if kind is StepKind.OPERATION:
        path.addEllipse(0.05, 0.05, 0.9, 0.9)
    elif kind is StepKind.INSPECTION:
        path.addRect(0.1, 0.1, 0.8, 0.8)
    elif kind is StepKind.TRANSPORT:
        for i, (x, y) in enumerate(
            ((0.0, 0.35), (0.55, 0.35), (0.55, 0.1), (1.0, 0.5), (0.55, 0.9), (0.55, 0.65), (0.0, 0.65))
        ):
            path.moveTo(x, y) if i == 0 else path.lineTo(x, y)
        path.closeSubpath()
    elif kind is StepKind.DELAY:
        path.moveTo(0.15, 0.1)
        path.lineTo(0.45, 0.1)
        path.arcTo(0.05, 0.1, 0.8, 0.8, 90, -180)
        path.lineTo(0.15, 0.9)
        path.closeSubpath()
    elif kind is StepKind.STORAGE:
        path.moveTo(0.05, 0.15)
        path.lineTo(0.95, 0.15)
        path.lineTo(0.5, 0.92)
        path.closeSubpath()
    else:
        path.addRoundedRect(0.1, 0.1, 0.8, 0.8, 0.2, 0.2)
    return path
