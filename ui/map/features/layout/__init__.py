"""The whole map laid out: tidied, turned."""
