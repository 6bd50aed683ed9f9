"""Parts of the page もしも."""
