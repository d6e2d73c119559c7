"""From a step into its detail, and up again."""
