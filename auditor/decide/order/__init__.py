"""Candidates in order: criteria, weights, ranks, how sure the order is, and which input to measure next."""
