"""What is wrong where, and mended where that is possible."""
