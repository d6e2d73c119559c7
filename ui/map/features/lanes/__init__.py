"""Lanes: added, renamed, moved, widened, removed; and steps from one to another."""
