"""The few numerical methods that the program needs, small and tested against SciPy, which loads all of itself for any of them.

Nothing here knows the trade.
"""
