"""The two databases a store can be kept in, each with its queries."""
