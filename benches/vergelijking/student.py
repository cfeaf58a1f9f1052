"""De verdeling van Student, zonder numpy of scipy."""

import math


def verdeling(t, vrijheid):
    """De kans op hoogstens `t`, met de onvolledige bètafunctie als kettingbreuk (Lentz)."""
    x = vrijheid / (vrijheid + t * t)
    staart = beta(x, vrijheid / 2, 0.5) / 2
    return 1 - staart if t > 0 else staart


def beta(x, a, b):
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta(1 - x, b, a)
    voor = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(1 - x)
    )
    klein = 1e-300
    c, d = 1.0, 1 / max(1 - (a + b) * x / (a + 1), klein)
    som = d
    for m in range(1, 500):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        oneven = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for stap in (even, oneven):
            d = 1 / (1 + stap * d or klein)
            c = 1 + stap / c or klein
            som *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return voor * som / a


def punt(vrijheid, zekerheid):
    """De `t` waarbinnen een deel `zekerheid` ligt, aan twee kanten."""
    laag, hoog = 0.0, 1000.0
    for _ in range(100):
        midden = (laag + hoog) / 2
        if verdeling(midden, vrijheid) < 0.5 + zekerheid / 2:
            laag = midden
        else:
            hoog = midden
    return hoog


if __name__ == "__main__":
    # Bekende punten: twee kanten, 95% en 99,9%.
    for vrijheid, zekerheid, bekend in ((10, 0.95, 2.2281), (120, 0.999, 3.3735), (3, 0.999, 12.924)):
        assert abs(punt(vrijheid, zekerheid) - bekend) < 1e-3, (vrijheid, punt(vrijheid, zekerheid))
    print("klopt")
