"""How large the map is shown."""
