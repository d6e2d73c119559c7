"""The parts of the import window: the first rows, the choices, what would be read, and what is remembered."""
