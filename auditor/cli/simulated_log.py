"""The event log whose cases a simulation lets come in: what it says itself, and whether it is of the same work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from auditor.errors import InputError
from auditor.exchange import SourceOptions
from auditor.exchange.conformance.names import is_name, matched
from auditor.exchange.log_seen import LogSeen
from auditor.flow import analyse
from auditor.locale import _, ngettext, number, quoted
from auditor.model import Audit
from auditor.phrases.simulation import span_text

_LEAST_CASES, _MOST_NAMES = 2, 4


@dataclass(frozen=True)
class SimulatedLog:
    """A log, and how much of it is on the map that is simulated.

    Attributes:
        seen: as it was read.
        process: name of the process.
        on_map: how many of its activities have the name of a step.
        others: names of the activities that have not.
    """

    seen: LogSeen
    process: str
    on_map: int
    others: tuple[str, ...]

    @property
    def under_way_s(self) -> tuple[float, float, float]:
        """Worked seconds that cases took: the mean, and what half of them and nine of ten take at most."""
        stays = self.seen.left_s - self.seen.came_s
        half, most = np.percentile(stays, (50, 90)).tolist()
        return float(stays.mean()), half, most

    def json(self) -> dict[str, float]:
        """Its own figures.

        Returns:
            by key.
        """
        mean, half, most = self.under_way_s
        return {
            "cases": len(self.seen.came_s),
            "lead_time_s": mean,
            "lead_time_p50_s": half,
            "lead_time_p90_s": most,
            "activities": self.on_map + len(self.others),
            "activities_on_map": self.on_map,
        }

    def sentence(self, day_s: float) -> str:
        """How long its own cases were under way.

        Args:
            day_s: working time of a day (s).

        Returns:
            one sentence.
        """
        mean, half, most = (span_text(s, day_s) for s in self.under_way_s)
        return _("In the log itself a case was under way for {mean} on average; half took at most {half}, nine in ten {most}.").format(mean=mean, half=half, most=most)  # fmt: skip

    def warning(self) -> str:
        """What of the log the map does not know.

        Returns:
            one sentence; "" where it knows all.
        """
        if not self.others:
            return ""
        names = ", ".join(quoted(name) for name in self.others[:_MOST_NAMES])
        names += " …" if len(self.others) > _MOST_NAMES else ""
        whole = self.on_map + len(self.others)
        text = ngettext(
            "{n} of the {all} activities of the log is a step of “{process}”; not on the map: {names}. Only when its cases come in is taken from the log.",
            "{n} of the {all} activities of the log are steps of “{process}”; not on the map: {names}. Only when its cases come in is taken from the log.",
            self.on_map,
        )
        return text.format(n=number(self.on_map), all=number(whole), process=self.process, names=names)


def simulated_log(audit: Audit, path: Path, options: SourceOptions) -> SimulatedLog:
    """Read the log that says when work comes in.

    Args:
        audit: the snapshot that is simulated.
        path: the log.
        options: how it is read.

    Returns:
        the log, beside the process of which it has the most activities.

    Raises:
        InputError: it is no log with times, or of quite other work: nothing in it has the name of a step, or one like it.
    """
    from auditor.exchange import read_source

    seen = read_source(path, options).log
    if seen is None or len(seen.came_s) < _LEAST_CASES:
        raise InputError(_("{path} is no event log with cases whose times are known.").format(path=path.name))
    asked = {key for key, process in analyse(audit).processes.items() if process.demand_per_year}
    played = sorted(asked - set(audit.parent_steps)) or sorted(audit.processes)
    if not played:
        return SimulatedLog(seen, "", len(seen.activities), ())  # there is nothing to simulate, as will be said
    others = {key: tuple(name for name in seen.activities if not is_name(audit, key, name)) for key in played}
    best = min(played, key=lambda key: len(others[key]))
    on_map = len(seen.activities) - len(others[best])
    if not on_map and not matched(audit, best, seen.activities, {}).proposed:
        raise InputError(
            _("{path} is of other work: none of its activities ({names}) is a step of “{process}”, or resembles one. Take the log of this process, or name the columns with --column.").format(
                path=path.name, names=", ".join(quoted(name) for name in seen.activities[:_MOST_NAMES]), process=audit.processes[best].name
            )
        )  # fmt: skip
    return SimulatedLog(seen, audit.processes[best].name, on_map, others[best])
