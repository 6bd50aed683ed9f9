"""What is different between two states of a record."""
