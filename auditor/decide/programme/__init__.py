"""What to do with the money there is: portfolio, roadmap, people, before and after, and what came of it."""
