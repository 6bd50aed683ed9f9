"""From facts to a file."""
