"""Parts of the page 全国."""
