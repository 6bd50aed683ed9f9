"""The kinds of gap, each declared as `KIND` at the end of its module. A new module here is found by itself."""
