"""Photos of a step."""
