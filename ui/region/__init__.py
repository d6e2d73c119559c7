"""Sharing figures with a programme, where the firm stands, and the tables of a region: windows of their own, loaded when asked for."""
