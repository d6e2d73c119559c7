"""The window. Imports ``auditor`` and decides nothing about the trade."""
