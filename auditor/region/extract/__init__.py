"""The extract: what leaves a firm for a programme. Its fields, how it is made, read, shown to the owner and withdrawn."""

from auditor.region.extract.document import Extract, Withdrawal, written
from auditor.region.extract.make import extract_of
from auditor.region.extract.read import read_extract, read_shared

__all__ = ["Extract", "Withdrawal", "extract_of", "read_extract", "read_shared", "written"]
