"""Strips of a map leave out lanes in which nothing stands."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Group, String

from auditor.flow import Analysis, analyse
from auditor.model import Audit, Lane
from auditor.report.drawings import map_strips
from auditor.report.theme import TEXT_WIDTH


def _words(found: Drawing | Group) -> list[str]:
    kids = [kid for kid in found.contents if isinstance(kid, String | Group)]
    return [word for kid in kids for word in (_words(kid) if isinstance(kid, Group) else [kid.text])]


def test_a_strip_leaves_out_lanes_in_which_nothing_of_it_stands(sample: Audit, sample_analysis: Analysis) -> None:
    """The lane of quality holds one step, which stands in one strip; flows of the others go past it."""
    key = next(key for key in sample_analysis.processes if len(sample.lanes_of(key)) == 4)
    names = {lane.name for lane in sample.lanes_of(key)}
    drawn = map_strips(sample, sample_analysis.processes[key], TEXT_WIDTH)
    shown = [names & set(_words(strip.drawing)) for strip in drawn]
    assert set.union(*shown) == names
    assert sum("Quality" in lanes for lanes in shown) == 1
    assert all(len(lanes) < len(names) for lanes in shown)


def test_a_lane_that_is_empty_on_the_whole_map_is_shown(sample: Audit, sample_analysis: Analysis) -> None:
    key = next(iter(sample_analysis.processes))
    free = max(sample.lanes) + 1
    empty = Lane(id=free, process_id=key, name="Nobody yet", position=1)
    audit = sample.replaced({"lane": {free: empty}})
    strips = map_strips(audit, analyse(audit).processes[key], TEXT_WIDTH)
    assert any("Nobody yet" in _words(strip.drawing) for strip in strips)
