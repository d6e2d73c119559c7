"""Reading XML that a stranger may have written: no document type, no entities, bounded in size, depth and number.

Entities that expand each other, and those that fetch files, are both declared in a document type, which none of the
formats read here needs: a document that has one is refused before anything in it counts.
"""

from __future__ import annotations

import contextlib
import gzip
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, cast
from xml.parsers import expat

from auditor.errors import InputError
from auditor.exchange.xml.tree import Node
from auditor.locale import _

MAX_BYTES = 50 * 1024 * 1024
MAX_DEPTH = 200
MAX_ELEMENTS = 500_000
_HEAD_BYTES = 64 * 1024
_CHUNK = 1024 * 1024
_XML = "http://www.w3.org/XML/1998/namespace"


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """What a file holds, unpacked where it is gzip.

    Args:
        path: the file.
        most: bytes that it may hold, packed and unpacked.

    Returns:
        its content.

    Raises:
        InputError: missing, too large, or not what its first bytes say.
    """
    try:
        if path.stat().st_size > most:
            raise _too_large(path.name, most)
        raw = path.read_bytes()
        if not raw.startswith(b"\x1f\x8b"):
            return raw
        with gzip.open(path) as packed:
            raw = packed.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=reason)) from error
    if len(raw) > most:
        raise _too_large(path.name, most)
    return raw


def read_tree_of(path: Path, most: int = MAX_BYTES) -> Node:
    """A file as a tree.

    Args:
        path: the file, packed with gzip or not.
        most: bytes that it may hold.

    Returns:
        its outermost element.

    Raises:
        InputError: it can't be read, or is not XML that is accepted.
    """
    return read_tree(read_bytes(path, most), path.name)


def read_tree(raw: bytes, name: str) -> Node:
    """A document as a tree.

    Args:
        raw: the document.
        name: of the file, for messages.

    Returns:
        its outermost element.

    Raises:
        InputError: it is not well-formed, has a document type, or is too deep or too large.
    """
    top = Node("")
    open_: list[Node] = [top]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_) > MAX_DEPTH or count > MAX_ELEMENTS:
            raise InputError(_("{path} is nested too deep, or holds too many elements; not opened.").format(path=name))
        node = _node(tag, attributes, open_[-1].scope)
        open_[-1].children.append(node)
        open_.append(node)

    def text(data: str) -> None:
        children = open_[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    parser = _parser(name)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: open_.pop()
    parser.CharacterDataHandler = text
    _parse(parser, raw, name)
    return top.elements[0]


def walk(
    path: Path,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    most_bytes: int,
    most_elements: int,
) -> None:
    """Go through a file without keeping it.

    Args:
        path: the file, packed with gzip or not.
        start: told of every element that begins: its name without prefix, its attributes as written.
        end: told of every element that ends.
        most_bytes: that it may hold, unpacked.
        most_elements: that it may hold.

    Raises:
        InputError: as :func:`read_tree`, or it can't be read.
    """
    name = path.name
    depth = count = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > most_elements:
            raise InputError(_("{path} is nested too deep, or holds too many elements; not opened.").format(path=name))
        start(tag.rpartition(":")[2], attributes)

    def finish(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag.rpartition(":")[2])

    parser = _parser(name)
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    left = most_bytes
    try:
        with _opened(path) as file:
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _too_large(name, most_bytes)
                _parse(parser, chunk, name, is_last=False)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=reason)) from error
    _parse(parser, b"", name)


def first_names(path: Path) -> list[str]:
    """The elements at the beginning of a file, packed with gzip or not.

    Args:
        path: the file.

    Returns:
        their names without prefixes, in order; empty where it is no XML, has a document type or can't be read.
    """
    found: list[str] = []
    parser = _parser("")
    parser.StartElementHandler = lambda tag, _attributes: found.append(tag.rpartition(":")[2])
    with contextlib.suppress(InputError, expat.ExpatError, ValueError, LookupError, OSError, EOFError, zlib.error):
        with _opened(path) as file:
            head = file.read(_HEAD_BYTES)
        parser.Parse(head, False)
    return found


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path)) if is_packed else path.open("rb")


def _parser(name: str) -> expat.XMLParserType:
    def refuse(*_told: object) -> None:
        raise InputError(
            _(
                "{path} declares a document type (DOCTYPE), which could do harm. Remove that line and read it again."
            ).format(path=name)
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _parse(parser: expat.XMLParserType, raw: bytes, name: str, is_last: bool = True) -> None:
    try:
        parser.Parse(raw, is_last)
    except expat.ExpatError as error:
        raise InputError(
            _("{path} is not well-formed XML: {reason} (line {line}).").format(
                path=name, reason=expat.ErrorString(error.code), line=error.lineno
            )
        ) from error
    except (ValueError, LookupError) as error:
        raise InputError(_("{path} is not well-formed XML: {reason}.").format(path=name, reason=error)) from error


def _node(tag: str, attributes: dict[str, str], outer: Mapping[str, str]) -> Node:
    declared = {
        attribute[6:]: value
        for attribute, value in attributes.items()
        if attribute == "xmlns" or attribute[:6] == "xmlns:"
    }
    scope = {**outer, **declared} if declared else outer
    prefix = tag.rpartition(":")[0]
    uri = _XML if prefix == "xml" else scope.get(prefix, "")
    return Node(tag, uri, attributes, [], scope)


def _too_large(name: str, most: int) -> InputError:
    return InputError(_("{path} is larger than {n} MB; export a part of it.").format(path=name, n=most // 2**20))
