#!/usr/bin/env python3
"""Meet hoe tijd en geheugen van wmosim groeien: met inwoners, jaren, herhalingen, scenario's en threads.

Elke meting is een proces van zichzelf. Schrijft target/vergelijking/schaal.csv, tekent docs/beeld/schaal.svg en .png, en
vervangt de tabel in docs/snelheid.md. Nodig: Python 3.11 en een gebouwde wmosim (het script bouwt de meting zelf).

Gebruik: python3 benches/schaal.py [--rondes 3] [--snel]
"""

import argparse
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys

HIER = pathlib.Path(__file__).resolve().parent
WORTEL = HIER.parent
sys.path.insert(0, str(HIER / "vergelijking"))

import markeer
import tekening
from meet import machine, nl

UIT = WORTEL / "target" / "vergelijking" / "schaal.csv"
LAND = 18_000_000

# Wat wordt gemeten: (as, waarde, soort, inwoners, jaren, herhalingen, scenario's, threads).
METINGEN = (
    *(("inwoners", n, "herhaling", n, 4, 1, 1, 1) for n in (10_000, 100_000, 1_000_000, LAND)),
    *(("inwoners, vaak", n, "herhaling", n, 4, keer, 1, 1) for n, keer in ((10_000, 100), (100_000, 20), (1_000_000, 5))),
    *(("jaren", n, "herhaling", 100_000, n, 1, 1, 1) for n in (1, 4, 10, 20)),
    *(("herhalingen", n, "vergelijk", 100_000, 4, n, 1, 1) for n in (10, 100, 1000)),
    *(("scenario's", n, "vergelijk", 100_000, 4, 10, n, 1) for n in (1, 4, 12)),
    *(("threads", n, "vergelijk", 100_000, 4, 40, 1, n) for n in (1, 2)),
)


def zwaar(meting):
    """Duurt minuten: heel Nederland als één gemeente, of duizend herhalingen."""
    return meting[3] >= LAND or meting[5] >= 1000


def programma():
    """Bouwt de meting en zegt waar zij staat."""
    bouw = ["cargo", "bench", "--locked", "--no-run", "--bench", "meting", "--message-format=json"]
    for regel in subprocess.run(bouw, cwd=WORTEL, check=True, capture_output=True, text=True).stdout.splitlines():
        bericht = json.loads(regel)
        if bericht.get("target", {}).get("name") == "meting" and bericht.get("executable"):
            return bericht["executable"]
    raise SystemExit("fout: cargo heeft de meting niet gebouwd")


def draai(program, soort, inwoners, jaren, herhalingen, scenarios, threads):
    """Seconden, rekentijd, geheugen in MiB en gebeurtenissen van één proces."""
    opdracht = [program, soort, str(inwoners), str(jaren), str(herhalingen)]
    if soort == "vergelijk":
        opdracht += [str(scenarios), str(threads)]
    lees, schrijf = os.pipe()
    kind = os.posix_spawn(
        opdracht[0],
        opdracht,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, schrijf, 1), (os.POSIX_SPAWN_CLOSE, lees)],
    )
    os.close(schrijf)
    with os.fdopen(lees) as uitvoer:
        tekst = uitvoer.read()
    _, status, verbruik = os.wait4(kind, 0)
    if status:
        raise SystemExit(f"fout: {' '.join(opdracht)}")
    gezegd = json.loads(tekst)
    rekentijd = verbruik.ru_utime + verbruik.ru_stime
    return gezegd["seconden"], rekentijd, gezegd["geheugen_kib"] / 1024, gezegd["gebeurtenissen"]


