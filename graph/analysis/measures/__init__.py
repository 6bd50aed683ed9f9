"""The measures, a module a theme."""

THEMES = ("size", "density", "holding_together")
"""The modules, in the order in which their figures are shown."""
