"""A scene as a file or a page's picture: SVG, pyvis."""
