"""Cards dragged, or moved by keys."""
