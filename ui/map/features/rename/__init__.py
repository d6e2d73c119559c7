"""Names and shares typed where they stand on the map."""
