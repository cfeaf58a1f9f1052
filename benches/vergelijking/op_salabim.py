"""Het kleine model op salabim: componenten voor de voordeur, elke consulent en elke cliënt.

Zuinig geschreven: met `yield` en niet `yieldless`, zonder monitors op rijen, en een dossier is een gewoon object. Een
component maken is in salabim duur, en een dossier wacht zelf nergens op.
"""

import collections

import salabim as sim

from gemeen import HERSTEL, NIEUW, SPOED, Toeval, Uitkomst, dagen_werk, hoofd, specialisten

sim.yieldless(False)


class Voordeur(sim.Component):
    def process(self):
        m = self.env.model
        enkel, complex_ = m.p["meldingen_per_dag"]
        tempo = enkel + complex_
        while True:
            yield self.hold(m.toeval.exponentieel(1 / tempo))
            m.uit.meldingen += 1
            client = Client(complex_=m.toeval.kans(complex_ / tempo))
            if m.p["crisis_per_dag"] > 0:
                Crises(client=client)
            m.open(client, NIEUW)


class Client(sim.Component):
    """De hulp van een cliënt; staat stil tot er een besluit is."""

    def setup(self, complex_):
        self.complex = complex_
        self.weg = self.in_zorg = self.loopt = self.wijkt_af = False
        self.dossier = None
        self.misfit = 0

    def process(self):
        m = self.env.model
        p, uit, toeval = m.p, m.uit, m.toeval
        yield self.passivate()
        toegekend = self.env.now()
        yield self.request(m.plaatsen)
        if p["controle_na_dagen"]:
            self.wijkt_af = toeval.kans(p["afwijking"])
            uit.afwijkingen += self.wijkt_af
        if p["start_na_dagen"]:
            yield self.hold(p["start_na_dagen"] * toeval.lognormaal(p["start_spreiding"]))
            uit.starts += 1
        uit.start_dagen += self.env.now() - toegekend
        uit.gestart += 1
        self.loopt = True
        einde = self.env.now() + toeval.exponentieel(1 / p["einde_per_dag"])
        if p["controle_na_dagen"]:
            volgende = self.env.now() + toeval.uniform() * p["controle_na_dagen"]
            while volgende < einde:
                yield self.hold(till=volgende)
                self.controle(m)
                volgende += p["controle_na_dagen"]
        yield self.hold(till=einde)
        uit.einden += 1
        self.loopt = False
        self.weg = True
        self.misfit += 1
        if self.dossier is not None:
            m.sluit(self.dossier)
        self.release(m.plaatsen)

    def controle(self, m):
        m.uit.controles += 1
        if self.wijkt_af:
            m.uit.geaccepteerd += 1
        elif m.toeval.kans(m.p["afwijking_tussen"]):
            self.wijkt_af = True
            m.uit.afwijkingen += 1


class Crises(sim.Component):
    def setup(self, client):
        self.client = client

    def process(self):
        m, client = self.env.model, self.client
        while True:
            yield self.hold(m.toeval.exponentieel(1 / m.p["crisis_per_dag"]))
            if client.weg:
                return
            m.uit.spoed += 1
            dossier = client.dossier
            if dossier is None:
                client.misfit += 1
                m.open(client, SPOED)
            elif not dossier.spoed:
                dossier.spoed = True
                if dossier.consulent is None:
                    m.geef_met_spoed(dossier)


class Blijkt(sim.Component):
    """Na verloop van tijd blijkt dat een indicatie niet past."""

    def setup(self, client, welke):
        self.client, self.welke = client, welke

    def process(self):
        m = self.env.model
        yield self.hold(m.toeval.exponentieel(m.p["ontdekt_na_dagen"]))
        if self.client.misfit == self.welke:
            m.uit.herstel += 1
            m.open(self.client, HERSTEL)


class Dossier:
    __slots__ = ("client", "soort", "spoed", "gemeld", "dagen", "consulent", "dicht")

    def __init__(self, client, soort, gemeld, dagen):
        self.client, self.soort, self.gemeld, self.dagen = client, soort, gemeld, dagen
        self.spoed = soort == SPOED
        self.consulent = None
        self.dicht = False


