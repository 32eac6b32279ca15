"""Every way in: the HTTP API, the explorer, maps, reports and the command line."""
