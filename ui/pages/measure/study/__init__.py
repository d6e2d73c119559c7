"""Time studies: their elements, observations, allowance and charts."""
