"""Reusable inputs; nothing here knows a page."""
