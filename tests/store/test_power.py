"""The power goes: writes since the last sync are dropped, torn or out of order, and no state fails to open.

The real writes of real edits are listed by strace; from every moment of the list, disks are made up as a power cut may leave
them: each write that was not yet synced is there, missing, or there in part; each new or removed name likewise.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from auditor.store import AuditFile
from tests.rounds import rounds

EDITS, DISKS_A_MOMENT, SECTOR = rounds("power: edits"), rounds("power: disks"), 512
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")
_PATH = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Disk:
    """What is surely on the disk, and what is on its way. Names are bare: all lies in one folder."""

    sure: dict[str, bytes] = field(default_factory=dict)
    pending: dict[str, list[tuple[int, bytes | None]]] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)

    def write(self, name: str, at: int, data: bytes | None) -> None:
        """None cuts the file at ``at``."""
        self.pending.setdefault(name, []).append((at, data))

    def sync(self, name: str) -> None:
        for at, data in self.pending.pop(name, []):
            self.sure[name] = _put(self.sure.get(name, b""), at, data)

    def sync_names(self) -> None:
        for what, name in self.names:
            if what == "unlink":
                self.sure.pop(name, None)
        self.names.clear()

    def after_power_cut(self, choose: random.Random) -> dict[str, bytes]:
        files = dict(self.sure)
        for name, writes in self.pending.items():
            content = files.get(name, b"")
            for at, data in writes:
                fate = choose.random()
                if fate < 0.4:
                    content = _put(content, at, data)
                elif fate < 0.7 and data:
                    part = choose.randrange(0, len(data) + 1, SECTOR)
                    content = _put(content, at, data[:part])
            files[name] = content
        for what, name in self.names:
            if (choose.random() < 0.5 and what == "unlink") or (
                what == "create" and name not in self.sure and choose.random() < 0.5
            ):
                files.pop(name, None)
        return files


def _put(content: bytes, at: int, data: bytes | None) -> bytes:
    if data is None:
        return content[:at].ljust(at, b"\0")
    return content[:at].ljust(at, b"\0") + data + content[at + len(data) :]


def recorded(folder: Path) -> list[tuple[str, str, int, bytes]]:
    """(call, name, offset, data) of a child that makes edits and says after each that it is stored."""
    program = (
        "import os; from pathlib import Path; from auditor.store import AuditFile; from auditor.model import Process, Step\n"
        f"file = AuditFile.open(Path({str(folder / 'a.audit')!r}))\n"
        "os.write(1, b'begin\\n')\n"
        f"for i in range({EDITS}):\n"
        "    with file.edit(f'e{i}') as edit:\n"
        "        process = edit.put(Process(name=f'p{i}'))\n"
        "        for n in range(i * 3): edit.put(Step(process_id=process.id, name=f's{n} ' + 'x' * 200))\n"
        "    os.write(1, f'p{i}\\n'.encode())\n"
        "os._exit(0)\n"
    )
    log = folder / "log"
    calls = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"
    subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", f"trace={calls}", "-o", str(log), sys.executable, "-c", program],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    found = []
    for line in log.read_text("latin-1").splitlines():
        match = _CALL.match(line)
        if match is None or match[3].startswith("-") or match[3] == "?":
            continue
        call, arguments = match[1], match[2]
        texts = [bytes.fromhex(t.replace("\\x", "")) for t in _TEXT.findall(arguments)]
        handle = _PATH.match(arguments)
        path = bytes.fromhex(handle[2].replace("\\x", "")) if handle and "\\x" in handle[2] else b""
        where = path or (handle[2].encode() if handle else b"")
        numbers = re.findall(r"\b(\d+)\b(?![^<]*>)", re.sub(r'"[^"]*"|<[^>]*>', "", arguments))
        if call in ("unlink", "openat") and texts:
            where = texts[0]
            if call == "openat" and b"O_CREAT" not in arguments.encode():
                continue
        name = Path(where.decode("utf-8", "replace")).name
        at = int(numbers[-1]) if call in ("pwrite64", "ftruncate") and numbers else 0
        if call == "write" and arguments.startswith("1<"):
            found.append(("told", texts[0].decode().strip(), 0, b""))
        elif where.startswith(str(folder).encode()):
            found.append((call, name, at, texts[-1] if call == "pwrite64" and texts else b""))
    return found


@pytest.mark.soak
def test_no_power_cut_leaves_an_audit_that_does_not_open_or_lacks_what_was_stored(tmp_path: Path) -> None:
    if shutil.which("strace") is None or subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:
        pytest.skip("needs strace")
    folder = tmp_path / "disk"
    folder.mkdir()
    AuditFile.create(folder / "a.audit").close()
    disk = Disk({"a.audit": (folder / "a.audit").read_bytes()})
    calls = recorded(folder)
    choose, stored, disks = random.Random(3), -1, 0
    place = tmp_path / "after"
    for call, name, at, data in calls:
        if call == "told":
            stored = int(name[1:]) if name.startswith("p") else -1
        elif name == folder.name and call in ("fsync", "fdatasync"):
            disk.sync_names()
        elif not name.startswith("a.audit"):
            continue
        elif call == "pwrite64":
            disk.write(name, at, data)
        elif call == "ftruncate":
            disk.write(name, at, None)
        elif call in ("fsync", "fdatasync"):
            disk.sync(name)
        elif call == "unlink":
            disk.names.append(("unlink", name))
        elif call == "openat":
            disk.names.append(("create", name))
        for _variant in range(DISKS_A_MOMENT):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            for left, content in disk.after_power_cut(choose).items():
                (place / left).write_bytes(content)
            disks += 1
            with AuditFile.open(place / "a.audit") as file:
                names = {p.name for p in file.audit.processes.values()}
                assert names >= {f"p{i}" for i in range(stored + 1)}, (disks, call, name)
                assert len(names) <= stored + 2
                assert file.check() == []
                assert len(file.history()) == len(names)
    print(f"{disks} disks after a power cut, {EDITS} edits, {len(calls)} calls")
    assert stored == EDITS - 1
    assert disks > 10 * EDITS * DISKS_A_MOMENT
