"""Wat de Python-programma's delen: trekkingen, tellingen, en hoe zij verslag doen.

Werkt met CPython 3.11 en met PyPy 3.9, dus zonder numpy; de voorbeelden van SimPy, salabim en Ciw gebruiken ook `random`.
"""

import json
import math
import random
import sys

NIEUW, HERSTEL, SPOED = 0, 1, 2

TELLINGEN = (
    "meldingen werk starts controles einden spoed herstel besluiten afwijkingen geaccepteerd"
).split()


class Uitkomst:
    """Wat één herhaling oplevert."""

    def __init__(self):
        for naam in TELLINGEN:
            setattr(self, naam, 0)
        self.besluit_dagen = 0.0
        self.besluiten_met_termijn = 0
        self.start_dagen = 0.0
        self.gestart = 0
        self.gewerkt = 0.0

    def verslag(self, p):
        verslag = {naam: getattr(self, naam) for naam in TELLINGEN}
        verslag["doorlooptijd"] = self.besluit_dagen / self.besluiten_met_termijn
        verslag["levering"] = self.start_dagen / self.gestart
        verslag["bezetting"] = self.gewerkt / (p["consulenten"] * p["dagen"])
        return verslag


class Toeval:
    """De trekkingen van één herhaling."""

    def __init__(self, zaad):
        self.random = random.Random(zaad)
        self.uniform = self.random.random

    def kans(self, p):
        return self.uniform() < p

    def exponentieel(self, gemiddelde):
        return self.random.expovariate(1 / gemiddelde)

    def lognormaal(self, spreiding):
        s2 = math.log(1 + spreiding * spreiding)
        return self.random.lognormvariate(-s2 / 2, math.sqrt(s2))


def specialisten(p, toeval):
    """Wie specialist is. Zie README.md: het eerste eigen profiel ligt vast per plaats, het tweede is toeval."""
    enkel, complex_ = p["meldingen_per_dag"]
    deel = complex_ / (enkel + complex_)
    gulden = 0.6180339887498949
    wie = []
    for plaats in range(p["consulenten"]):
        eerste = math.fmod((plaats + 0.5) * gulden, 1) >= 1 - deel
        wie.append(toeval.kans(deel) or eerste)
    return wie


def dagen_werk(p, soort, complex_, toeval):
    """Hoeveel dagen een consulent met de vaardigheid aan een dossier werkt."""
    factor = (1.0, p["factor_herstel"], p["factor_spoed"])[soort]
    return p["uren"][complex_] * factor * toeval.lognormaal(p["uren_spreiding"]) / p["uren_per_dag"]


def hoofd(speel):
    """Speelt de gevraagde herhalingen (INVOER ZAAD HERHALINGEN) en schrijft wat zij opleveren als JSON."""
    invoer, zaad, aantal = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(invoer) as bestand:
        p = json.load(bestand)
    verslagen = [speel(p, zaad * 1_000_003 + herhaling).verslag(p) for herhaling in range(aantal)]
    print(json.dumps({"herhalingen": verslagen, "geheugen_kib": meeste_geheugen()}))


def meeste_geheugen():
    """Het meeste geheugen dat dit proces had, in KiB. Wat het systeem aan de ouder vertelt, begint bij diens eigen omvang."""
    with open("/proc/self/status") as status:
        return next(int(regel.split()[1]) for regel in status if regel.startswith("VmHWM:"))
