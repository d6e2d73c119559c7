"""Actions: each states once what it is called, its keys, where it stands, when it is possible and what it does.

Menus, the bar, the pad, context menus, the palette, the key sheet and the manual's table of keys are drawn from these statements.
"""
