"""The line against takt."""
