"""Measurements of the engine against other ways to answer the same question: `make bench`."""
