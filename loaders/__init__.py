"""From a file to facts: every problem at its cell, all at once, and nothing taken in by halves."""
