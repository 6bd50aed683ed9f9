"""A record as a graph: what stands on a day, what a filter shows, excerpts, paths, matrices."""
