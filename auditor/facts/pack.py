"""A pack of facts: one JSON file with texts, their sources, a date and checksums; no code, nothing compressed, no paths.

::

    {"format": "automation-auditor facts", "version": 1, "date": "2027-03-01", "sources": ["…"],
     "files": {"law.toml": {"sha256": "…", "text": "…"}, …}, "sha256": "…"}

The last checksum is that of the JSON text of all the rest with sorted keys and without spaces. Checksums find damage; they do
not tell who made a pack: for that, its fingerprint is compared with the one that its maker states.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.files import replace_file
from auditor.locale import _

SUFFIX = ".auditpack"
_FORMAT, _VERSION = "automation-auditor facts", 1
#: The files that a pack can renew; a file of the catalogue may be new.
_NAMES = re.compile(r"(barriers|grounds|law|questions|support|usual)\.toml|catalogue/[a-z][a-z0-9_]{0,59}\.toml")
#: Ten times what the program itself has.
_MOST_BYTES = 8_000_000
_MOST_FILES, _MOST_SOURCES, _LONGEST_SOURCE = 1000, 100, 1000
_KEYS = {"format", "version", "date", "sources", "files", "sha256"}
_LINE_BREAKS = "\n\t"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds.

    Attributes:
        day: as of which its facts were gone through.
        sources: where they come from, for people.
        texts: TOML by name of the file, as below the program's own data.
        checksum: SHA-256 over all of it, in hexadecimal digits.
    """

    day: date
    sources: tuple[str, ...]
    texts: Mapping[str, str]
    checksum: str

    @property
    def fingerprint(self) -> str:
        """The beginning of the checksum, in groups that can be read out."""
        return " ".join(self.checksum[at : at + 4] for at in range(0, 16, 4))


def is_fact_file(name: str) -> bool:
    """Whether a pack can hold a file of that name.

    Args:
        name: as below the program's own data, such as ``catalogue/rpa.toml``.

    Returns:
        False for all other data, and for anything that leads elsewhere.
    """
    return _NAMES.fullmatch(name) is not None


def pack_of(day: date, sources: Sequence[str], texts: Mapping[str, str]) -> Pack:
    """A pack of what somebody has gone through.

    Args:
        day: as of which.
        sources: where the facts come from; at least one.
        texts: TOML by name of the file.

    Returns:
        the pack with its checksum.

    Raises:
        InputError: it would be refused when it is read.
    """
    _raise_unless_bounded(sources, texts)
    sorted_texts = {name: texts[name] for name in sorted(texts)}
    return Pack(day, tuple(sources), sorted_texts, _checksum(_body(day, sources, sorted_texts)))


def write_pack(pack: Pack, target: Path) -> None:
    """Write a pack; the same facts give the same bytes.

    Args:
        pack: what to write.
        target: the file, replaced whole where there is one.

    Raises:
        InputError: it can't be written there, or would be too large to be read.
    """
    document = {**_body(pack.day, pack.sources, pack.texts), "sha256": pack.checksum}
    content = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    if len(content) > _MOST_BYTES:
        raise InputError(_too_large(target))
    replace_file(target, content)


def read_pack(path: Path) -> Pack:
    """Read a pack that anybody may have made; whether its facts make sense is looked at elsewhere.

    Args:
        path: the file.

    Returns:
        the pack, whole and unchanged.

    Raises:
        InputError: it is no pack, of a newer format, too large, damaged or changed, or can't be read.
    """
    document = _document(path)
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise InputError(_("{path} is no pack of facts.").format(path=path))
    version = document.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > _VERSION:
        raise InputError(
            _(
                "{path} was made for a newer version of the program (format {found}; this one reads up to {known}). Get the newer program first."
            ).format(path=path, found=version, known=_VERSION)
        )
    try:
        pack = _pack(document)
        _raise_unless_bounded(pack.sources, pack.texts)
    except (KeyError, TypeError, ValueError, InputError) as error:
        raise InputError(_damaged(path, str(error))) from None
    return pack


def _document(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error
    if len(content) > _MOST_BYTES:
        raise InputError(_too_large(path))
    if not content.lstrip().startswith(b"{"):
        raise InputError(_("{path} is no pack of facts.").format(path=path))
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        raise InputError(_damaged(path, _("its text breaks off or can't be read"))) from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _pack(document: dict[str, Any]) -> Pack:
    if document.keys() != _KEYS or document["version"] is True or document["version"] != _VERSION:
        raise ValueError(_("it holds other things than a pack does"))
    texts = {}
    for name, file in document["files"].items():
        if file.keys() != {"sha256", "text"} or sha256(file["text"].encode("utf-8")).hexdigest() != file["sha256"]:
            raise ValueError(_("the checksum of {name} does not fit").format(name=name))
        texts[name] = file["text"]
    day, sources = date.fromisoformat(document["date"]), tuple(document["sources"])
    checksum = _checksum(_body(day, sources, texts))
    if checksum != document["sha256"]:
        raise ValueError(_("its checksum does not fit"))
    return Pack(day, sources, texts, checksum)


def _raise_unless_bounded(sources: Sequence[str], texts: Mapping[str, str]) -> None:
    if not texts or len(texts) > _MOST_FILES:
        raise InputError(_("it holds no facts, or too many files"))
    foreign = next((name for name in texts if not is_fact_file(name)), None)
    if foreign is not None:
        raise InputError(_("{name} is no file of facts").format(name=ascii(foreign)[:80]))
    if not sources or len(sources) > _MOST_SOURCES or not all(_is_line(source) for source in sources):
        raise InputError(_("it does not say in a few lines where its facts come from"))
    for name, text in texts.items():
        if any(unicodedata.category(c) in ("Cc", "Cs") and c not in _LINE_BREAKS for c in text):
            raise InputError(_("{name} holds characters that no text has").format(name=name))


def _is_line(source: object) -> bool:
    return (
        isinstance(source, str) and len(source.strip()) > 0 and len(source) <= _LONGEST_SOURCE and source.isprintable()
    )


def _body(day: date, sources: Sequence[str], texts: Mapping[str, str]) -> dict[str, Any]:
    files = {name: {"sha256": sha256(text.encode("utf-8")).hexdigest(), "text": text} for name, text in texts.items()}
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "date": day.isoformat(),
        "sources": list(sources),
        "files": files,
    }


def _checksum(body: Mapping[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()


def _damaged(path: Path, reason: str) -> str:
    return _("{path} is damaged or was changed: {reason}. Get it anew from where it came from.").format(
        path=path, reason=reason
    )


def _too_large(path: Path) -> str:
    most = _MOST_BYTES // 1_000_000
    return _("{path} is larger than a pack of facts can be ({most} MB).").format(path=path, most=most)
