"""Flows between steps: drawn, and led elsewhere."""
