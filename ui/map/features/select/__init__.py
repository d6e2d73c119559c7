"""What is selected, and walked along by keys."""
