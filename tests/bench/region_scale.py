"""How a region grows: ``python -m tests.bench.region_scale FIRMS FOLDER`` makes, collects and packs so many generated firms.

What is there already in the folder is taken up again, so that a long run can be made in pieces. A hundred thousand firms take
about 1 GB of disk for their extracts, a million ten.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.region.firms import firms, write_all

_PIECE = 10_000


def main(count: int, folder: Path) -> None:
    """Print seconds and the most memory of each part."""
    start = time.perf_counter()
    for first in range(0, count, _PIECE):
        piece = folder / "in" / f"{first:08}"
        if not piece.is_dir():
            part = piece.with_suffix(".part")
            write_all(firms(min(_PIECE, count - first), start=first), part)
            part.rename(piece)
    print(f"{count:,} extracts made in {time.perf_counter() - start:.0f} s", flush=True)
    collect = ("collect", folder / "in", "-o", folder / "data")
    pack = ("pack", folder / "data", "--ledger", folder / "ledger", "--programme", "Bench", "--year", "2026")
    _measure("collect", *collect)
    _measure("pack", *pack, "-o", folder / "p.aapack")
    print(f"pack: {(folder / 'p.aapack').stat().st_size:,} bytes")


def _measure(name: str, *arguments: object) -> None:
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "main.py", "region", *map(str, arguments)], stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    text = f"{name}: {taken:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of processor, {used.ru_maxrss / 1e6:.2f} GB at most"
    print(text if status == 0 else f"{text}; it failed", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
