"""Leest een scenario van het kleine model en schrijft de getallen die de andere pakketten nodig hebben, als JSON.

Gebruik: python3 invoer.py eerst.toml [--jaren 2]
"""

import argparse
import datetime
import json
import math
import pathlib
import tomllib

JAAR = 365.25  # dagen in het jaar van alle tempo's


def lees(pad: pathlib.Path) -> dict:
    """Het scenario met alles waarop het voortbouwt."""
    eigen = tomllib.loads(pad.read_text())
    if "basis" not in eigen:
        return eigen
    return leg_op(lees(pad.parent / eigen["basis"]), eigen)


def leg_op(onder: dict, boven: dict) -> dict:
    samen = dict(onder)
    for sleutel, waarde in boven.items():
        if isinstance(waarde, dict) and isinstance(onder.get(sleutel), dict):
            waarde = leg_op(onder[sleutel], waarde)
        samen[sleutel] = waarde
    return samen


def kans_op_misfit(basis: float, score: float) -> float:
    if basis <= 0:
        return 0.0
    return 1 / (1 + math.exp(-(math.log(basis / (1 - basis)) + score)))


def getallen(s: dict, jaren: int) -> dict:
    """Alles in dagen en per dag."""
    duizenden = s["gemeente"]["inwoners"] / 1000
    start = s["tijd"]["start"]
    einde = datetime.date(start.year + jaren, start.month, start.day)
    team, werk, indicatie = s["team"], s["onderzoek"], s["indicatie"]
    enkel, complex_ = s["profiel"]["enkelvoudig"], s["profiel"]["complex"]
    gat = max(0.0, team["vaardigheid_nodig"][2] - team["vaardigheid_overig"])
    aanbieder, afwijking = s["aanbieder"]["zorg"], s["afwijking"]
    maanden = afwijking["evaluatie_maanden"] if s["product"]["zorg"]["deelbaar"] else 0.0
    return {
        "dagen": (einde - start).days,
        "meldingen_per_dag": [p["meldingen_per_1000"] * duizenden / JAAR for p in (enkel, complex_)],
        "consulenten": round(team["fte"]),
        "op_competentie": s["toewijzing"]["beleid"] == "op_competentie",
        "uren": [werk["uren"][0], werk["uren"][2]],
        "uren_spreiding": werk["spreiding"],
        "uren_per_dag": 24 * team["productief_deel"] * team["casusdeel"],
        "generalist_langer": 1 + werk["vaardigheid_effect"] * gat,
        "factor_herstel": werk["factor_herstel"],
        "factor_spoed": werk["factor_spoed"],
        "misfit": kans_op_misfit(indicatie["misfit_basis"], 0.0),
        "misfit_generalist": kans_op_misfit(indicatie["misfit_basis"], indicatie["misfit_vaardigheid"] * gat),
        "ontdekt_na_dagen": indicatie["misfit_ontdekt"] / 12 * JAAR,
        "crisis_per_dag": enkel["crisis"][0] / JAAR,
        "einde_per_dag": enkel["herstel"][0] / JAAR,
        "plaatsen": round(aanbieder["capaciteit_per_1000"] * duizenden),
        "start_na_dagen": aanbieder["start_weken"] * 7,
        "start_spreiding": 0.5,  # vast in wmosim: docs/model.md, hoofdstuk aanbieder
        "controle_na_dagen": maanden * 30.4375,
        "afwijking": aanbieder["afwijking"],
        "afwijking_tussen": 1 - (1 - aanbieder["afwijking"]) ** (maanden / 12),
    }


if __name__ == "__main__":
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("scenario", type=pathlib.Path)
    opties.add_argument("--jaren", type=int)
    keuze = opties.parse_args()
    scenario = lees(keuze.scenario)
    print(json.dumps(getallen(scenario, keuze.jaren or scenario["tijd"]["jaren"]), indent=1))
