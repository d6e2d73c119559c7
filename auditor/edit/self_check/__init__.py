"""What an answer in the self-check changes: the answer itself, and the ordinary fields that follow from it."""
