"""Speelt een scenario na met SimPy, naar docs/model.md, en legt het naast wat wmosim ervan maakte.

    python orakel.py MAP [--fout FOUT]

MAP bevat `toeval.json` en `verloop.csv`, gemaakt door `examples/orakel.rs`. Van wmosim komen alleen de instellingen
en de getrokken getallen. Alles wat daaruit volgt, wordt hier opnieuw bedacht: wie welk dossier krijgt, wat er eerst op het
bureau wordt gedaan, wanneer er een besluit is, wie intrekt, waar een plaats is. Tijden zijn hele seconden, dus zij
moeten precies gelijk zijn. Eindigt met 1 als er iets verschilt.
"""

import argparse
import csv
import json
import math
import sys
from pathlib import Path

import simpy

DAG = 24 * 3600
JAAR = 365.25 * DAG

# Klassen van gebeurtenissen op dezelfde seconde (docs/model.md, Tijd en volgorde van gebeurtenissen).
WERK_EINDIGT, CLIENT, KLAAR, MELDING = 2, 3, 5, 7

FOUTEN = {
    "lifo": "de laatste melder eerst",
    "afronden": "tijden naar beneden afronden",
    "iedereen": "vaardigheid telt niet bij het toewijzen",
    "vlug": "ontbrekende vaardigheid kost geen extra uren",
    "geduld": "intrekken mag ook na de eerste stap",
    "plaatsen": "een aanbieder heeft een plaats te veel",
}


class Dossier:
    def __init__(self, nummer, toeval):
        self.nummer = nummer
        self.toeval = toeval
        self.plaats = "rij"
        self.consulent = None
        self.stap = 0
        self.voor_iedereen = False
        self.aankomst = 0
        self.aanbieder = None


class Consulent:
    def __init__(self, nummer, vaardigheid):
        self.nummer = nummer
        self.vaardigheid = vaardigheid
        self.dossiers = []
        self.bureau = []
        self.bezig = False
        self.laatst = 0


class Aanbieder:
    def __init__(self, nummer, plaatsen, start_weken):
        self.nummer = nummer
        self.plaatsen = plaatsen
        self.start_weken = start_weken
        self.bezet = 0
        self.rij = []


