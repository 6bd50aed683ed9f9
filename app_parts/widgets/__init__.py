"""What several pages show: choosers, tables, pictures, printed tables, downloads."""
