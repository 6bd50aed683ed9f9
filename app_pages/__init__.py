"""One page, one question a visitor asks: widgets in order, no logic."""
