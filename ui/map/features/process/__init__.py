"""Processes: a new one."""
