"""How much goes which way: asked on the line as soon as a step has a second way out, and answered there."""
