"""From source files to facts: strict reading, one table per kind of fact.

A row becomes a fact or a ``Melding`` that names file, row, column, problem and what to do; rows in
are always rows used plus rows rejected. Use ``loaders.land``: ``lees_land`` reads a country and
``valideer`` a file of the user's own. The tables are described in ``loaders/data/README.md``.
"""
