"""How far a record answers the items of the ministry's notice."""