class Consulent(sim.Component):
    def setup(self, specialist):
        self.specialist = specialist
        self.in_handen = 0
        self.gegeven = 0
        self.bureau = collections.deque()

    def process(self):
        m = self.env.model
        while True:
            while not self.bureau:
                yield self.passivate()
            dossier = self.bureau.popleft()
            if dossier.dicht:
                continue
            langer = dossier.client.complex and not self.specialist
            dagen = dossier.dagen * (m.p["generalist_langer"] if langer else 1)
            yield self.hold(dagen)
            m.uit.werk += 1
            m.uit.gewerkt += dagen
            if not dossier.dicht:
                m.besluit(dossier)


class Model:
    def __init__(self, p, zaad):
        self.p = p
        self.toeval = Toeval(zaad)
        self.uit = Uitkomst()
        self.env = sim.Environment(trace=False)
        self.env.model = self
        self.rijen = (collections.deque(), collections.deque())
        self.plaatsen = sim.Resource("plaatsen", capacity=p["plaatsen"], monitor=False)
        self.team = [Consulent(specialist=s) for s in specialisten(p, self.toeval)]
        self.gegeven = 0
        Voordeur()

    def speel(self):
        self.env.run(till=self.p["dagen"])
        return self.uit

    def open(self, client, soort):
        dagen = dagen_werk(self.p, soort, client.complex, self.toeval)
        client.dossier = dossier = Dossier(client, soort, self.env.now(), dagen)
        if dossier.spoed:
            self.geef_met_spoed(dossier)
            return
        vrij = [c for c in self.team if not c.in_handen and self.mag(c, client.complex)]
        if vrij:
            self.geef(min(vrij, key=lambda c: c.gegeven), dossier)
        else:
            self.rijen[client.complex].append(dossier)

    def mag(self, consulent, complex_):
        return not complex_ or not self.p["op_competentie"] or consulent.specialist

    def geef_met_spoed(self, dossier):
        complex_ = dossier.client.complex
        if self.p["op_competentie"]:
            wie = min(self.team, key=lambda c: (complex_ and not c.specialist, c.in_handen, c.gegeven))
        else:
            wie = min(self.team, key=lambda c: c.gegeven)
        self.geef(wie, dossier)

    def geef(self, consulent, dossier):
        self.gegeven += 1
        consulent.gegeven = self.gegeven
        consulent.in_handen += 1
        dossier.consulent = consulent
        # Spoed gaat voor wat er ligt, en na eerdere spoed.
        voor = sum(d.spoed for d in consulent.bureau) if dossier.spoed else len(consulent.bureau)
        consulent.bureau.insert(voor, dossier)
        if consulent.ispassive():
            consulent.activate()

    def besluit(self, dossier):
        p, client, uit = self.p, dossier.client, self.uit
        uit.besluiten += 1
        if dossier.soort != HERSTEL:
            uit.besluit_dagen += self.env.now() - dossier.gemeld
            uit.besluiten_met_termijn += 1
        zonder = client.complex and not dossier.consulent.specialist
        client.misfit += 1
        if self.toeval.kans(p["misfit_generalist"] if zonder else p["misfit"]):
            Blijkt(client=client, welke=client.misfit)
        if not client.in_zorg:
            client.in_zorg = True
            client.activate()
        elif client.loopt and client.wijkt_af:
            client.wijkt_af = self.toeval.kans(p["afwijking"])
            uit.afwijkingen += client.wijkt_af
        self.sluit(dossier)

    def sluit(self, dossier):
        """Het dossier is klaar of vervalt; de consulent pakt het oudste dat hij mag hebben."""
        dossier.dicht = True
        dossier.client.dossier = None
        consulent = dossier.consulent
        if consulent is None:
            return
        consulent.in_handen -= 1
        if consulent.in_handen:
            return
        eerste = None
        for complex_, rij in enumerate(self.rijen):
            if not self.mag(consulent, complex_):
                continue
            while rij and (rij[0].dicht or rij[0].consulent is not None):
                rij.popleft()
            if rij and (eerste is None or rij[0].gemeld < eerste[0].gemeld):
                eerste = rij
        if eerste:
            self.geef(consulent, eerste.popleft())


if __name__ == "__main__":
    hoofd(lambda p, zaad: Model(p, zaad).speel())
