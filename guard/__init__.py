"""What stands between the program and its surroundings: where it is reached, and what is kept of its faults."""
