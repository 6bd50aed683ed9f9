"""Parts of the page 見直し案を試す."""
