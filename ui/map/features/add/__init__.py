"""A new step, at a place of the map or in the middle of what is in sight."""
