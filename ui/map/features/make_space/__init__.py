"""Room made: all beyond a place moves along."""
