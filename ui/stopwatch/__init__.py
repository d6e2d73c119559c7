"""The stopwatch: a large, quiet window for taking a time study on the floor."""
