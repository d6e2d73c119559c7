"""What to ask next: the questions that are open, and what an answer to each would be worth."""
