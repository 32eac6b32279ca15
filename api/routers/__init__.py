"""One file per group of resources: each is a table of what can be asked."""
