"""The canvas moved by hand."""
