"""From a file to facts: every problem at its cell, all at once, and nothing taken in by halves.

It imports nothing: the process that reads files begins with it each time.
"""
