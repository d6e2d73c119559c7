"""Points in time as the systems of firms write them: read whole columns at once, with what had to be decided."""

from auditor.exchange.moments.column import DateOrder, Moments, TimeColumn, decide
from auditor.exchange.moments.formats import looks_like_time

__all__ = ["DateOrder", "Moments", "TimeColumn", "decide", "looks_like_time"]
