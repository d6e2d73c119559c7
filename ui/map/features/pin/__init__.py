"""Cards kept in place when the map is tidied."""
