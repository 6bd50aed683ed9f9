"""What every page stands in: session, address, header, failures, the server."""
