"""Event logs: from what a system recorded to a map with times and shares."""

from auditor.exchange.eventlog.columns import looks_like_log
from auditor.exchange.eventlog.read import read_event_log

__all__ = ["looks_like_log", "read_event_log"]
