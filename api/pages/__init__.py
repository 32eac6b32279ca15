"""The explorer: Dutch pages for people, drawn by the server, complete without script."""
