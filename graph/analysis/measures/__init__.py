"""The measures, a module a theme: each is declared by `@measure(PLACE)` and found by itself."""
