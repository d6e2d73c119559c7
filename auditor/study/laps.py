"""The stopwatch without its window: which element is timed, since when, and what a press records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Observation


@dataclass(frozen=True, slots=True)
class Lap:
    """What a press records (seconds)."""

    element_id: int
    seconds: float
    cycle: int
    is_missed: bool = False


class LapClock:
    """Times elements in the order of the cycle. Moments are given, in seconds of one clock that never goes back.

    Nothing is lost between presses: laps and the time running now add up to the time since the start, less pauses.
    """

    def __init__(self, elements: Sequence[int], position: int = 0, cycle: int = 1) -> None:
        """``elements``: ids in the order of the cycle; at least one."""
        self._elements = list(elements)
        self._position, self.cycle = position, cycle
        self._since: float | None = None
        self._carried = 0.0  # of the element timed now, from before a pause or a foreign element
        self._kept = 0.0  # of the element that a foreign one interrupts
        self._foreign: int | None = None
        self._missed: tuple[int, int] | None = None  # position and cycle of the lap that was not taken

    @classmethod
    def behind(cls, elements: Sequence[int], observations: Sequence[Observation]) -> LapClock:
        """A clock that goes on where a study was left: with the element after the last one timed.

        Args:
            elements: ids in the order of the cycle.
            observations: laps taken so far.

        Returns:
            a clock that stands still.
        """
        own = [o for o in observations if o.element_id in elements]
        if not own:
            return cls(elements)
        last = own[-1]
        clock = cls(elements, list(elements).index(last.element_id or 0), last.cycle)
        clock._advance()
        if last.is_missed:
            clock._advance()
        return clock

    @property
    def element_id(self) -> int:
        """What is timed now."""
        return self._foreign if self._foreign is not None else self._elements[self._position]

    @property
    def next_id(self) -> int:
        """What comes after it."""
        ahead = self._position if self._foreign is not None else (self._position + 1) % len(self._elements)
        return self._elements[ahead]

    @property
    def is_running(self) -> bool:
        """Whether something is timed now."""
        return self._since is not None

    @property
    def is_foreign(self) -> bool:
        """Whether something that is not part of the work is timed."""
        return self._foreign is not None

    def elapsed(self, now: float) -> float:
        """Seconds of what is timed now.

        Args:
            now: seconds on any clock that never goes back.

        Returns:
            seconds.
        """
        return self._carried + (now - self._since if self._since is not None else 0.0)

    def start(self, now: float) -> None:
        """Begin, or go on after a pause.

        Args:
            now: seconds on the same clock.
        """
        if self._since is None:
            self._since = now

    def pause(self, now: float) -> None:
        """Stand still; what has run is kept.

        Args:
            now: seconds on the same clock.
        """
        self._carried, self._since = self.elapsed(now), None

    def lap(self, now: float) -> Lap:
        """The element ends here and the next one begins; a foreign one gives way to the element it interrupted.

        Args:
            now: seconds on the same clock.

        Returns:
            element, cycle and seconds.
        """
        seconds = self.elapsed(now)
        self._restart(now)
        if self._foreign is not None:
            lap = Lap(self._foreign, seconds, self.cycle)
            self._foreign, self._carried, self._kept = None, self._kept, 0.0
            return lap
        position, cycle = self._missed or (self._position, self.cycle)
        lap = Lap(self._elements[position], seconds, cycle, self._missed is not None)
        self._missed = None
        self._advance()
        return lap

    def miss(self) -> None:
        """The end of the element passed without a press: the next lap stands for both."""
        if self._foreign is None and self._missed is None:
            self._missed = self._position, self.cycle
            self._advance()

    @property
    def has_missed(self) -> bool:
        """Whether the end of what is timed now went by."""
        return self._missed is not None

    def interrupt(self, now: float, foreign_id: int) -> None:
        """Something foreign begins; the element goes on afterwards with what it had.

        Args:
            now: seconds on the same clock.
            foreign_id: the element that stands for what is foreign.
        """
        if self._foreign is None:
            self._kept = self.elapsed(now)
            self._restart(now)
            self._foreign = foreign_id

    def take_back(self, lap: Lap) -> None:
        """As if the last lap had not been taken: its seconds go back to what is timed.

        Args:
            lap: the last one.
        """
        self._missed = None
        if lap.element_id not in self._elements:
            self._carried += lap.seconds
            return
        if self._foreign is not None:
            self._kept += lap.seconds
        else:
            self._carried += lap.seconds
        self._position, self.cycle = self._elements.index(lap.element_id), lap.cycle

    def _restart(self, now: float) -> None:
        self._carried = 0.0
        if self._since is not None:
            self._since = now

    def _advance(self) -> None:
        self._position += 1
        if self._position == len(self._elements):
            self._position, self.cycle = 0, self.cycle + 1
