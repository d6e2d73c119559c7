"""A step found by part of its name."""
