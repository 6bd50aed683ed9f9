"""One kind of gap a module: `gaps(inquiry)` yields what it finds. A new module here is found by itself."""
