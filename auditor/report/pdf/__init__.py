"""The PDF as a file: pages, fonts, the tagged structure that readers follow, and what makes it last."""
