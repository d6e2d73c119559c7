"""The printable report: theme, blocks, sections, figures, and the PDF that holds them.

``write`` makes the report, ``poster`` the poster; both load reportlab. ``choice`` and ``known`` load nothing heavy.
"""
