"""Parts of the page 連携の空白."""
