"""Drawings of processes by programs that know shapes and lines only: draw.io in and out, Visio in."""
