"""The cards coloured by a figure."""
