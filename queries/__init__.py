"""One file, one question: `sqlite/NAME.sql` and `neo4j/NAME.cypher`. See `docs/decisions/0002-store.md`."""
