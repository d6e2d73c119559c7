"""Figures of the report as vectors, one module each; every one says its numbers in words too."""

from auditor.report.drawings.bars import HoursRow, RangeRow, pareto, range_bars
from auditor.report.drawings.certainty import certainty_grid
from auditor.report.drawings.floor import QueueRow, lead_lines, waiting_bars
from auditor.report.drawings.frontier import frontier_figure
from auditor.report.drawings.ladder import ladder
from auditor.report.drawings.line import line_figure
from auditor.report.drawings.map_figure import map_overview, map_strips
from auditor.report.drawings.payback import PaybackRow, payback_figure
from auditor.report.drawings.priority import priority_picture
from auditor.report.drawings.readiness import readiness_figure
from auditor.report.drawings.roadmap import roadmap_figure
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.tornado import tornado_figure

__all__ = [
    "DescribedDrawing",
    "HoursRow",
    "PaybackRow",
    "QueueRow",
    "RangeRow",
    "certainty_grid",
    "frontier_figure",
    "ladder",
    "lead_lines",
    "line_figure",
    "map_overview",
    "map_strips",
    "pareto",
    "payback_figure",
    "priority_picture",
    "range_bars",
    "readiness_figure",
    "roadmap_figure",
    "tornado_figure",
    "waiting_bars",
]
