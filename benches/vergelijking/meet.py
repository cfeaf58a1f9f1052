#!/usr/bin/env python3
"""Speelt het kleine model na in wmosim en in andere pakketten, en meet wat dat kost.

Eerst komen de uitkomsten: alle pakketten moeten het met wmosim eens zijn, binnen het 99,9%-interval van het verschil. Is dat
niet zo, dan stopt de meting. Daarna de rekentijd: om en om, enkele rondes, op één kern.

Gebruik: python3 benches/vergelijking/meet.py [--rondes 5] [--snel] [--alleen simpy,lus]
"""

import argparse
import csv
import json
import math
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys

HIER = pathlib.Path(__file__).resolve().parent
WORTEL = HIER.parent.parent
WERK = WORTEL / "target" / "vergelijking"
sys.path.insert(0, str(HIER))

import markeer
import student

VARIANTEN = ("eerst", "competentie", "keten")
GEBEURTENISSEN = ("meldingen", "werk", "starts", "controles", "einden", "spoed", "herstel")
MATEN = GEBEURTENISSEN + ("besluiten", "afwijkingen", "geaccepteerd", "doorlooptijd", "levering", "bezetting")
ZEKERHEID = 0.999
ZAAD = 20270101
TOETSJAREN = 2


class Pakket:
    """Een programma dat het kleine model naspeelt: `PROGRAMMA INVOER ZAAD HERHALINGEN`."""

    def __init__(self, naam, toon, opdracht, toets, meet, varianten=("eerst", "competentie"), omgeving=None):
        self.naam, self.toon, self.opdracht = naam, toon, [str(deel) for deel in opdracht]
        self.toets, self.meet, self.varianten, self.omgeving = toets, meet, varianten, omgeving or {}

    def invoer(self, variant, jaren=None):
        if self.naam == "wmosim":
            return f"{HIER / variant}.toml" + (f":{jaren}" if jaren else "")
        return str(WERK / f"{variant}-{jaren}.json") if jaren else str(WERK / f"{variant}.json")

    def draai(self, invoer, zaad, herhalingen, tel=False):
        """Wat het programma oplevert, zijn rekentijd in seconden en het meeste geheugen in MiB."""
        omgeving = {**os.environ, **self.omgeving, **({"TEL": "1"} if tel else {})}
        lees, schrijf = os.pipe()
        kind = os.posix_spawn(
            self.opdracht[0],
            [*self.opdracht, invoer, str(zaad), str(herhalingen)],
            omgeving,
            file_actions=[(os.POSIX_SPAWN_DUP2, schrijf, 1), (os.POSIX_SPAWN_CLOSE, lees)],
        )
        os.close(schrijf)
        with os.fdopen(lees) as uitvoer:
            tekst = uitvoer.read()
        _, status, verbruik = os.wait4(kind, 0)
        if status:
            raise SystemExit(f"fout: {self.toon} is gestopt met code {os.waitstatus_to_exitcode(status)}")
        gezegd = json.loads(tekst)
        return gezegd["herhalingen"], verbruik.ru_utime + verbruik.ru_stime, gezegd["geheugen_kib"] / 1024


def voer_uit(opdracht, **opties):
    klaar = subprocess.run([str(deel) for deel in opdracht], text=True, capture_output=True, **opties)
    if klaar.returncode:
        raise SystemExit(f"fout: {' '.join(map(str, opdracht))}\n{klaar.stdout[-2000:]}{klaar.stderr[-2000:]}")
    return klaar.stdout


