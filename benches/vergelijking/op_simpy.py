"""Het kleine model op SimPy: processen voor de voordeur, elke consulent en de hulp van elke cliënt."""

import collections

import simpy

from gemeen import HERSTEL, NIEUW, SPOED, Toeval, Uitkomst, dagen_werk, hoofd, specialisten


class Client:
    __slots__ = ("complex", "weg", "in_zorg", "loopt", "wijkt_af", "dossier", "misfit", "toegekend")

    def __init__(self, complex_):
        self.complex = complex_
        self.weg = self.in_zorg = self.loopt = self.wijkt_af = False
        self.dossier = None
        self.misfit = 0
        self.toegekend = 0.0


class Dossier:
    __slots__ = ("client", "soort", "spoed", "gemeld", "dagen", "consulent", "dicht")

    def __init__(self, client, soort, gemeld, dagen):
        self.client, self.soort, self.gemeld, self.dagen = client, soort, gemeld, dagen
        self.spoed = soort == SPOED
        self.consulent = None
        self.dicht = False


class Consulent:
    def __init__(self, env, specialist):
        self.specialist = specialist
        self.in_handen = 0
        self.gegeven = 0
        self.bureau = simpy.PriorityStore(env)


class Model:
    def __init__(self, p, zaad):
        self.p = p
        self.toeval = Toeval(zaad)
        self.uit = Uitkomst()
        self.env = simpy.Environment()
        self.team = [Consulent(self.env, s) for s in specialisten(p, self.toeval)]
        self.rijen = (collections.deque(), collections.deque())
        self.gegeven = 0
        # Een Container en geen Resource: die zoekt bij elk einde in een lijst van alle 4.400 bezette plaatsen.
        self.plaatsen = simpy.Container(self.env, capacity=p["plaatsen"], init=p["plaatsen"])
        self.env.process(self.voordeur())
        for consulent in self.team:
            self.env.process(self.werk(consulent))

    def speel(self):
        self.env.run(until=self.p["dagen"])
        return self.uit

    def voordeur(self):
        enkel, complex_ = self.p["meldingen_per_dag"]
        tempo = enkel + complex_
        while True:
            yield self.env.timeout(self.toeval.exponentieel(1 / tempo))
            self.uit.meldingen += 1
            client = Client(self.toeval.kans(complex_ / tempo))
            if self.p["crisis_per_dag"] > 0:
                self.env.process(self.crises(client))
            self.open(client, NIEUW)

    def crises(self, client):
        while True:
            yield self.env.timeout(self.toeval.exponentieel(1 / self.p["crisis_per_dag"]))
            if client.weg:
                return
            self.uit.spoed += 1
            dossier = client.dossier
            if dossier is None:
                client.misfit += 1
                self.open(client, SPOED)
            elif not dossier.spoed:
                dossier.spoed = True
                if dossier.consulent is None:
                    self.geef_met_spoed(dossier)

    def blijkt(self, client, welke):
        yield self.env.timeout(self.toeval.exponentieel(self.p["ontdekt_na_dagen"]))
        if client.misfit == welke:
            self.uit.herstel += 1
            self.open(client, HERSTEL)

    # --- Het team ---

    def open(self, client, soort):
        dagen = dagen_werk(self.p, soort, client.complex, self.toeval)
        client.dossier = dossier = Dossier(client, soort, self.env.now, dagen)
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
        consulent.bureau.put(simpy.PriorityItem((not dossier.spoed, self.gegeven), dossier))

    def werk(self, consulent):
        while True:
            dossier = (yield consulent.bureau.get()).item
            if dossier.dicht:
                continue
            langer = dossier.client.complex and not consulent.specialist
            dagen = dossier.dagen * (self.p["generalist_langer"] if langer else 1)
            yield self.env.timeout(dagen)
            self.uit.werk += 1
            self.uit.gewerkt += dagen
            if not dossier.dicht:
                self.besluit(dossier)

    def besluit(self, dossier):
        p, client, uit = self.p, dossier.client, self.uit
        uit.besluiten += 1
        if dossier.soort != HERSTEL:
            uit.besluit_dagen += self.env.now - dossier.gemeld
            uit.besluiten_met_termijn += 1
        zonder = client.complex and not dossier.consulent.specialist
        client.misfit += 1
        if self.toeval.kans(p["misfit_generalist"] if zonder else p["misfit"]):
            self.env.process(self.blijkt(client, client.misfit))
        if not client.in_zorg:
            client.in_zorg = True
            client.toegekend = self.env.now
            self.env.process(self.zorg(client))
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

    # --- De hulp ---

    def zorg(self, client):
        p, uit, toeval, env = self.p, self.uit, self.toeval, self.env
        yield self.plaatsen.get(1)
        if p["controle_na_dagen"]:
            client.wijkt_af = toeval.kans(p["afwijking"])
            uit.afwijkingen += client.wijkt_af
        if p["start_na_dagen"]:
            yield env.timeout(p["start_na_dagen"] * toeval.lognormaal(p["start_spreiding"]))
            uit.starts += 1
        uit.start_dagen += env.now - client.toegekend
        uit.gestart += 1
        client.loopt = True
        einde = env.now + toeval.exponentieel(1 / p["einde_per_dag"])
        if p["controle_na_dagen"]:
            volgende = env.now + toeval.uniform() * p["controle_na_dagen"]
            while volgende < einde:
                yield env.timeout(volgende - env.now)
                self.controle(client)
                volgende = env.now + p["controle_na_dagen"]
        yield env.timeout(einde - env.now)
        uit.einden += 1
        client.loopt = False
        client.weg = True
        client.misfit += 1
        if client.dossier is not None:
            self.sluit(client.dossier)
        yield self.plaatsen.put(1)

    def controle(self, client):
        self.uit.controles += 1
        if client.wijkt_af:
            self.uit.geaccepteerd += 1
        elif self.toeval.kans(self.p["afwijking_tussen"]):
            client.wijkt_af = True
            self.uit.afwijkingen += 1


if __name__ == "__main__":
    hoofd(lambda p, zaad: Model(p, zaad).speel())
