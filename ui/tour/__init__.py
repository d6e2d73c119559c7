"""A walk of five minutes past what matters, on the sample: what is pointed at, the bubble that points, and the offer of it."""
