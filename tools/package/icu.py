"""ICU's data, without the languages and alphabets that the program does not have: 32 MB of Qt's libraries become a few.

ICU is made to be cut down like this: what it does not find of a language it takes from the root. The format is that of
``icupkg`` (ICU's ``ucmndata.h``): a header, a table of names and places, and the items, each at a multiple of 16.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from struct import pack, unpack_from

_ALIGNMENT = 16
_SYMBOL = re.compile(r"^([0-9a-f]+) g .*\s([0-9a-f]+)\s+.*\b(icudt\d+_dat)$", re.MULTILINE)
#: Names of languages and places; the languages of the program are kept.
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9_]+)?\.res")
_OURS = re.compile(r"(de|en|nl)(_[A-Za-z0-9_]+)?\.res")
#: Qt asks ICU to sort and to convert; words and lines, names of languages, money and units it has itself.
_UNUSED = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit)/|.*\.cnv$|.*\.spp$|(unames|ulayout)\.icu$|confusables\.cfu$"
)


def is_kept(item: str) -> bool:
    """Whether the program may ask for an item of the data.

    Args:
        item: its place below the data, such as ``coll/nl.res``.
    """
    name = item.rsplit("/", 1)[-1]
    return not _UNUSED.match(item) and (not _LOCALE.fullmatch(name) or bool(_OURS.fullmatch(name)))


def cut(data: bytes) -> bytes:
    """The same data with only the items that are kept.

    Args:
        data: a common data file of ICU, little-endian.
    """
    (header,) = unpack_from("<H", data)
    (count,) = unpack_from("<I", data, header)
    entries = [unpack_from("<II", data, header + 4 + 8 * n) for n in range(count)]
    ends = [place for _name, place in entries[1:]] + [len(data) - header]
    names = [data[header + name : data.index(b"\0", header + name)] for name, _place in entries]
    kept = [
        (name, data[header + place : header + end])
        for name, (_at, place), end in zip(names, entries, ends, strict=True)
        if is_kept(name.decode("ascii").partition("/")[2])
    ]
    at = 4 + 8 * len(kept)
    place = _aligned(at + sum(len(name) + 1 for name, _item in kept))
    table, words, items = pack("<I", len(kept)), b"", b""
    for name, item in kept:
        table += pack("<II", at + len(words), place + len(items))
        words += name + b"\0"
        items += item.ljust(_aligned(len(item)), b"\0")
    return data[:header] + (table + words).ljust(place, b"\0") + items


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT


def cut_library(library: Path) -> None:
    """Replace a library of ICU's data by one that holds less; as it was, where it is another kind of library or the tools are missing.

    Args:
        library: ``libicudata.so.N``, with its data in its first segment.
    """
    if any(shutil.which(tool) is None for tool in ("objdump", "objcopy", "ld")):
        return
    found = _SYMBOL.search(
        subprocess.run(["objdump", "-T", library], capture_output=True, text=True, check=True).stdout
    )
    if found is None:
        return
    start, size = int(found[1], 16), int(found[2], 16)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").write_bytes(cut(library.read_bytes()[start : start + size]))
        section = ".data=.rodata,alloc,load,readonly,data,contents"
        subprocess.run(["ld", "-r", "-b", "binary", "-o", "data.o", "data"], cwd=folder, check=True)
        names = [
            "--redefine-sym",
            f"_binary_data_start={found[3]}",
            "-N",
            "_binary_data_end",
            "-N",
            "_binary_data_size",
        ]
        align = ["--set-section-alignment", f".data={_ALIGNMENT}", "--rename-section", section]
        subprocess.run(["objcopy", *align, *names, "data.o"], cwd=folder, check=True)
        own = ["-soname", library.name, "--build-id=none", "-z", "noexecstack"]
        subprocess.run(["ld", "-shared", *own, "-o", "made.so", "data.o"], cwd=folder, check=True)
        shutil.copyfile(folder / "made.so", library)
