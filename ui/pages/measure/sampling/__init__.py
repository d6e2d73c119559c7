"""Work sampling: a plan of moments, and what was seen."""
