"""What is logged as done: the timeline, and the form to write it down."""
