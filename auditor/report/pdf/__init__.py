"""The PDF as a file: pages, the tagged structure that readers follow, and what makes it last."""
