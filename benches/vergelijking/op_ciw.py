"""Het kleine model op Ciw, in de variant `keten`: twee klassen, het team en de aanbieder als knooppunten achter elkaar.

Meer past er niet in. In Ciw is een cliënt op één knooppunt tegelijk; herstelwerk, spoed en controles gaan over een cliënt
die tegelijk hulp heeft en een dossier. En wie bij Ciw vrij is, krijgt het dossier: welke bediende wie mag helpen is er niet
in te stellen.
"""

import math

import ciw

from gemeen import Uitkomst, hoofd

TEAM, AANBIEDER = 1, 2


def lognormaal(gemiddelde, spreiding):
    s2 = math.log(1 + spreiding * spreiding)
    return ciw.dists.Lognormal(mean=math.log(gemiddelde) - s2 / 2, sd=math.sqrt(s2))


def speel(p, zaad):
    if p["misfit"] or p["crisis_per_dag"] or p["controle_na_dagen"] or p["start_na_dagen"] or p["generalist_langer"] != 1:
        raise SystemExit("Ciw kan alleen de variant keten aan.")
    ciw.seed(zaad)
    klassen = ("enkelvoudig", "complex")
    netwerk = ciw.create_network(
        arrival_distributions={
            k: [ciw.dists.Exponential(rate=tempo), None] for k, tempo in zip(klassen, p["meldingen_per_dag"])
        },
        service_distributions={
            k: [
                lognormaal(uren / p["uren_per_dag"], p["uren_spreiding"]),
                ciw.dists.Exponential(rate=p["einde_per_dag"]),
            ]
            for k, uren in zip(klassen, p["uren"])
        },
        routing={k: [[0.0, 1.0], [0.0, 0.0]] for k in klassen},
        number_of_servers=[p["consulenten"], p["plaatsen"]],
    )
    simulatie = ciw.Simulation(netwerk)
    simulatie.simulate_until_max_time(p["dagen"])
    return tel(simulatie, p)


def tel(simulatie, p):
    uit = Uitkomst()
    uit.meldingen = simulatie.nodes[0].number_of_individuals
    # Een lopende bediening staat nog niet in een record, wel bij de cliënt die op het knooppunt is.
    for bediende in simulatie.nodes[AANBIEDER].all_individuals:
        if bediende.service_start_date is not False:
            uit.gestart += 1
            uit.start_dagen += bediende.service_start_date - bediende.arrival_date
    for record in simulatie.get_all_records():
        if record.node == TEAM:
            uit.werk += 1
            uit.gewerkt += record.service_time
            uit.besluit_dagen += record.exit_date - record.arrival_date
        else:
            uit.einden += 1
            uit.gestart += 1
            uit.start_dagen += record.waiting_time
    uit.besluiten = uit.besluiten_met_termijn = uit.werk
    return uit


if __name__ == "__main__":
    hoofd(speel)
