"""Parts of the page 記録."""
