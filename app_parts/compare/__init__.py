"""Parts of the page 比較."""
