"""Every limit on what comes in, in one place, each with its reason.

Within these a file is read in memory that is small beside the program itself; a file outside them
is refused in one sentence, before anything is made of it.
"""

BYTES = 10_000_000
"""Of one table; the largest national one is under 1 MB."""
BYTES_DATASET = 100_000
"""Of ``dataset.toml``; a real one has some 2 kB."""
RIJEN = 20_000
"""Of one table; the largest national one has some 4,500."""
REGEL = 200_000
"""Characters of one line; the longest real one has some 2,000."""
TEKENS = 5_000
"""Of one cell; the longest real one has some 700."""
KOLOMMEN = 200
"""Of one header; the widest table has some 40."""

AFGEWEZEN = 1_000
"""Rejected rows after which the rest of a file is not read: it is wrong as a whole."""
VOORBEELDEN = 50
"""Remarks that are shown of one file, and of one build; of the rest only the number is said."""
PER_RIJ = 10
"""Unknown codes that are named for one row: more tells a reader nothing new."""
GELIJKENISSEN = 200
"""Look-alikes that are searched for in one run: each takes milliseconds."""
