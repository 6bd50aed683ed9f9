"""A Neo4j server without Docker, for developers, tests and benchmarks."""
