"""Questions to the store that answer a whole page or command: a comparison, the gaps, a prefecture."""
