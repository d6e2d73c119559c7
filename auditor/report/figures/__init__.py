"""Figures of the report as vectors, one module each."""

from auditor.report.figures.bars import horizontal_bars, range_bars
from auditor.report.figures.map_figure import READABLE_SCALE, map_bands, map_overview

__all__ = ["READABLE_SCALE", "horizontal_bars", "map_bands", "map_overview", "range_bars"]