def meet(rondes, snel):
    program = programma()
    os.chdir(WORTEL)
    lijst = [meting for meting in METINGEN if not (snel and zwaar(meting))]
    gemeten = {}
    for ronde in range(rondes):
        for meting in lijst:
            if ronde and zwaar(meting):
                continue
            print(f"ronde {ronde + 1} van {rondes}: {meting[0]} {meting[1]}", file=sys.stderr)
            gemeten.setdefault(meting, []).append(draai(program, *meting[2:]))
    rijen = []
    for meting in sorted(gemeten, key=lambda m: (ASSEN.index(m[0]), m[1])):
        seconden, rekentijd, geheugen, gebeurtenissen = zip(*gemeten[meting])
        rijen.append(
            dict(
                zip(("as", "waarde", "soort", "inwoners", "jaren", "herhalingen", "scenarios", "threads"), meting),
                seconden_min=min(seconden),
                seconden_mediaan=statistics.median(seconden),
                rekentijd_min=min(rekentijd),
                geheugen_mib=max(geheugen),
                gebeurtenissen=max(gebeurtenissen),
            )
        )
    return rijen


ASSEN = ("inwoners", "inwoners, vaak", "jaren", "herhalingen", "scenario's", "threads")
VAST = {
    "inwoners": "één herhaling van vier jaar",
    "inwoners, vaak": "100, 20 en 5 herhalingen na elkaar",
    "jaren": "één herhaling, 100.000 inwoners",
    "herhalingen": "één scenario van vier jaar, één thread",
    "scenario's": "tien herhalingen van vier jaar, één thread",
    "threads": "veertig herhalingen van vier jaar",
}


BEELD = (
    "![Zes kleine grafieken: rekentijd en geheugen bij meer inwoners, jaren, herhalingen en scenario's. Een gestreepte lijn "
    "laat zien wat precies evenredig zou zijn.](beeld/schaal.png)"
)


def tabel(rijen):
    regels = [
        "| wat groeit | waarde | seconden | rekentijd | per gebeurtenis | geheugen |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for rij in rijen:
        regels.append(
            "| {} ({}) | {} | {} | {} | {} | {} MiB |".format(
                rij["as"],
                VAST[rij["as"]],
                f"{rij['waarde']:,}".replace(",", "."),
                nl(rij["seconden_min"]),
                nl(rij["rekentijd_min"]),
                # Een vergelijking zegt niet hoeveel gebeurtenissen zij naspeelde.
                f"{nl(1e9 * rij['seconden_min'] / rij['gebeurtenissen'])} ns" if rij["gebeurtenissen"] else "",
                nl(rij["geheugen_mib"]),
            )
        )
    return regels


def hoofd():
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--rondes", type=int, default=3, help="hoe vaak er wordt gemeten; de zwaarste één keer")
    opties.add_argument("--snel", action="store_true", help="zonder 18 miljoen inwoners en duizend herhalingen")
    opties.add_argument("--alleen-tekenen", action="store_true", help="tabel en tekening uit schaal.csv van de vorige keer")
    keuze = opties.parse_args()
    if keuze.alleen_tekenen:
        with open(UIT, newline="") as bestand:
            rijen = [{k: v if k in ("as", "soort") else float(v) for k, v in rij.items()} for rij in csv.DictReader(bestand)]
        for rij in rijen:
            rij["waarde"] = int(rij["waarde"])
    else:
        rijen = meet(keuze.rondes, keuze.snel)
        UIT.parent.mkdir(parents=True, exist_ok=True)
        with open(UIT, "w", newline="") as bestand:
            uit = csv.DictWriter(bestand, rijen[0].keys())
            uit.writeheader()
            uit.writerows(rijen)
    regels = [f"Gemeten op {machine()}.", "", *tabel(rijen)]
    print("\n".join(regels))
    markeer.vervang(WORTEL / "docs" / "snelheid.md", "groei", [BEELD, "", *regels])
    svg = WORTEL / "docs" / "beeld" / "schaal.svg"
    svg.write_text(tekening.schaal(rijen, machine()))
    subprocess.run([programma(), "png", svg, svg.with_suffix(".png")], check=True)


if __name__ == "__main__":
    hoofd()
