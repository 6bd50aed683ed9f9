"""Changing a record on a page: forms whose changes go into the draft, and the review that saves it."""
