"""Measure: time and labour content of every step, in a grid."""

from ui.pages.measure.measure_page import MeasurePage

__all__ = ["MeasurePage"]
