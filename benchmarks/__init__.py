"""How near each speed is to its limit: `make bench` writes docs/benchmarks.md."""
