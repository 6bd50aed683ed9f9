"""The measures, a module a theme."""

THEMES = ("size", "density", "kinds_of_tie", "centralization", "holding_together", "reaching",
          "core", "key_players")
"""The modules, in the order in which their figures are shown."""
