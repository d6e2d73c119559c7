"""The content of a pack as a gzip file (RFC 1952): a sixth of its length, and ``zcat`` shows it."""

from __future__ import annotations

import struct
import zlib

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.strict import bounded

#: Deflate, no name, no time, slowest, no system: nothing of where and when it was packed.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_TAIL = struct.Struct("<II")
_LEVEL = 9


def packed(content: bytes) -> bytes:
    """Content as a gzip file.

    Args:
        content: any bytes.

    Returns:
        the file; the same for the same content and the same zlib.
    """
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = _TAIL.pack(zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _HEAD + deflate.compress(content) + deflate.flush() + tail


def is_packed(content: bytes) -> bool:
    """Whether this is a gzip file; packs were plain JSON at first.

    Args:
        content: of a file, or its beginning.

    Returns:
        True where it begins as one.
    """
    return content[:2] == _HEAD[:2]


def unpacked(content: bytes, name: str, most_bytes: int) -> bytes:
    """What :func:`packed` was given; a small file that would become a huge one is not unfolded.

    Args:
        content: of the file.
        name: of the file, for messages.
        most_bytes: how long it may become.

    Returns:
        the content.

    Raises:
        InputError: it is damaged, has more in it than one content, or becomes longer.
    """
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = bounded(inflate.decompress(content[len(_HEAD) :], most_bytes + 1), name, most_bytes)
    except zlib.error as error:
        raise _damaged(name) from error
    tail = _TAIL.pack(zlib.crc32(found), len(found))
    if content[: len(_HEAD)] != _HEAD or not inflate.eof or inflate.unused_data != tail:
        raise _damaged(name)
    return found


def _damaged(name: str) -> InputError:
    return InputError(_("{path} is damaged. Get it from the programme once more.").format(path=name))
