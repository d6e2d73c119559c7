"""Pictures out of an audit file, which may come from anywhere: a plain JPEG of our size, or nothing."""

from __future__ import annotations

LONGEST_SIDE = 4096
"""Ours have 1,600 at the most; a larger one is no photo of this program, and takes 48 MB to look at."""

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
#: Baseline and progressive frames, which every reader knows.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
#: Tables, restarts, frames; all else is what a camera or a program noted, but for the colour mark of APP14.
_KEPT = _FRAMES | {0xC4, 0xDB, 0xDD, 0xDA, 0xE0, 0xEE}


def plain_jpeg(content: bytes) -> bytes | None:
    """The pixels of a JPEG without notes of camera, place or person; None where it is none, damaged or too large.

    Layout: ITU-T T.81, annex B.

    Args:
        content: all bytes of the picture file.

    Returns:
        the bytes of a JPEG file with at most ``LONGEST_SIDE`` pixels a side, or None.
    """
    if content[:2] != bytes((0xFF, _START)):
        return None
    parts, at, has_frame = [content[:2]], 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        mark = content[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        if mark == _END:
            return b"".join([*parts, content[at : at + 2]]) if has_frame else None
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if mark in _FRAMES:
            high, wide = int.from_bytes(content[at + 5 : at + 7]), int.from_bytes(content[at + 7 : at + 9])
            if has_frame or not (0 < high <= LONGEST_SIDE and 0 < wide <= LONGEST_SIDE):
                return None
            has_frame = True
        if mark == _SCAN:
            end = _after_scan(content, end)
        if mark in _KEPT:
            parts.append(content[at:end])
        at = end
    closing = content[at : at + 2] == bytes((0xFF, _END))
    return b"".join([*parts, content[at : at + 2]]) if has_frame and closing else None


def _after_scan(content: bytes, at: int) -> int:
    """The next mark behind the coded pixels, in which 0xFF stands before a zero or the number of a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2
