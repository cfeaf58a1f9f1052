"""Vervangt in een document wat tussen twee merktekens staat."""

import pathlib


def vervang(pad, naam, regels):
    """Tussen `<!-- naam: begin -->` en `<!-- naam: eind -->` komen deze regels."""
    pad = pathlib.Path(pad)
    begin, eind = f"<!-- {naam}: begin -->", f"<!-- {naam}: eind -->"
    tekst = pad.read_text()
    if begin not in tekst or eind not in tekst:
        raise SystemExit(f"fout: in {pad} ontbreken de merktekens van `{naam}`")
    voor, rest = tekst.split(begin, 1)
    _, na = rest.split(eind, 1)
    midden = "\n".join(regels).strip()
    pad.write_text(f"{voor}{begin}\n{midden}\n{eind}{na}")
