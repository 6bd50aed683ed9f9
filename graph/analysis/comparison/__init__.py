"""Municipalities side by side: who is whose counterpart, what differs, how far apart they are."""
