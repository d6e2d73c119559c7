"""The next step: behind the selected one, or in the selected flow."""
