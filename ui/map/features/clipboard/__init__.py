"""Steps cut, copied, pasted and duplicated."""
