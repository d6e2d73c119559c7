"""The line: work against takt, and how to share it out."""
