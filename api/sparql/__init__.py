"""SPARQL for strangers: each question in a process of its own that can be stopped."""
