"""What is selected, removed."""
