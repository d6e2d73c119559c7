"""Time study, sampling and ergonomics."""
