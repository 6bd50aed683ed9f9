"""Facts, figures, gaps and plans in words of a language; nothing here knows a file or a page."""
