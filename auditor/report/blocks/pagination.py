"""Where pages begin: no heading at the foot of one, no short table cut, no empty page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NextPageTemplate, PageBreak, Spacer

from auditor.report.blocks.figure import Picture
from auditor.report.blocks.table import WholeRows
from auditor.report.blocks.text import Text
from auditor.report.theme import DEFINED, LEAD, TEXT_HEIGHT, TEXT_WIDTH

_ROOM_BELOW_HEADING = 90.0
#: Three lines below a heading, in points: they may be the last of a page, whatever follows.
_LINES_BELOW = 36.0
#: A table up to this height is never cut.
_SHORT = TEXT_HEIGHT * 0.4
#: Of a page: a picture that takes more follows its heading on the next one.
_NEARLY_ALL = 0.9


def paginated(story: Sequence[Flowable], width: float = TEXT_WIDTH) -> Iterator[Flowable]:
    """One page break where several meet, none at the end, and no heading at the foot of a page.

    Headings ask for room below them rather than to be kept with a whole table, which would leave pages half empty.

    Args:
        story: flowables in reading order.
        width: of the text, points.

    Yields:
        the same flowables, with what keeps headings and short tables whole.
    """
    waiting_break: PageBreak | None = None
    waiting_template: NextPageTemplate | None = None
    has_begun = False
    for at, flowable in enumerate(story):
        if isinstance(flowable, PageBreak):
            waiting_break = flowable
        elif isinstance(flowable, NextPageTemplate):
            waiting_template = flowable
        elif not _is_white_at_the_end(story, at):
            if has_begun:
                yield from (item for item in (waiting_template, waiting_break) if item is not None)
            waiting_break = waiting_template = None
            room = _room_wanted(story, at, width)
            if room:
                yield CondPageBreak(room)
            if isinstance(flowable, WholeRows):
                flowable.is_last = _ends_page(story, at)
            yield flowable
            has_begun = True


def _is_white_at_the_end(story: Sequence[Flowable], at: int) -> bool:
    """Whether it is white with nothing below it on its page: where the page is full it would make an empty one."""
    follower = story[at + 1] if at + 1 < len(story) else None
    return type(story[at]) is Spacer and (follower is None or isinstance(follower, PageBreak))


def _ends_page(story: Sequence[Flowable], at: int) -> bool:
    """Whether nothing follows on its page."""
    rest = (item for item in story[at + 1 :] if type(item) is not Spacer and not isinstance(item, NextPageTemplate))
    follower = next(rest, None)
    return follower is None or isinstance(follower, PageBreak)


def _room_wanted(story: Sequence[Flowable], at: int, width: float) -> float:
    """What must fit below: a short table whole; a heading with a good part of what it stands above."""
    flowable = story[at]
    if isinstance(flowable, WholeRows):
        height = flowable.natural_height(width)
        return height if height <= _SHORT else 0.0
    if getattr(flowable, "heading", None) is None:
        return 0.0
    own, below = _height_of(flowable, width), 0.0
    whole = _list_of_words(story[at + 1 :], width)
    if whole:
        return own + whole
    for place, follower in enumerate(story[at + 1 : at + 4], at + 1):
        if isinstance(follower, WholeRows):
            height = follower.natural_height(width)
            return own + below + (height if height <= _SHORT else _ROOM_BELOW_HEADING)
        if isinstance(follower, KeepTogether):
            room: float = own + below + min(_height(follower, width), _SHORT)
            return room
        if isinstance(follower, Picture):
            high: float = min(follower.height, TEXT_HEIGHT * _NEARLY_ALL)
            return own + below + high
        if not isinstance(follower, Text):
            break
        if follower.heading is not None:
            return own + below + _room_wanted(story, place, width)
        below += _height_of(follower, width)
        is_above_table = isinstance(story[place + 1] if place + 1 < len(story) else None, WholeRows)
        if below >= _LINES_BELOW and follower.style is not LEAD and not is_above_table:
            return own + below
    return _ROOM_BELOW_HEADING


def _list_of_words(followers: Sequence[Flowable], width: float) -> float:
    """The height of words with what they mean that end a story: on one page where they fit on one, for they would leave
    a few lines on a last page. 0 where something else follows."""
    if not followers or any(getattr(item, "style", None) is not DEFINED for item in followers):
        return 0.0
    high = sum(_height_of(item, width) for item in followers)
    return high if high <= TEXT_HEIGHT * _NEARLY_ALL else 0.0


def _height(kept: KeepTogether, width: float) -> float:
    """Of what stands together, about: a drawing knows its height, a text is a line or two."""
    parts = getattr(kept, "_content", ())
    return sum(_height_of(part, width) for part in parts)


def _height_of(part: Flowable, width: float) -> float:
    high: float = part.wrap(width, TEXT_HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter()
    return high
