"""What people judged and decided, each sort with a type of its own; kept in the record beside the facts.

A decision carries the office that made it (`by`) and the day (`as_of`); a later day's goes before an earlier one's,
and one of the same day takes its place.
"""
