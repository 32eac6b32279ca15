"""What sources say: typed, immutable facts, each with its source.

A fact is one claim of one source. It is built only with a source, a place in it and the date it
describes (``Herkomst``); its ``id`` is a hash of its content, so the same claim read twice is the
same fact. Facts are never changed: a correction is a new fact that names the one it replaces
(``vervangt``). Nothing here is computed: statuses, links and gaps follow from facts elsewhere.

Codes: gemeenten ``GM0363``, regions ``JZ18``, functions ``gesloten-jeugdhulp``. Dates inside facts
keep the precision of the source (see ``graph.periode``).

Everything is imported from here; the modules of this package are its inside.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts.achtergrond import Aanbod as Aanbod
from graph.facts.achtergrond import Aankondiging as Aankondiging
from graph.facts.achtergrond import LokaalTeam as LokaalTeam
from graph.facts.achtergrond import Regiovisie as Regiovisie
from graph.facts.achtergrond import Rol as Rol
from graph.facts.achtergrond import RolSoort as RolSoort
from graph.facts.achtergrond import Telling as Telling
from graph.facts.achtergrond import VisieStatus as VisieStatus
from graph.facts.achtergrond import Voornemen as Voornemen
from graph.facts.achtergrond import VoornemenSoort as VoornemenSoort
from graph.facts.afspraken import Beeindiging as Beeindiging
from graph.facts.afspraken import Borging as Borging
from graph.facts.afspraken import Deelname as Deelname
from graph.facts.afspraken import Grondslag as Grondslag
from graph.facts.afspraken import Taak as Taak
from graph.facts.afspraken import Verband as Verband
from graph.facts.beweringen import Betreft as Betreft
from graph.facts.beweringen import LijstSoort as LijstSoort
from graph.facts.beweringen import NietVanToepassing as NietVanToepassing
from graph.facts.beweringen import NietVermeld as NietVermeld
from graph.facts.beweringen import Ontkenning as Ontkenning
from graph.facts.beweringen import Uitspraak as Uitspraak
from graph.facts.beweringen import Volledigheid as Volledigheid
from graph.facts.feit import Feit as Feit
from graph.facts.herkomst import Bereik as Bereik
from graph.facts.herkomst import Bron as Bron
from graph.facts.herkomst import BronSoort as BronSoort
from graph.facts.herkomst import Geldigheid as Geldigheid
from graph.facts.herkomst import Herkomst as Herkomst
from graph.facts.herkomst import Struct as Struct
from graph.facts.herkomst import VastgelegdHerkomst as VastgelegdHerkomst
from graph.facts.inkoop import Aanbesteding as Aanbesteding
from graph.facts.inkoop import AanbestedingStand as AanbestedingStand
from graph.facts.inkoop import Bedrag as Bedrag
from graph.facts.inkoop import Capaciteit as Capaciteit
from graph.facts.inkoop import CapaciteitStand as CapaciteitStand
from graph.facts.inkoop import Toezicht as Toezicht
from graph.facts.land import Alias as Alias
from graph.facts.land import Basisfunctie as Basisfunctie
from graph.facts.land import Functie as Functie
from graph.facts.land import Gemeente as Gemeente
from graph.facts.land import Grens as Grens
from graph.facts.land import Herindeling as Herindeling
from graph.facts.land import JaNeeOnbekend as JaNeeOnbekend
from graph.facts.land import Lidmaatschap as Lidmaatschap
from graph.facts.land import Niveau as Niveau
from graph.facts.land import Regio as Regio
from graph.facts.land import RegioSoort as RegioSoort

AlleFeiten = (
    Functie
    | Basisfunctie
    | Gemeente
    | Regio
    | Alias
    | Lidmaatschap
    | Herindeling
    | Grens
    | Verband
    | Deelname
    | Borging
    | Taak
    | Beeindiging
    | Uitspraak
    | NietVermeld
    | Ontkenning
    | NietVanToepassing
    | Volledigheid
    | Regiovisie
    | Voornemen
    | Aanbod
    | LokaalTeam
    | Rol
    | Aankondiging
    | Telling
    | Aanbesteding
    | Bedrag
    | Capaciteit
    | Toezicht
)


def gesorteerd(feiten: Iterable[AlleFeiten]) -> tuple[AlleFeiten, ...]:
    """Each fact once, in one order, however they were loaded."""
    uniek = {feit.id: feit for feit in feiten}
    return tuple(uniek[sleutel] for sleutel in sorted(uniek))
