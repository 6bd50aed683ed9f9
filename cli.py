"""The `tsunagari` command."""
