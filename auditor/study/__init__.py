"""Time study, work sampling and ergonomics: what is observed on the floor, in numbers."""
