"""Names typed where they stand on the map."""
