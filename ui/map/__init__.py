"""The graph editor: the scene draws the snapshot; behaviours ask the session for changes."""
