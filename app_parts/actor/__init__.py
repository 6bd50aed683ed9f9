"""Parts of the page of one actor."""
