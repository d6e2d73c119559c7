"""A damaged audit behind a password: what can be read of it comes out under the same password, and no password is blamed."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, DamagedFile, WrongPassword
from auditor.model import Process
from auditor.store import AuditFile, driver
from auditor.store.backup import back_up
from auditor.store.protect import set_password
from auditor.store.repair import repair
from tests.rounds import in_soak_only, rounds

PAGE = 4096
PASSWORD = "long enough"


def torn(good: bytes) -> bytes:
    """The first sectors of the first page were written, the others not."""
    return good[:512] + bytes(PAGE - 512) + good[PAGE:]


def flipped(good: bytes) -> bytes:
    return good[:100] + bytes([good[100] ^ 1]) + good[101:]


def without_salt(good: bytes) -> bytes:
    return good[:3] + bytes([good[3] ^ 1]) + good[4:]


def without_first_page(good: bytes) -> bytes:
    return bytes(PAGE) + good[PAGE:]


def cut_short(good: bytes) -> bytes:
    return good[: len(good) * 4 // 5 + 77]


def cut_short_without_first_page(good: bytes) -> bytes:
    return without_first_page(cut_short(good))


def protected(path: Path, *, at_once: bool) -> AuditFile:
    """An audit that had its password from the start, or got it when there was something in it."""
    file = AuditFile.create(path, PASSWORD if at_once else None)
    for i in range(24):
        with file.edit("Add") as edit:
            for j in range(20):
                edit.put(Process(name=f"process {i} {j} " + "x" * 300))
    return file if at_once else set_password(file, PASSWORD)


@pytest.mark.soak
@pytest.mark.parametrize("at_once", [False, True][: rounds("protected: ways to make it")])
@pytest.mark.parametrize("harm", [in_soak_only(torn), in_soak_only(flipped), without_salt, without_first_page])
def test_a_protected_audit_without_its_first_page_or_its_salt_comes_back_whole(
    harm: Callable[[bytes], bytes], at_once: bool, tmp_path: Path
) -> None:
    """Its salt is in the first page; where that is gone, the backups have it."""
    path = tmp_path / "p.audit"
    with protected(path, at_once=at_once) as file:
        back_up(file)
    damaged = harm(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(DamagedFile, match="is damaged"):
        AuditFile.open(path, password=PASSWORD)
    with pytest.raises(WrongPassword):
        AuditFile.open(path, password="another one")
    salvage = repair(path, tmp_path / "r.audit", PASSWORD)
    with AuditFile.open(tmp_path / "r.audit", password=PASSWORD) as again:
        assert again.audit == file.audit
        assert again.check() == []
    assert salvage.is_whole
    assert path.read_bytes() == damaged
    with pytest.raises(AuditFileError, match="Nothing of"):
        repair(path, tmp_path / "other.audit", "another one")


@pytest.mark.parametrize("harm", [in_soak_only(torn), flipped, cut_short])
def test_without_backups_a_damaged_first_page_and_a_lost_end_are_no_wrong_password_either(
    harm: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "p.audit"
    with protected(path, at_once=True) as file:
        pass
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(DamagedFile, match="is damaged"):
        AuditFile.open(path, password=PASSWORD)
    salvage = repair(path, tmp_path / "r.audit", PASSWORD)
    with AuditFile.open(tmp_path / "r.audit", password=PASSWORD) as again:
        assert len(again.audit.processes) > 100
        assert salvage.is_whole == (again.audit == file.audit)


def test_a_protected_audit_that_lost_its_first_page_and_its_end_gives_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "p.audit"
    with protected(path, at_once=True) as file:
        back_up(file)
    path.write_bytes(cut_short_without_first_page(path.read_bytes()))
    salvage = repair(path, tmp_path / "r.audit", PASSWORD)
    with AuditFile.open(tmp_path / "r.audit", password=PASSWORD) as again:
        assert len(again.audit.processes) > 100
    assert salvage.gaps


@pytest.mark.soak
@pytest.mark.parametrize("version", range(1, 1 + rounds("protected: old versions")))
def test_an_old_audit_that_got_a_password_is_repaired_too(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(Path(__file__).parent / "files" / f"v{version}.audit", tmp_path / "old.audit"))
    with set_password(AuditFile.open(path), PASSWORD) as file:
        pass
    path.write_bytes(without_first_page(path.read_bytes()))
    repair(path, tmp_path / "r.audit", PASSWORD)
    with AuditFile.open(tmp_path / "r.audit", password=PASSWORD) as again:
        assert again.audit == file.audit
        assert again.audit.processes


def test_a_damaged_protected_audit_is_repaired_under_its_password(tmp_path: Path) -> None:
    password = "long enough"
    path = tmp_path / "p.audit"
    with AuditFile.create(path, password) as file:
        layout = path.stat().st_size
        for i in range(40):
            with file.edit("Add") as edit:
                edit.put(Process(name=f"process {i} " + "x" * 300))
        whole = file.audit
    data = bytearray(path.read_bytes())
    for at in range(layout, len(data), PAGE * 3):
        data[at] ^= 1
    path.write_bytes(data)
    salvage = repair(path, tmp_path / "r.audit", password)
    with AuditFile.open(tmp_path / "r.audit", password=password) as again:
        assert again.audit.processes.keys() <= whole.processes.keys()
        assert len(again.audit.processes) > 5
        assert again.check() == []
    assert b"process 1" not in (tmp_path / "r.audit").read_bytes()
    assert salvage.gaps


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds("protected: layouts damaged")))
def test_a_protected_audit_whose_layout_is_damaged_comes_back_whole(seed: int, tmp_path: Path) -> None:
    password, choose = "long enough", random.Random(seed)
    path = tmp_path / "p.audit"
    with AuditFile.create(path, password) as file, file.edit("Add") as edit:
        for i in range(30):
            edit.put(Process(name=f"process {i}"))
    with contextlib.closing(driver.connect(path, "ro", password)) as db:
        roots = {row[0] for row in db.execute("SELECT rootpage FROM sqlite_master")}
    data = bytearray(path.read_bytes())
    layout = [n for n in range(2, 180) if n not in roots]
    for number in choose.sample(layout, 5):
        data[(number - 1) * PAGE + choose.randrange(PAGE)] ^= 1 + choose.randrange(255)
    path.write_bytes(data)
    with pytest.raises(AuditFileError):
        AuditFile.open(path, password=password)
    with pytest.raises(AuditFileError, match="Nothing of"):
        repair(path, tmp_path / "r.audit", "another one")
    salvage = repair(path, tmp_path / "r.audit", password)
    assert not salvage.had_schema
    assert salvage.is_whole
    with AuditFile.open(tmp_path / "r.audit", password=password) as again:
        assert again.audit == file.audit
    assert path.read_bytes() == bytes(data)


@pytest.mark.parametrize("first", [None, bytes(PAGE)])
def test_a_password_at_hand_does_not_stand_in_the_way_of_repairing_a_plain_audit(
    sample_file: AuditFile, tmp_path: Path, first: bytes | None
) -> None:
    sample_file.close()
    good = sample_file.path.read_bytes()
    damaged = tmp_path / "damaged.audit"
    damaged.write_bytes((first or good[:PAGE]) + good[PAGE:])
    repair(damaged, tmp_path / "r.audit", "of another audit")
    with AuditFile.open(tmp_path / "r.audit") as again:
        assert again.audit == sample_file.audit
