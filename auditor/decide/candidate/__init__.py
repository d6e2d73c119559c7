"""What could be automated: a candidate is a technology at one step or more, with its figures and the labour it would free."""
