"""A log held against the map that is open: what disagrees, and a button for each that mends it."""

from ui.comparing.dialog import ComparisonDialog

__all__ = ["ComparisonDialog"]
