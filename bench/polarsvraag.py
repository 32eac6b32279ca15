"""The same question in one lazy polars query over the same columns."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from bench.land import Land
from bench.vraag import Matrix, Vraag, leeg
from graph.bewijs import Kenmerk, Polariteit
from graph.evidence import kolommen

_NIETS = 9
"""No rank: worse than all."""


def polarsvraag(land: Land) -> Vraag:
    """One lazy polars query over the same columns."""
    functies = land.vorm[1]
    bewijs = pl.DataFrame(kolommen(land.bewijs)).lazy()
    volledig = pl.DataFrame({"volledig": land.leden_volledig}).with_row_index("regio")
    leden = pl.DataFrame(kolommen(land.leden)).with_columns(pl.col("regio").cast(pl.UInt32))
    alle = pl.DataFrame({"functie": np.arange(functies, dtype=np.int32)}).lazy()

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        d, k = peildatum.toordinal(), kennisdatum.toordinal()
        cellen = _cellen(bewijs, d, k).with_columns(status=_STATUS)
        lid = leden.lazy().filter(
            pl.col("van") <= d, pl.col("tot") > d, pl.col("bekend") <= k, pl.col("vervallen") > k
        )
        per_lid = (
            lid.select("gemeente", "regio")
            .join(alle, how="cross")
            .with_columns(cel=pl.col("gemeente") * functies + pl.col("functie"))
            .join(cellen.select("cel", "status"), on="cel", how="left")
            .with_columns(pl.col("status").fill_null(7))
        )
        rijen = _regios(per_lid).join(volledig.lazy(), on="regio").with_columns(status=_REGIOSTATUS)
        uitkomst = rijen.select("regio", "functie", "status").collect()
        matrix = leeg(land)
        matrix[uitkomst["regio"].to_numpy(), uitkomst["functie"].to_numpy()] = uitkomst["status"]
        return matrix

    return vraag


def _cellen(bewijs: pl.LazyFrame, d: int, k: int) -> pl.LazyFrame:
    """What is said per cell on the day."""
    zeker = (pl.col("van") <= d) & (pl.col("tot") > d)
    zegt, rang = pl.col("polariteit"), pl.col("rang")
    positief, eigen = zegt == Polariteit.POSITIEF, pl.col("kenmerk")
    begin_eigen = (eigen & int(Kenmerk.BEGIN_EIGEN)) > 0
    eind_eigen = (eigen & int(Kenmerk.EIND_EIGEN | Kenmerk.INDIRECT)) == int(Kenmerk.EIND_EIGEN)
    toekomst, voorbij = pl.col("van_vroegst") > d, pl.col("tot_laatst") <= d
    gepland = positief & begin_eigen & toekomst & (pl.col("gezegd") <= min(d, k))
    return (
        bewijs.filter(pl.col("bekend") <= k, pl.col("vervallen") > k)
        .with_columns(
            voor=pl.when(zeker & positief).then(rang).otherwise(_NIETS),
            tegen=pl.when(zeker & (zegt == Polariteit.NEGATIEF)).then(rang).otherwise(_NIETS),
            apart=zeker & (zegt == Polariteit.NIET_VAN_TOEPASSING),
            alleen=zeker & (zegt == Polariteit.EENZIJDIG),
            gepland=gepland,
            eind=pl.when(positief & eind_eigen & voorbij).then(pl.col("tot_laatst")).otherwise(-1),
            loopt=pl.when(positief & ~toekomst & ~voorbij).then(pl.col("blijkt")).otherwise(-1),
        )
        .group_by("cel")
        .agg(
            pl.col("voor", "tegen").min(),
            pl.col("apart", "alleen", "gepland").any(),
            pl.col("eind", "loopt").max(),
        )
    )


_VOOR, _TEGEN = pl.col("voor"), pl.col("tegen")
_STATUS = (
    pl.when((_VOOR < _NIETS) & (_VOOR == _TEGEN))
    .then(0)
    .when("apart")
    .then(1)
    .when(_VOOR < _TEGEN)
    .then(2)
    .when(_TEGEN < _NIETS)
    .then(3)
    .when("alleen")
    .then(4)
    .when("gepland")
    .then(5)
    .when((pl.col("eind") >= 0) & (pl.col("loopt") <= pl.col("eind")))
    .then(6)
    .otherwise(7)
    .cast(pl.UInt8)
)


def _regios(per_lid: pl.LazyFrame) -> pl.LazyFrame:
    rest = pl.col("status").filter(pl.col("status") != 1)
    return per_lid.group_by("regio", "functie").agg(
        laagste=rest.min(), hoogste=rest.max(), geborgd=(pl.col("status") == 2).any()
    )


_LAAGSTE, _VOLLEDIG = pl.col("laagste"), pl.col("volledig")
_REGIOSTATUS = (
    pl.when(_LAAGSTE.is_null())
    .then(pl.when(_VOLLEDIG).then(1).otherwise(7))
    .when(pl.col("hoogste") > _LAAGSTE)
    .then(pl.when("geborgd").then(8).otherwise(7))
    .when(_VOLLEDIG)
    .then(_LAAGSTE)
    .otherwise(_LAAGSTE.replace({2: 8, 3: 7}))
)
