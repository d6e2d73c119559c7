"""Several cards lined up, or spread evenly."""
