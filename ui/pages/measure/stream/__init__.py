"""The value stream, drawn and printed."""
