"""The collection: what many extracts say, in four plain tables that any engine reads."""

from auditor.region.collection.collect import Collected, Told, collect

__all__ = ["Collected", "Told", "collect"]