class Gemeente:
    def __init__(self, gegevens, fout):
        self.env = simpy.Environment()
        self.regels = gegevens["instellingen"]
        self.fout = fout
        self.team = [Consulent(i, c["vaardigheid"]) for i, c in enumerate(gegevens["consulenten"])]
        extra = 1 if fout == "plaatsen" else 0
        self.aanbieders = [
            Aanbieder(i, a["plaatsen"] + extra, a["start_weken"]) for i, a in enumerate(self.regels["aanbieders"])
        ]
        self.rij = []
        self.uitgedeeld = 0
        self.in_de_rij = 0
        self.verloop = []
        for nummer, toeval in enumerate(gegevens["dossiers"]):
            dossier = Dossier(nummer, toeval)
            self.straks(toeval["melding"], MELDING, self.meldt, dossier)

    # Tijd. Een duur wordt naar boven afgerond op een hele seconde.

    def straks(self, seconde, klasse, daad, *wie):
        gebeurtenis = simpy.Event(self.env)
        gebeurtenis._ok, gebeurtenis._value = True, None
        gebeurtenis.callbacks.append(lambda _: daad(*wie))
        self.env.schedule(gebeurtenis, priority=klasse, delay=seconde - self.env.now)

    def na(self, seconden):
        heel = math.floor(seconden) if self.fout == "afronden" else math.ceil(seconden)
        return self.env.now + heel

    def schrijf(self, wat, dossier, wie=""):
        self.verloop.append((int(self.env.now), wat, dossier.nummer, str(wie)))

    # De voordeur en de rij.

    def meldt(self, dossier):
        self.schrijf("melding", dossier)
        self.straks(self.na(dossier.toeval["geduld_dagen"] * DAG), CLIENT, self.geduld_op, dossier)
        self.in_de_rij += 1
        dossier.aankomst = self.in_de_rij
        self.rij.append(dossier)
        if self.regels["beleid"] == "competentie_met_grens":
            # Elke dag is een werkdag.
            self.straks(self.env.now + self.regels["wachtgrens"] * DAG, KLAAR, self.grens, dossier)
        self.bied_aan(dossier)

    def grens(self, dossier):
        if dossier.plaats == "rij":
            dossier.voor_iedereen = True
            self.in_de_rij += 1
            dossier.aankomst = self.in_de_rij
            self.bied_aan(dossier)

    def geduld_op(self, dossier):
        vroeg = dossier.plaats == "rij" or (
            dossier.plaats == "behandeling" and (dossier.stap == 0 or self.fout == "geduld")
        )
        if not vroeg:
            return
        self.schrijf("ingetrokken", dossier)
        self.sluit(dossier)

    def voorrang(self, dossier):
        """Het laagste gaat voor; bij gelijke stand wie het eerst in de rij kwam."""
        if self.regels["volgorde"] == "kortste_eerst":
            sleutel = self.regels["uren"][dossier.toeval["lijkt"]]
        else:
            sleutel = dossier.toeval["melding"]
        if self.fout == "lifo":
            return (-sleutel, -dossier.aankomst)
        return (sleutel, dossier.aankomst)

    def gat(self, consulent, profiel, zwaarte):
        return max(0.0, self.regels["vaardigheid_nodig"][zwaarte] - consulent.vaardigheid[profiel])

    def schijnbaar_gat(self, consulent, dossier):
        return self.gat(consulent, dossier.toeval["profiel"], dossier.toeval["lijkt"])

    def mag(self, consulent, dossier):
        kundig = self.regels["beleid"] in ("op_competentie", "competentie_met_grens")
        if not kundig or dossier.voor_iedereen or self.fout == "iedereen":
            return True
        gat = self.schijnbaar_gat(consulent, dossier)
        kleinste = min(self.schijnbaar_gat(collega, dossier) for collega in self.team)
        return gat <= self.regels["toelaatbaar_gat"] or gat <= kleinste

    def heeft_plaats(self, consulent):
        # Iedereen heeft een volle baan en is ingewerkt.
        return len(consulent.dossiers) < max(1, round(self.regels["caseload"]))

    def bied_aan(self, dossier):
        """Een dossier komt binnen: wie van de collega's met plaats is het meest geschikt?"""
        kan = [c for c in self.team if self.heeft_plaats(c) and self.mag(c, dossier)]
        if not kan:
            return

        def keus(consulent):
            beleid = self.regels["beleid"]
            if beleid == "kleinste_caseload":
                eerst = (len(consulent.dossiers),)
            elif beleid in ("op_competentie", "competentie_met_grens"):
                eerst = (self.schijnbaar_gat(consulent, dossier), len(consulent.dossiers))
            else:
                eerst = ()
            return (eerst, consulent.laatst, consulent.nummer)

        self.pak_op(min(kan, key=keus))

    def pak_op(self, consulent):
        while self.heeft_plaats(consulent):
            mogelijk = [d for d in self.rij if self.mag(consulent, d)]
            if not mogelijk:
                return
            dossier = min(mogelijk, key=self.voorrang)
            self.rij.remove(dossier)
            self.uitgedeeld += 1
            consulent.laatst = self.uitgedeeld
            consulent.dossiers.append(dossier)
            dossier.plaats, dossier.consulent = "behandeling", consulent
            self.schrijf("toegewezen", dossier, consulent.nummer)
            self.begin_stap(dossier)

    # Het onderzoek.

    def begin_stap(self, dossier):
        dagen = dossier.toeval["wacht_dagen"][dossier.stap]
        if dagen > 0:
            self.straks(self.na(dagen * DAG), KLAAR, self.naar_bureau, dossier)
        else:
            self.naar_bureau(dossier)

    def naar_bureau(self, dossier):
        if dossier.plaats == "behandeling":
            dossier.consulent.bureau.append(dossier)
            self.aan_het_werk(dossier.consulent)

    def aan_het_werk(self, consulent):
        if consulent.bezig:
            return
        # Wat het langst ligt, eerst. Wat intussen dicht is, wordt overgeslagen.
        while consulent.bureau:
            dossier = consulent.bureau.pop(0)
            if dossier.plaats == "behandeling":
                consulent.bezig = True
                uren = dossier.toeval["uren"] * self.regels["delen"][dossier.stap]
                gat = self.gat(consulent, dossier.toeval["profiel"], dossier.toeval["zwaarte"])
                if self.fout != "vlug":
                    uren *= 1 + self.regels["vaardigheid_effect"] * gat
                self.straks(self.na(uren * 3600), WERK_EINDIGT, self.werk_klaar, consulent, dossier)
                return

    def werk_klaar(self, consulent, dossier):
        consulent.bezig = False
        # Trok de melder intussen in, dan komt er niets meer van.
        if dossier.plaats == "behandeling":
            self.schrijf(f"stap {dossier.stap + 1}", dossier, consulent.nummer)
            dossier.stap += 1
            if dossier.stap < len(self.regels["delen"]):
                self.begin_stap(dossier)
            else:
                self.besluit(dossier)
        self.aan_het_werk(consulent)

    def besluit(self, dossier):
        if dossier.toeval["afloop"] < self.regels["zonder_maatwerk"]:
            self.schrijf("zonder maatwerk", dossier, dossier.consulent.nummer)
            self.sluit(dossier)
        else:
            self.schrijf("toegekend", dossier, dossier.consulent.nummer)
            self.vraag_aanbieder(dossier)
            self.sluit(dossier)

    def sluit(self, dossier):
        was, dossier.plaats = dossier.plaats, "dicht"
        if was == "rij":
            self.rij.remove(dossier)
        else:
            dossier.consulent.dossiers.remove(dossier)
            self.pak_op(dossier.consulent)

    # De aanbieder. Iedere cliënt heeft één plaats nodig.

    def vraag_aanbieder(self, dossier):
        totaal = sum(a.plaatsen for a in self.aanbieders)
        trekking, keus = dossier.toeval["voorkeur"] * totaal, self.aanbieders[-1]
        for aanbieder in self.aanbieders:
            if trekking < aanbieder.plaatsen:
                keus = aanbieder
                break
            trekking -= aanbieder.plaatsen
        if not self.vrij(keus):
            keus = next((a for a in self.aanbieders if self.vrij(a)), keus)
        self.schrijf("gevraagd", dossier, keus.nummer)
        dossier.aanbieder = keus
        keus.rij.append(dossier)
        self.laat_toe(keus)

    def vrij(self, aanbieder):
        return not aanbieder.rij and aanbieder.bezet + 1 <= aanbieder.plaatsen

    def laat_toe(self, aanbieder):
        while aanbieder.rij and aanbieder.bezet + 1 <= aanbieder.plaatsen:
            dossier = aanbieder.rij.pop(0)
            aanbieder.bezet += 1
            self.schrijf("plaats", dossier, aanbieder.nummer)
            dagen = 7 * aanbieder.start_weken * dossier.toeval["start"]
            self.straks(self.na(dagen * DAG), KLAAR, self.hulp_begint, dossier)

    def hulp_begint(self, dossier):
        self.schrijf("hulp", dossier, dossier.aanbieder.nummer)
        self.straks(self.na(dossier.toeval["zorg_jaren"] * JAAR), CLIENT, self.hulp_eindigt, dossier)

    def hulp_eindigt(self, dossier):
        self.schrijf("einde", dossier)
        dossier.aanbieder.bezet -= 1
        self.laat_toe(dossier.aanbieder)

    def speel(self):
        self.env.run(until=self.regels["einde"])
        return self.verloop


