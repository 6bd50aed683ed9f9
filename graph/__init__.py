"""The subject: who works with whom. No web page, no database driver, no file format in here."""
