"""The benchmark pack: one small file of figures of many firms, with a checksum; made by a programme, read in each audit."""

from auditor.region.pack.document import Pack, pack_from, written
from auditor.region.pack.read import read_pack

__all__ = ["Pack", "pack_from", "read_pack", "written"]