def installeer():
    """Zet alles klaar onder target/vergelijking. Wat er al is, blijft staan."""
    WERK.mkdir(parents=True, exist_ok=True)
    omgeving = WERK / "venv"
    python = omgeving / "bin" / "python"
    if not python.exists():
        voer_uit([sys.executable, "-m", "venv", omgeving])
    voer_uit([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", HIER / "requirements.txt"])
    pypy = shutil.which("pypy3")
    if pypy:
        simpy = next(r for r in (HIER / "requirements.txt").read_text().splitlines() if r.startswith("simpy=="))
        doel = WERK / "pypy"
        if not (doel / "simpy").exists():
            voer_uit([python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", doel, simpy])
    rust = {**os.environ, "CARGO_TARGET_DIR": str(WERK / "rust")}
    # Zonder --locked: krijgt wmosim er een pakket bij, dan komt dat in het slotbestand en blijft de rest zoals het is.
    voer_uit(["cargo", "build", "--release", "--bins"], cwd=HIER / "rust", env=rust)
    for variant in VARIANTEN:
        for jaren in (None, TOETSJAREN):
            extra = ["--jaren", str(jaren)] if jaren else []
            naam = f"{variant}-{jaren}.json" if jaren else f"{variant}.json"
            (WERK / naam).write_text(voer_uit([python, HIER / "invoer.py", HIER / f"{variant}.toml", *extra]))
    return python, pypy


def pakketten(python, pypy, snel):
    rust = WERK / "rust" / "release"
    alle = ("eerst", "competentie", "keten")
    deel = 4 if snel else 1
    lijst = [
        Pakket("wmosim", "wmosim", [rust / "op_wmosim"], 160 // deel, 100, alle),
        Pakket("lus", "kale lus in Rust", [rust / "lus"], 160 // deel, 100, alle),
        Pakket("nexosim", "nexosim 1.0.0", [rust / "op_nexosim"], 160 // deel, 100, alle),
        Pakket("simpy", "SimPy 4.1.2", [python, HIER / "op_simpy.py"], 40 // deel, 2, alle),
        Pakket("salabim", "salabim 26.0.9", [python, HIER / "op_salabim.py"], 16 // deel, 1),
        Pakket("ciw", "Ciw 3.2.7", [python, HIER / "op_ciw.py"], 16 // deel, 1, ("keten",)),
    ]
    if pypy:
        omgeving = {"PYTHONPATH": str(WERK / "pypy")}
        pad = [pypy, HIER / "op_simpy.py"]
        # PyPy vertaalt terwijl het draait: met meer herhalingen telt dat minder.
        lijst.insert(4, Pakket("simpy-pypy", "SimPy 4.1.2 op PyPy", pad, 40 // deel, 8, alle, omgeving))
    return lijst


# --- Zijn zij het eens? -------------------------------------------------------------------------------------------


def toets(lijst):
    """Legt elke maat van elk pakket naast die van wmosim. Geeft de regels voor het verslag en wat er niet klopt."""
    regels, fouten = [], []
    for variant in VARIANTEN:
        reeks = {}
        for pakket in lijst:
            if variant in pakket.varianten:
                print(f"toets {variant}: {pakket.toon} ({pakket.toets} herhalingen)", file=sys.stderr)
                reeks[pakket.naam], _, _ = pakket.draai(
                    pakket.invoer(variant, TOETSJAREN), ZAAD, pakket.toets, tel=True
                )
        for pakket in lijst:
            if pakket.naam == "wmosim" or pakket.naam not in reeks:
                continue
            for maat in MATEN:
                ons = [h[maat] for h in reeks["wmosim"]]
                hun = [h[maat] for h in reeks[pakket.naam]]
                verschil, half = interval(hun, ons)
                klopt = abs(verschil) <= half
                regels.append([variant, pakket.naam, maat, statistics.fmean(ons), statistics.fmean(hun), half, klopt])
                if not klopt:
                    fouten.append(
                        f"{variant}, {pakket.toon}, {maat}: {statistics.fmean(hun):.4f} en wmosim "
                        f"{statistics.fmean(ons):.4f}; het verschil {verschil:.4f} is meer dan {half:.4f}"
                    )
    return regels, fouten


def interval(hun, ons):
    """Het verschil van de gemiddelden, en de halve breedte van zijn 99,9%-interval (Welch 1947)."""
    delen = [statistics.variance(x) / len(x) for x in (hun, ons)]
    verschil = statistics.fmean(hun) - statistics.fmean(ons)
    som = sum(delen)
    if som == 0:
        return verschil, 0.0
    vrijheid = som**2 / sum(d**2 / (len(x) - 1) for d, x in zip(delen, (hun, ons)))
    return verschil, student.punt(vrijheid, ZEKERHEID) * math.sqrt(som)


# --- Wat kost het? ------------------------------------------------------------------------------------------------


def meet(lijst, rondes):
    """Rekentijd per herhaling: die van een draai met herhalingen min die van een draai zonder."""
    tijden, geheugen, gebeurtenissen = {}, {}, {}
    for variant in VARIANTEN:
        wmosim = next(p for p in lijst if p.naam == "wmosim")
        uit, _, _ = wmosim.draai(wmosim.invoer(variant), ZAAD, 20, tel=True)
        gebeurtenissen[variant] = statistics.fmean(sum(h[g] for g in GEBEURTENISSEN) for h in uit)
    for ronde in range(rondes):
        for variant in VARIANTEN:
            for pakket in lijst:
                if variant not in pakket.varianten:
                    continue
                print(f"ronde {ronde + 1} van {rondes}, {variant}: {pakket.toon}", file=sys.stderr)
                invoer = pakket.invoer(variant)
                _, leeg, _ = pakket.draai(invoer, ZAAD, 0)
                _, vol, top = pakket.draai(invoer, ZAAD + ronde, pakket.meet)
                sleutel = (variant, pakket.naam)
                tijden.setdefault(sleutel, []).append((vol - leeg) / pakket.meet)
                geheugen[sleutel] = max(geheugen.get(sleutel, 0), top)
    return tijden, geheugen, gebeurtenissen


def rijen(lijst, tijden, geheugen, gebeurtenissen):
    uit = []
    for variant in VARIANTEN:
        ons = min(tijden[variant, "wmosim"])
        for pakket in lijst:
            if (variant, pakket.naam) not in tijden:
                continue
            reeks = tijden[variant, pakket.naam]
            uit.append(
                {
                    "variant": variant,
                    "pakket": pakket.naam,
                    "toon": pakket.toon,
                    "seconden_min": min(reeks),
                    "seconden_mediaan": statistics.median(reeks),
                    "gebeurtenissen": gebeurtenissen[variant],
                    "per_seconde": gebeurtenissen[variant] / min(reeks),
                    "keer_wmosim": min(reeks) / ons,
                    "geheugen_mib": geheugen[variant, pakket.naam],
                }
            )
    return uit


def nl(getal, cijfers=3):
    """Een getal met drie cijfers die ertoe doen, op zijn Nederlands."""
    if getal >= 10 ** (cijfers - 1):
        macht = max(0, math.floor(math.log10(getal)) - cijfers + 1)
        return f"{round(getal / 10**macht) * 10**macht:,.0f}".replace(",", ".")
    return f"{getal:.{max(0, cijfers - 1 - math.floor(math.log10(getal)))}f}".replace(".", ",")


WAT = {
    "eerst": "Wie vrij is, krijgt het dossier (`eerst.toml`)",
    "competentie": "Alleen een specialist krijgt een complex dossier (`competentie.toml`)",
    "keten": "Alleen de keten: melding, team, aanbieder (`keten.toml`)",
}
DOELEN = (("simpy", 100, "minstens 100 keer zo snel als SimPy"), ("salabim", 500, "minstens 500 keer zo snel als salabim"),
          ("nexosim", 6, "minstens 6 keer zo snel als nexosim"), ("lus", 1 / 2.5, "hoogstens 2,5 keer zo lang als een kale lus"))


def tabel(metingen):
    regels = []
    for variant in VARIANTEN:
        deze = [m for m in metingen if m["variant"] == variant]
        regels += [f"**{WAT[variant]}**: {nl(deze[0]['gebeurtenissen'])} gebeurtenissen per herhaling.", ""]
        regels += [
            "| pakket | seconden per herhaling | mediaan | gebeurtenissen per seconde | tijd t.o.v. wmosim | geheugen |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for m in sorted(deze, key=lambda m: m["seconden_min"]):
            naam = f"**{m['toon']}**" if m["pakket"] == "wmosim" else m["toon"]
            regels.append(
                f"| {naam} | {nl(m['seconden_min'])} | {nl(m['seconden_mediaan'])} | {nl(m['per_seconde'])} "
                f"| {nl(m['keer_wmosim'])} | {nl(m['geheugen_mib'])} MiB |"
            )
        regels.append("")
    return regels


def doelen(metingen):
    regels = ["| doel | wie vrij is | alleen wie het kan | gehaald |", "|---|---:|---:|---|"]
    keer = {(m["variant"], m["pakket"]): m["keer_wmosim"] for m in metingen}
    for pakket, grens, tekst in DOELEN:
        if ("eerst", pakket) not in keer:
            continue
        maten = [keer[variant, pakket] for variant in ("eerst", "competentie")]
        gehaald = all(m >= grens for m in maten)
        getoond = [nl(1 / m if pakket == "lus" else m) for m in maten]
        regels.append(f"| wmosim {tekst} | {getoond[0]} | {getoond[1]} | {'ja' if gehaald else 'nee'} |")
    return regels


def machine():
    naam = next((r.split(":", 1)[1].strip() for r in open("/proc/cpuinfo") if r.startswith("model name")), platform.machine())
    return f"{naam}, Python {platform.python_version()}, {voer_uit(['rustc', '--version']).split(' (')[0]}"


def hoofd():
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--rondes", type=int, default=5, help="hoe vaak elk pakket wordt gemeten")
    opties.add_argument("--snel", action="store_true", help="minder herhalingen in de toets: om te proberen")
    opties.add_argument("--alleen", help="alleen deze pakketten, met komma's; wmosim doet altijd mee")
    opties.add_argument("--zonder-toets", action="store_true", help="de toets overslaan: om te proberen")
    opties.add_argument("--schrijf", type=pathlib.Path, help="vervang de tabellen in dit document")
    keuze = opties.parse_args()
    python, pypy = installeer()
    if not pypy:
        print("PyPy is niet geïnstalleerd (Debian: pypy3): die regel ontbreekt.", file=sys.stderr)
    lijst = pakketten(python, pypy, keuze.snel)
    if keuze.alleen:
        gevraagd = {"wmosim", *keuze.alleen.split(",")}
        lijst = [p for p in lijst if p.naam in gevraagd]
    if not keuze.zonder_toets:
        regels, fouten = toets(lijst)
        with open(WERK / "toets.csv", "w", newline="") as bestand:
            uit = csv.writer(bestand)
            uit.writerow(["variant", "pakket", "maat", "wmosim", "gemiddelde", "halve_breedte_99_9", "klopt"])
            uit.writerows(regels)
        if fouten:
            raise SystemExit("De pakketten zijn het niet eens:\n  " + "\n  ".join(fouten))
        print(f"Alle {len(regels)} vergelijkingen liggen binnen hun 99,9%-interval.")
    metingen = rijen(lijst, *meet(lijst, keuze.rondes))
    (WERK / "metingen.json").write_text(json.dumps({"machine": machine(), "metingen": metingen}, indent=1))
    with open(WERK / "metingen.csv", "w", newline="") as bestand:
        uit = csv.DictWriter(bestand, metingen[0].keys())
        uit.writeheader()
        uit.writerows(metingen)
    rondes = "1 ronde" if keuze.rondes == 1 else f"{keuze.rondes} rondes"
    verslag = [f"Gemeten op {machine()}; {rondes}, rekentijd van één kern, het minimum telt.", ""]
    verslag += tabel(metingen)
    print("\n".join(verslag + doelen(metingen)))
    if keuze.schrijf:
        markeer.vervang(keuze.schrijf, "pakketten", verslag)
        markeer.vervang(keuze.schrijf, "doelen", doelen(metingen))


if __name__ == "__main__":
    hoofd()
