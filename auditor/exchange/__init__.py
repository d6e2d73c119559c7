"""Formats in and out, one module each. An import is read into a draft first, then stored as one edit."""

from auditor.exchange.draft import Draft, ImportReport, store
from auditor.exchange.formats import READABLE, WRITERS, SourceOptions, export_ending, read_source, write_export

__all__ = [
    "READABLE",
    "WRITERS",
    "Draft",
    "ImportReport",
    "SourceOptions",
    "export_ending",
    "read_source",
    "store",
    "write_export",
]
