"""What is missing between the agencies: kinds of gap, each a module, ranked together."""
