"""Made-up countries in a few words: each method adds one fact and returns it.

Codes are made up: gemeenten ``GM9001`` and up, regions ``JZ91`` and up. What a test does not name
has a default: an official source of rank 2 that spoke on 1 January 2019, a period of ten years.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypedDict, TypeVar, Unpack

from graph import facts as f

VANAF = "2015-01-01"
"""The country begins."""
VAN, TOT = "2020-01-01", "2030-01-01"
"""The period of a fact for which a test gives no dates."""


Wijze = Literal["samenvoeging", "opname", "splitsing", "hernoeming"]


class Wie(TypedDict, total=False):
    """Who says so; what is left out has a default."""

    bron: str
    plaats: str
    peildatum: str
    vastgelegd: str
    rang: int
    spreekt_voor: tuple[str, ...]
    gezamenlijk: bool
    afgeleid: str


class Wanneer(Wie, total=False):
    """Who says so, and when it holds."""

    van: str
    tot: str
    uiterlijk: bool
    minstens: bool
    onbepaald: bool
    gezien: tuple[str, ...]
    eind_met_opties: str
    einde_bron: str
    einde_vastgelegd: str
    eerder_tot: str
    vervangt: str


class Voor(Wanneer, total=False):
    """Who says so, when and for whom it holds."""

    gemeenten: tuple[str, ...]
    regios: tuple[str, ...]
    landelijk: bool
    zoals_het_is: bool


class Contract(Voor, total=False):
    """What a securing fact can say besides."""

    grondslag: f.Grondslag
    partijen: tuple[str, ...]
    gebied: str
    coordinator: str
    via_regio: str
    contractpartijen: tuple[str, ...]
    uitvoerders: tuple[str, ...]
    gekruist: bool
    slapend: bool
    volgt_op: str


Feit = TypeVar("Feit", bound=f.Feit)


def herkomst(wie: Wie) -> f.Herkomst:
    return f.Herkomst(
        bron=wie.get("bron", "verordening"),
        plaats=wie.get("plaats", "artikel 1"),
        peildatum=wie.get("peildatum", "2019-01-01"),
        vastgelegd=date.fromisoformat(wie.get("vastgelegd", "2019-01-01")),
        vastgelegd_herkomst="rij",
        rang=wie.get("rang", 2),
        spreekt_voor=wie.get("spreekt_voor", ()),
        gezamenlijk=wie.get("gezamenlijk", False),
        afgeleid=wie.get("afgeleid", ""),
    )


def geldig(wanneer: Wanneer) -> f.Geldigheid:
    if not wanneer.keys() & Wanneer.__annotations__.keys() - Wie.__annotations__.keys() - {
        "vervangt"
    }:
        return f.Geldigheid(van=VAN, tot=TOT)
    gewijzigd = wanneer.get("einde_vastgelegd", "")
    return f.Geldigheid(
        van=wanneer.get("van", ""),
        tot=wanneer.get("tot", ""),
        uiterlijk=wanneer.get("uiterlijk", False),
        minstens=wanneer.get("minstens", False),
        onbepaald=wanneer.get("onbepaald", False),
        gezien=wanneer.get("gezien", ()),
        eind_met_opties=wanneer.get("eind_met_opties", ""),
        einde_bron=wanneer.get("einde_bron", ""),
        einde_vastgelegd=date.fromisoformat(gewijzigd) if gewijzigd else None,
        eerder_tot=wanneer.get("eerder_tot", ""),
    )


def bereik(voor: Voor) -> f.Bereik:
    return f.Bereik(
        gemeenten=voor.get("gemeenten", ()),
        regios=voor.get("regios", ()),
        landelijk=voor.get("landelijk", False),
        zoals_het_is=voor.get("zoals_het_is", False),
    )


class Land:
    """A country under construction."""

    def __init__(self) -> None:
        self.feiten: list[f.AlleFeiten] = []

    def _bij(self, feit: Feit) -> Feit:
        assert isinstance(feit, f.AlleFeiten)
        self.feiten.append(feit)
        return feit

    @property
    def bronnen(self) -> list[f.Bron]:
        """Every source that a fact names."""
        return [
            f.Bron(
                id=naam,
                titel=f"Verzonnen bron {naam}",
                url=f"https://example.org/{naam}",
                soort="overig",
                rang=5,
                opgehaald=date(2019, 1, 1),
            )
            for naam in sorted({bron for feit in self.feiten for bron in feit.bronnen(date.max)})
        ]

    # --- the country ---------------------------------------------------------------------------

    def functie(self, code: str, niveau: f.Niveau = "regionaal", **wie: Unpack[Wie]) -> f.Functie:
        return self._bij(f.Functie(code=code, naam=code, niveau=niveau, herkomst=herkomst(wie)))

    def gemeente(self, code: str, van: str = VANAF, **w: Unpack[Wie]) -> f.Gemeente:
        return self.gemeente_tot(code, "", van, **w)

    def gemeente_tot(self, code: str, tot: str, van: str = VANAF, **w: Unpack[Wie]) -> f.Gemeente:
        duur = f.Geldigheid(van=van, tot=tot)
        return self._bij(
            f.Gemeente(code=code, naam=f"Gemeente {code}", geldig=duur, herkomst=herkomst(w))
        )

    def regio(
        self,
        code: str,
        leden: Iterable[str] = (),
        *,
        volledig: bool = True,
        soort: f.RegioSoort = "jeugdregio",
        tot: str = "",
        **w: Unpack[Wie],
    ) -> f.Regio:
        """A region with gemeenten that are members of it from the start."""
        duur = f.Geldigheid(van=VANAF, tot=tot)
        regio = f.Regio(
            code=code, naam=f"Regio {code}", regio_soort=soort, geldig=duur, herkomst=herkomst(w)
        )
        for gemeente in leden:
            self.gemeente(gemeente, **w)
            self.lid(gemeente, code, van=VANAF, **w)
        if volledig:
            self.volledig("lidmaatschap", regios=(code,), van=VANAF, **w)
        return self._bij(regio)

    def lid(
        self, gemeente: str, regio: str, functie: str = "", **w: Unpack[Wanneer]
    ) -> f.Lidmaatschap:
        return self._bij(
            f.Lidmaatschap(
                gemeente=gemeente,
                regio=regio,
                functie=functie,
                geldig=geldig(w),
                herkomst=herkomst(w),
                vervangt=w.get("vervangt", ""),
            )
        )

    def fusie(self, datum: str, van: Iterable[str], naar: str, **w: Unpack[Wie]) -> None:
        """Gemeenten that merge into a new one."""
        self.gemeente(naar, van=datum, **w)
        for oud in van:
            self.herindeling(datum, oud, naar, **w)

    def herindeling(
        self, datum: str, van: str, naar: str, wijze: Wijze = "samenvoeging", **w: Unpack[Wie]
    ) -> f.Herindeling:
        return self._bij(
            f.Herindeling(
                datum=date.fromisoformat(datum),
                wijze=wijze,
                van=van,
                naar=naar,
                herkomst=herkomst(w),
            )
        )

    def grens(self, a: str, b: str, **w: Unpack[Wie]) -> f.Grens:
        return self._bij(f.Grens(a=a, b=b, km=10.0, herkomst=herkomst(w)))

    # --- what is arranged ----------------------------------------------------------------------

    def contract(self, onderwerp: str, *functies: str, **w: Unpack[Contract]) -> f.Borging:
        return self._bij(
            f.Borging(
                onderwerp=onderwerp,
                titel=f"Overeenkomst {onderwerp}",
                functies=functies,
                grondslag=w.get("grondslag", "contract"),
                bereik=bereik(w),
                geldig=geldig(w),
                herkomst=herkomst(w),
                vervangt=w.get("vervangt", ""),
                partijen=w.get("partijen", ()),
                gebied=w.get("gebied", ""),
                coordinator=w.get("coordinator", ""),
                via_regio=w.get("via_regio", ""),
                contractpartijen=w.get("contractpartijen", ()),
                uitvoerders=w.get("uitvoerders", ()),
                gekruist=w.get("gekruist", False),
                slapend=w.get("slapend", False),
                volgt_op=w.get("volgt_op", ""),
            )
        )

    def einde(
        self, onderwerp: str, datum: str, uiterlijk: bool = False, **w: Unpack[Wie]
    ) -> f.Beeindiging:
        return self._bij(
            f.Beeindiging(
                onderwerp=onderwerp, datum=datum, uiterlijk=uiterlijk, herkomst=herkomst(w)
            )
        )

    def visie(
        self, regio: str, partners: tuple[str, ...], *functies: str, **w: Unpack[Wanneer]
    ) -> f.Uitspraak:
        """A region says in its vision that it works with these partners."""
        w.setdefault("spreekt_voor", (regio,))
        w.setdefault("van", VANAF)
        if "tot" not in w:
            w.setdefault("onbepaald", True)
        return self._bij(
            f.Uitspraak(
                regio=regio,
                partners=partners,
                functies=functies,
                geldig=geldig(w),
                herkomst=herkomst(w),
                vervangt=w.get("vervangt", ""),
            )
        )

    def niet_vermeld(
        self, regio: str, functie: str, *partners: str, **w: Unpack[Wanneer]
    ) -> f.NietVermeld:
        return self._bij(
            f.NietVermeld(
                regio=regio,
                functie=functie,
                partners=partners,
                geldig=geldig(w),
                herkomst=herkomst(w),
            )
        )

    # --- what is not ---------------------------------------------------------------------------

    def geen(
        self, *functies: str, betreft: f.Betreft = "dekking", **w: Unpack[Voor]
    ) -> f.Ontkenning:
        """A source says that there is nothing."""
        return self._bij(
            f.Ontkenning(
                functies=functies,
                betreft=betreft,
                bereik=bereik(w),
                geldig=geldig(w),
                herkomst=herkomst(w),
                vervangt=w.get("vervangt", ""),
            )
        )

    def nvt(
        self, *functies: str, betreft: f.Betreft = "dekking", **w: Unpack[Voor]
    ) -> f.NietVanToepassing:
        return self._bij(
            f.NietVanToepassing(
                functies=functies,
                betreft=betreft,
                bereik=bereik(w),
                geldig=geldig(w),
                herkomst=herkomst(w),
            )
        )

    def volledig(self, soort: f.LijstSoort, *functies: str, **w: Unpack[Voor]) -> f.Volledigheid:
        """A list is complete: inside it, absence means no."""
        wie = herkomst(w)
        return self._bij(
            f.Volledigheid(
                lijst_soort=soort,
                lijst=wie.bron,
                functies=functies,
                bereik=bereik(w),
                geldig=geldig(w),
                herkomst=wie,
            )
        )

    def telling(self, onderwerp: str, uitkomst: str, **w: Unpack[Wie]) -> f.Telling:
        return self._bij(f.Telling(onderwerp=onderwerp, uitkomst=uitkomst, herkomst=herkomst(w)))

    def rol(
        self,
        rol: f.RolSoort,
        drager: str,
        functies: tuple[str, ...],
        regios: tuple[str, ...] = (),
        gebied: str = "",
        **w: Unpack[Wanneer],
    ) -> f.Rol:
        return self._bij(
            f.Rol(
                rol=rol,
                drager=drager,
                functies=functies,
                regios=regios,
                gebied=gebied,
                geldig=geldig(w),
                herkomst=herkomst(w),
            )
        )
