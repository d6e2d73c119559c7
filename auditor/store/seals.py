"""The seals of a protected audit: each page tells by itself whether it is as it was written under a password.

The key is made of the password and a salt, which is the first sixteen bytes of the file (zetetic.net/sqlcipher/design). The
backups of an audit have its salt, too: where a bad disk took it, they give it back.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from pathlib import Path

from auditor.store import driver
from auditor.store.backup_folder import backups_of
from auditor.store.driver import Connection
from auditor.store.header import PAGE, is_plain

_SALT = 16
_ROUNDS, _KEY = 256_000, 32
_LOOKED_AT = 256 * PAGE


def key_of(password: str, salt: bytes) -> str:
    """What SQLCipher 4 makes of a password with much work, in the form in which it takes it as it is: key and salt.

    Args:
        password: as it was typed.
        salt: the first 16 bytes of the file.

    Returns:
        key and salt in SQLCipher's own notation.
    """
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _ROUNDS, _KEY)
    return f"x'{key.hex()}{salt.hex()}'"


def broken_seals(path: Path, key: str) -> set[int]:
    """Numbers of the pages that are not as they were written under this key.

    Args:
        path: the protected file.
        key: as :func:`key_of` gives it.

    Returns:
        page numbers from 1.
    """
    with contextlib.closing(driver.connect(path, "rw", key)) as connection:
        told = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return {int(word) for (text,) in told for word in text.split()[-1:] if word.isdecimal()}


def fitting_key(path: Path, password: str) -> str | None:
    """The key with which any seal of the first megabyte is sound; None where the password is wrong, by all that is known.

    Its salt is that of the file itself, which then is damaged where it does not open, or else that of a backup.

    Args:
        path: the protected file.
        password: as it was typed.

    Returns:
        as :func:`key_of` gives it.
    """
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory() as folder:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
        begun = Path(folder) / "begun.audit"
        begun.write_bytes(head)
        for salt in dict.fromkeys([head[:_SALT], *_salts_of_backups(path)]):
            key = key_of(password, salt)
            if len(broken_seals(begun, key)) < len(head) // PAGE:
                return key
    return None


def keep_salt(source: Connection, copy: Connection) -> None:
    """Give a copy that is still empty the salt of what it will hold, under the same password.

    Args:
        source: the protected database.
        copy: the empty one.
    """
    for (salt,) in source.execute("PRAGMA cipher_salt"):
        copy.execute(f"PRAGMA cipher_salt = \"x'{bytes.fromhex(salt).hex()}'\"")


def _salts_of_backups(path: Path) -> list[bytes]:
    salts = []
    for backup in backups_of(path):
        if not is_plain(backup.path):
            with contextlib.suppress(OSError), backup.path.open("rb") as file:
                salts.append(file.read(_SALT))
    return salts
