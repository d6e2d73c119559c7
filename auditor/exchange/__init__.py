"""Formats in and out, one module each. An import is read into a draft first, then stored as one edit."""

from auditor.exchange.draft import Draft, ImportReport, store
from auditor.exchange.exporters import EXPORTERS, Exporter, exporter_of, write_export
from auditor.exchange.importers import IMPORTERS, READABLE, Importer, SourceOptions, read_source

__all__ = [
    "EXPORTERS",
    "IMPORTERS",
    "READABLE",
    "Draft",
    "Exporter",
    "ImportReport",
    "Importer",
    "SourceOptions",
    "exporter_of",
    "read_source",
    "store",
    "write_export",
]
