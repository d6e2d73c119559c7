"""The map as a list."""