def main():
    lezer = argparse.ArgumentParser(description="Speelt een scenario na en vergelijkt met wmosim.")
    lezer.add_argument("map", type=Path)
    lezer.add_argument("--fout", choices=sorted(FOUTEN), help="zet er met opzet een fout in")
    gevraagd = lezer.parse_args()
    gegevens = json.loads((gevraagd.map / "toeval.json").read_text())
    eigen = sorted(Gemeente(gegevens, gevraagd.fout).speel(), key=volgorde)
    with (gevraagd.map / "verloop.csv").open() as bestand:
        rijen = list(csv.reader(bestand))[1:]
    ander = sorted(((int(s), wat, int(d), wie) for s, wat, d, wie in rijen), key=volgorde)
    for een, twee in zip(eigen, ander):
        if een != twee:
            print(f"verschil: het orakel zegt {een}, wmosim zegt {twee}")
            return 1
    if len(eigen) != len(ander):
        print(f"verschil: het orakel heeft {len(eigen)} gebeurtenissen, wmosim {len(ander)}")
        return 1
    soorten = sorted({wat for _, wat, _, _ in eigen})
    telling = ", ".join(f"{sum(1 for e in eigen if e[1] == wat)} {wat}" for wat in soorten)
    print(f"{len(eigen)} gebeurtenissen gelijk op de seconde: {telling}")
    return 0


def volgorde(gebeurtenis):
    seconde, wat, dossier, wie = gebeurtenis
    return (seconde, dossier, wat, wie)


if __name__ == "__main__":
    sys.exit(main())
