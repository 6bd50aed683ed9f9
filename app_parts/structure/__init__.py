"""Parts of the page 構造."""
