"""Parts of the page 都道府県."""
