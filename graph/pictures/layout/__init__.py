"""Where the parts of a picture stand, and how its lines run."""
