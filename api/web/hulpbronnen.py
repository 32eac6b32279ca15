"""Every resource under ``/v1``, in the order of the documentation."""

from __future__ import annotations

from api.routers import (
    aanbieders,
    dekking,
    downloads,
    herkomst,
    land,
    naamlijsten,
    overeenkomsten,
    partijen,
    schakels,
    zoeken,
)
from api.web.hulpbron import Hulpbron

HULPBRONNEN: tuple[Hulpbron, ...] = (
    *land.HULPBRONNEN,
    *naamlijsten.HULPBRONNEN,
    *dekking.HULPBRONNEN,
    *schakels.HULPBRONNEN,
    *overeenkomsten.HULPBRONNEN,
    *partijen.HULPBRONNEN,
    *aanbieders.HULPBRONNEN,
    *herkomst.HULPBRONNEN,
    *downloads.HULPBRONNEN,
    *zoeken.HULPBRONNEN,
)
