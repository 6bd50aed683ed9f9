"""The formats of files, a module a format; each ends in the declaration by which it is found."""
