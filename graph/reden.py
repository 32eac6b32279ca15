"""Why the system refused a file, in Dutch."""

from __future__ import annotations

import errno

_REDENEN = {
    errno.EACCES: "u hebt daar geen rechten",
    errno.EDQUOT: "de schijf is vol",
    errno.EEXIST: "het bestaat al",
    errno.EISDIR: "het is een map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOENT: "die plek bestaat niet",
    errno.ENOSPC: "de schijf is vol",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EPERM: "u hebt daar geen rechten",
    errno.EROFS: "daar kan alleen worden gelezen",
}


def reden(fout: OSError) -> str:
    """A few words; those of the system itself where we have none."""
    return _REDENEN.get(fout.errno or 0, fout.strerror or str(fout))
