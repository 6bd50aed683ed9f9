"""A record as a graph: what stands on a day, what a lens shows, excerpts, paths, matrices."""
