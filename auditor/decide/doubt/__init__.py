"""Doubt: draws of uncertain inputs, their quantiles, and the three scenarios."""
