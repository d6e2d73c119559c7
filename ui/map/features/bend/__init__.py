"""Where a flow turns."""
