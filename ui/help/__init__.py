"""What explains the window: the word of the field that has the keyboard, and the window of all words."""
