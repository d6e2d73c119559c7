"""Event logs: from what a system recorded to a map with times and shares.

A reader fills :class:`Events` (from a table: ``rows.py``; from a stream of :class:`Event`: :func:`collect`), and
:func:`process_of` makes the process of them.
"""

from auditor.exchange.eventlog.columns import looks_like_log
from auditor.exchange.eventlog.events import Event, Events, collect
from auditor.exchange.eventlog.read import LogOptions, process_of, read_event_log

__all__ = ["Event", "Events", "LogOptions", "collect", "looks_like_log", "process_of", "read_event_log"]
