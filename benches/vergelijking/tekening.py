"""Tekent hoe tijd en geheugen groeien, in de stijl van de grafieken van wmosim: de conclusie als titel, woorden bij de lijn."""

import math

BREED, HOOG = 960, 540
INKT, ZACHT, RASTER, AS, LIJN, GEWOON = "#1A1A1A", "#4D4D4D", "#E2E2E2", "#8A8A8A", "#0072B2", "#595959"
LETTER = "font-family=\"'Source Sans 3', 'Segoe UI', sans-serif\""


class Blad:
    def __init__(self):
        self.delen = []

    def tekst(self, x, y, woorden, maat=12, kleur=ZACHT, anker="start", dik=False):
        woorden = woorden.replace("&", "&amp;").replace("<", "&lt;")
        gewicht = ' font-weight="600"' if dik else ""
        self.delen.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{maat}" fill="{kleur}" text-anchor="{anker}"{gewicht} stroke="#FFFFFF" '
            f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{woorden}</text>'
        )

    def lijn(self, punten, kleur, breed, streep=""):
        pad = " ".join(f"{x:.1f},{y:.1f}" for x, y in punten)
        streep = f' stroke-dasharray="{streep}"' if streep else ""
        self.delen.append(f'<polyline points="{pad}" fill="none" stroke="{kleur}" stroke-width="{breed}"{streep}/>')

    def stip(self, x, y, kleur):
        self.delen.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{kleur}"/>')

    def svg(self, titel, uitleg):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" width="{BREED}" height="{HOOG}" '
            f'role="img" lang="nl" aria-labelledby="schaal-titel schaal-uitleg" {LETTER}>\n'
            f'<title id="schaal-titel">{titel}</title>\n<desc id="schaal-uitleg">{uitleg}</desc>\n'
            f'<rect width="{BREED}" height="{HOOG}" fill="#FFFFFF"/>\n' + "\n".join(self.delen) + "\n</svg>\n"
        )


def getal(waarde):
    """Kort, op zijn Nederlands: 10.000, 1 mln, 0,25."""
    if waarde >= 1_000_000:
        return f"{waarde / 1_000_000:g}".replace(".", ",") + " mln"
    if waarde >= 10:
        return f"{waarde:,.0f}".replace(",", ".")
    if waarde == round(waarde):
        return f"{waarde:.0f}"
    cijfers = max(0, 1 - math.floor(math.log10(waarde)))
    return f"{waarde:.{cijfers}f}".rstrip("0").rstrip(".").replace(".", ",")


def schaal(rijen, machine):
    groep = lambda naam: [rij for rij in rijen if rij["as"] == naam]
    inwoners = groep("inwoners")
    tot_miljoen = [rij for rij in inwoners if rij["waarde"] <= 1_000_000]
    keer = tot_miljoen[-1]["rekentijd_min"] / next(r for r in tot_miljoen if r["waarde"] == 100_000)["rekentijd_min"]
    titel = f"Van 100.000 naar 1 miljoen inwoners kost {getal(keer)} keer zoveel rekentijd"
    onder = "Rekentijd en geheugen van één proces, op assen waarop elke stap tien keer zoveel is. Gestreept: precies evenredig."
    blad = Blad()
    blad.tekst(24, 38, titel, 22, INKT, dik=True)
    blad.tekst(24, 62, onder, 14)
    panelen = (
        ("Inwoners: rekentijd (s)", inwoners, "rekentijd_min"),
        ("Inwoners: geheugen (MiB)", inwoners, "geheugen_mib"),
        ("Jaren: rekentijd (s)", groep("jaren"), "rekentijd_min"),
        ("Herhalingen: rekentijd (s)", groep("herhalingen"), "rekentijd_min"),
        ("Scenario's: rekentijd (s)", groep("scenario's"), "rekentijd_min"),
        ("Herhalingen: geheugen (MiB)", groep("herhalingen"), "geheugen_mib"),
    )
    woorden = []
    for plaats, (naam, reeks, maat) in enumerate(panelen):
        links, boven = 24 + 308 * (plaats % 3), 84 + 210 * (plaats // 3)
        paneel(blad, links, boven, naam, reeks, maat)
        woorden.append(f"{naam}: " + ", ".join(f"{getal(r['waarde'])} {getal(r[maat])}" for r in reeks) + ".")
    blad.tekst(24, HOOG - 14, f"wmosim · basis, zaad 1 · {machine}")
    return blad.svg(titel, onder + " " + " ".join(woorden))


def paneel(blad, links, boven, naam, rijen, maat):
    blad.tekst(links, boven + 14, naam, 14, INKT, dik=True)
    gebied = (links + 40, boven + 34, links + 280, boven + 168)
    xs = [math.log10(rij["waarde"]) for rij in rijen]
    ys = [math.log10(max(rij[maat], 1e-3)) for rij in rijen]
    laag, hoog = math.floor(min(ys)), math.ceil(max(ys))
    hoog = max(hoog, laag + 1)
    breedte = max(xs) - min(xs) or 1
    x_van = lambda x: gebied[0] + 14 + (x - min(xs)) / breedte * (gebied[2] - gebied[0] - 40)
    y_van = lambda y: gebied[3] - (y - laag) / (hoog - laag) * (gebied[3] - gebied[1])
    for stap in range(laag, hoog + 1):
        y = y_van(stap)
        blad.lijn([(gebied[0], y), (gebied[2], y)], AS if stap == laag else RASTER, 1)
        blad.tekst(gebied[0] - 6, y + 4, getal(10**stap), anker="end")
    for x, rij in zip(xs, rijen):
        blad.tekst(x_van(x), gebied[3] + 16, getal(rij["waarde"]), anker="middle")
    einde = min(hoog, ys[0] + xs[-1] - xs[0])
    blad.lijn([(x_van(xs[0]), y_van(ys[0])), (x_van(xs[0] + einde - ys[0]), y_van(einde))], GEWOON, 1.2, "5 3.5")
    blad.lijn([(x_van(x), y_van(y)) for x, y in zip(xs, ys)], LIJN, 2)
    for x, y, rij in zip(xs, ys, rijen):
        blad.stip(x_van(x), y_van(y), LIJN)
        blad.tekst(x_van(x), y_van(y) - 8, getal(rij[maat]), kleur=LIJN, anker="middle", dik=True)
