"""The pages of the window, one module per stage of the journey."""
