"""Everything that knows the trade: mapping, measuring, ranking and reporting. Imports no Qt."""

__version__ = "0.1.0"
