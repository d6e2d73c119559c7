"""What kind of step it is."""
