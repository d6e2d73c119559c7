"""What explains the window: the word of the field that has the keyboard, the window of all words, and the manual."""
