"""Figures of the report as vectors, one module each; every one says its numbers in words too."""

from auditor.report.figures.bars import HoursRow, RangeRow, pareto, range_bars
from auditor.report.figures.certainty import certainty_grid
from auditor.report.figures.frontier import frontier_figure
from auditor.report.figures.ladder import ladder
from auditor.report.figures.line import line_figure
from auditor.report.figures.map_figure import READABLE_SCALE, map_bands, map_overview
from auditor.report.figures.priority import priority_picture
from auditor.report.figures.readiness import readiness_figure
from auditor.report.figures.roadmap import roadmap_figure
from auditor.report.figures.shown import Shown
from auditor.report.figures.tornado import tornado_figure

__all__ = [
    "READABLE_SCALE",
    "HoursRow",
    "RangeRow",
    "Shown",
    "certainty_grid",
    "frontier_figure",
    "ladder",
    "line_figure",
    "map_bands",
    "map_overview",
    "pareto",
    "priority_picture",
    "range_bars",
    "readiness_figure",
    "roadmap_figure",
    "tornado_figure",
]
