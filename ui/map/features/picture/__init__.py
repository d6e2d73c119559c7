"""The map as a picture, in a file or on the clipboard."""
