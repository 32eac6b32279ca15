"""Every resource under ``/v1``, in the order of the documentation."""

from __future__ import annotations

from api.routers import dekking, downloads, herkomst, land, partijen, schakels, zoeken
from api.web.hulpbron import Hulpbron

HULPBRONNEN: tuple[Hulpbron, ...] = (
    *land.HULPBRONNEN,
    *dekking.HULPBRONNEN,
    *schakels.HULPBRONNEN,
    *partijen.HULPBRONNEN,
    *herkomst.HULPBRONNEN,
    *downloads.HULPBRONNEN,
    *zoeken.HULPBRONNEN,
)
