"""What comes from outside, with bytes that a search for new paths through our code makes up: ``make fuzz``.

``python -m tests.fuzz TARGET [options of libFuzzer]``, with ``TARGET`` one of ``TARGETS``; needs atheris (``requirements/fuzz.txt``).
Apart from the test run, which tries the same doors with hypothesis. A crash ends it and leaves the input in ``crash-…``.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["auditor"]):
    from auditor.errors import AuditorError
    from auditor.exchange import read_source
    from auditor.exchange.audit_json import write_json
    from auditor.exchange.template import read_sample
    from auditor.exchange.xlsx import write_xlsx
    from auditor.model.jpeg import plain_jpeg
    from auditor.model.units import Kind, parse_as
    from auditor.store import AuditFile
    from auditor.store.repair import repair
    from tests.exchange.test_absurd import ABSURD, HONEST, workbook

FOLDER = Path(tempfile.mkdtemp(prefix="fuzz."))


def _read(name: str, content: bytes) -> None:
    path = FOLDER / name
    path.write_bytes(content)
    read_source(path)


def steplist(data: bytes) -> None:
    """Any bytes as a text table."""
    _read("a.csv", b"step,next,cycle time,frequency,worker\n" + data)


def eventlog(data: bytes) -> None:
    """Any bytes below the head of an event log."""
    _read("a.csv", b"case,activity,start,end,resource\n1,Bend,2026-01-01 08:00,2026-01-01 08:05,Jan\n" + data)


def xlsx(data: bytes) -> None:
    """Any bytes as the sheet of a sound workbook."""
    read_source(workbook(FOLDER / "a.xlsx", data))


def sheet(data: bytes) -> None:
    """Any bytes as any kind of workbook."""
    for suffix in (".xlsx", ".xls", ".ods"):
        with contextlib.suppress(AuditorError):
            _read(f"a{suffix}", data)


def json(data: bytes) -> None:
    """Any bytes as an audit in JSON."""
    _read("a.json", data)


def quantity(data: bytes) -> None:
    """Any text as any quantity."""
    text = data.decode("utf-8", "replace")
    for kind in Kind:
        with contextlib.suppress(AuditorError):
            parse_as(text, kind)


def picture(data: bytes) -> None:
    """Any bytes as a photo out of an audit."""
    plain = plain_jpeg(data)
    assert plain is None or plain_jpeg(plain) == plain


def audit(data: bytes) -> None:
    """A sound audit with bytes put over it: opened, or refused and repaired."""
    good = bytearray(_SOUND)
    for i in range(0, len(data) - 5, 5):
        good[int.from_bytes(data[i : i + 4]) % len(good)] = data[i + 4]
    path, target = FOLDER / "a.audit", FOLDER / "r.audit"
    path.write_bytes(good)
    target.unlink(missing_ok=True)
    try:
        AuditFile.open(path).close()
    except AuditorError:
        repair(path, target)
        AuditFile.open(target).close()


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (steplist, eventlog, xlsx, sheet, json, quantity, picture, audit)
}


def _sound() -> bytes:
    path = FOLDER / "sound.audit"
    with AuditFile.create(path) as file, file.edit("Sample") as edit:
        for entity in read_sample().entities:
            edit.put(entity)
    return path.read_bytes()


_SOUND = _sound()


def _seeds(name: str) -> list[bytes]:
    """Sound inputs to begin with."""
    if name in ("json", "sheet"):
        with AuditFile.open(FOLDER / "sound.audit", read_only=True) as file:
            return [write_json(file.audit).encode() if name == "json" else write_xlsx(file.audit)]
    seeds = {
        "xlsx": [HONEST.encode(), *(text.encode() for text in ABSURD.values() if len(text) < 5000)],
        "steplist": [b"Bend,Weld,45 s,120 per day,Jan\nWeld,end,1.5 min,,\n"],
        "eventlog": [b"1,Weld,2026-01-01 08:05,2026-01-01 08:15,Jan\n2,Bend,01/02/2026 08:00,,\n"],
        "quantity": [b"1.5 min", "40–60 s".encode(), b"120 per h", b"EUR 1,200", b"2 h/week"],
    }
    return seeds.get(name, [b""])


def main(name: str, options: list[str]) -> None:
    """Never returns: libFuzzer ends the program."""
    target = TARGETS[name]
    seeds = FOLDER / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(_seeds(name)):
        (seeds / str(number)).write_bytes(seed)

    def one(data: bytes) -> None:
        with contextlib.suppress(AuditorError):
            target(data)

    atheris.Setup([sys.argv[0], *options, str(seeds)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
