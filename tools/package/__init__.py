"""What makes the program into things to download: ``python -m tools.package``. What is in them stands in ``description.py``."""
