"""Body load: lifting and repetitive work."""
