"""BPMN 2.0 in and out: what a map has a word for becomes the map, the rest is kept and written out again."""

from auditor.exchange.bpmn.read import read_bpmn

__all__ = ["read_bpmn"]
