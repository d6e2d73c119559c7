"""The value stream: what waits between the steps, lead time and value-adding time."""
