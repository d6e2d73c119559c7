"""The time of a step, from its card to the field beside the map."""
