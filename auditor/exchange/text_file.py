"""Text tables as they come: CSV and its kin, packed or not, read row by row so that their size does not matter."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, cast

from auditor.errors import InputError
from auditor.locale import _, quoted

MAX_TEXT_BYTES = 2 * 1024**3
MAX_COLUMNS = 300
MAX_CELL = 10_000
TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
PACKED_SUFFIXES = frozenset({".gz", ".zip"})

_HEAD = 1 << 18
_CHUNK = 1 << 20
_AT_A_TIME = 500  # rows
_SQUEEZED = 300  # what is packed tighter than this is no table


class _Lines:
    """The lines of a text, and how long the longest of those read is."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.longest = 0

    def __iter__(self) -> Iterator[str]:
        while part := self._text.readlines(_CHUNK >> 4):
            self.longest = max(self.longest, max(map(len, part)))
            yield from part


class TextFile:
    """One text table.

    Attributes:
        name: of the table: the file's without its endings.
        delimiter: between its columns.
        assumed: how it is read, a sentence.
    """

    def __init__(self, path: Path) -> None:
        """Look through the file once.

        Args:
            path: the file.

        Raises:
            InputError: it is no text, too large, or a zip with more than one file.
        """
        self.path = path
        self.encoding, head = self._look_through()
        self.delimiter = _delimiter(head)
        self.name = re.sub(r"(?i)(\.(csv|tsv|txt))?(\.(gz|zip))?$", "", path.name)
        shown = {",": ",", ";": ";", "\t": _("tab"), "|": "|"}[self.delimiter]
        names = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1252": "Windows-1252"}
        self.assumed = _("Read as {encoding} text with “{delimiter}” between columns.").format(
            encoding=names.get(self.encoding, "UTF-16"), delimiter=shown
        )

    def rows(self) -> Iterator[list[str]]:
        """All rows, the header and empty ones among them.

        Yields:
            the cells of a row, as text.

        Raises:
            InputError: a row is no row of a table.
        """
        csv.field_size_limit(MAX_CELL * 10)
        with self._bytes() as stream:
            lines = _Lines(io.TextIOWrapper(stream, self.encoding, errors="replace", newline=None))
            reader = csv.reader(lines, delimiter=self.delimiter)
            try:
                read = 0
                while part := list(islice(reader, _AT_A_TIME)):
                    has_long = lines.longest > MAX_CELL or reader.line_num - read > len(part)  # a cell of several lines
                    if has_long or max(map(len, part)) > MAX_COLUMNS:
                        part = [[cell[:MAX_CELL] for cell in row[:MAX_COLUMNS]] for row in part]
                    read = reader.line_num
                    yield from part
            except csv.Error as error:
                raise InputError(
                    _("{path}, row {row}: {reason}").format(path=self.path.name, row=reader.line_num, reason=error)
                ) from error
            except _DAMAGED as error:
                raise _unreadable(self.path, error) from error

    def _look_through(self) -> tuple[str, str]:
        """The encoding, and the beginning as text."""
        size = self.path.stat().st_size
        decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        head, total = b"", 0
        encoding = ""
        try:
            with self._bytes() as stream:
                while chunk := stream.read(_CHUNK):
                    if not total:
                        head, encoding = chunk[:_HEAD], _marked(chunk)
                    total += len(chunk)
                    if total > MAX_TEXT_BYTES or (total > 50 * _CHUNK and total > _SQUEEZED * size):
                        raise InputError(
                            _("{path} unpacks to far more than a table holds; not opened.").format(path=self.path.name)
                        )
                    if not encoding.startswith("utf-16") and b"\0" in chunk:
                        raise InputError(
                            _("{path} is not a text table: it holds binary data.").format(path=self.path.name)
                        )
                    if decoder is not None and not encoding:
                        decoder = _still(decoder, chunk)
            if decoder is not None and not encoding:
                decoder = _still(decoder, b"", final=True)
        except _DAMAGED as error:
            raise _unreadable(self.path, error) from error
        encoding = encoding or ("utf-8" if decoder is not None else "cp1252")
        return encoding, head.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")

    @contextmanager
    def _bytes(self) -> Iterator[IO[bytes]]:
        suffix = self.path.suffix.lower()
        if suffix == ".gz":
            with gzip.open(self.path) as packed:
                yield cast(IO[bytes], packed)
        elif suffix == ".zip":
            with zipfile.ZipFile(self.path) as archive, archive.open(_only_part(self.path, archive)) as stream:
                yield stream
        else:
            with self.path.open("rb") as stream:
                yield stream


_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


def _unreadable(path: Path, error: Exception) -> InputError:
    return InputError(_("Can't read {path}: {reason}").format(path=path.name, reason=error))


def _still(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> codecs.IncrementalDecoder | None:
    """The decoder, or None where the bytes are not of its encoding."""
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _only_part(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    parts = [
        part
        for part in archive.infolist()
        if not part.is_dir()
        and not part.filename.startswith("__MACOSX/")
        and not Path(part.filename).name.startswith(".")
    ]
    if len(parts) == 1 and Path(parts[0].filename).suffix.lower() in TEXT_SUFFIXES:
        return parts[0]
    names = ", ".join(quoted(part.filename[:80]) for part in parts[:5]) + (" …" if len(parts) > 5 else "")
    raise InputError(
        _("{path} must hold one text table and nothing else; it holds {names}. Unpack it and import one file.").format(
            path=path.name, names=names or _("nothing")
        )
    )


def _marked(head: bytes) -> str:
    """The encoding that the first bytes state; empty where they state none."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return encoding
    return "utf-16-le" if len(head) > 3 and head[1:4:2] == b"\x00\x00" and head[0] else ""


def _delimiter(text: str) -> str:
    """The separator that splits the first lines into the same number of columns, the most of them."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    best, best_score = ",", (0.0, 0)
    for mark in (";", "\t", ",", "|"):
        counts = [len(re.sub(r'"[^"]*"', "", line).split(mark)) for line in lines]
        if not counts or max(counts) < 2:
            continue
        usual = max(set(counts), key=counts.count)
        if usual < 2:
            continue
        steady = counts.count(usual) / len(counts)
        if (steady, usual) > best_score:
            best, best_score = mark, (steady, usual)
    return best
