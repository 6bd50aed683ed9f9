"""What shape a record has: graphs, figures, gaps. networkx stays in here and in `graph.pictures`."""
