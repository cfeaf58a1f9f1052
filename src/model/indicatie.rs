//! The indicatie: what is granted, and whether it fits.

use super::care::{self, Phase};
use super::case::Case;
use super::client::{Client, ClientId, Standing};
use super::dossier::{self, Dossier, DossierId, Kind};
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Never, Stage};
use super::{aanbieder, beschikking, piep, stages, team};
use crate::engine::math::{exp, ln, logistic};
use crate::engine::sample::normal_quantile;
use crate::observations::{Count, Level, Observer};

settings! {
    /// Wat er wordt toegekend, en of dat past.
    pub struct Settings {
        /// Toegekend gedeeld door wat de consulent nodig acht. 1.0 is passend, 0.8 is krap, 1.2 is ruim.
        #[english = "Granted divided by what the caseworker thinks is needed. 1.0 is fitting, 0.8 is tight, 1.2 is generous."]
        ruimhartigheid: f64 { unit: "factor", min: 0.0, max: 10.0, example: "1.0" },
        /// Deel van de behoefte dat in het gesprek in beeld komt.
        #[english = "Share of the need that comes into view in the conversation."]
        gezien: f64 { unit: "deel", min: 0.0, max: 2.0, example: "0.97" },
        /// Spreiding tussen consulenten bij een gelijke vraag: de persoonlijke stijl.
        #[english = "Spread between caseworkers for the same request: personal style."]
        stijl: f64 { unit: "standaardafwijking van de logaritme", min: 0.0, max: 3.0, example: "0.12" },
        /// Toevallige fout in het bepalen van de behoefte.
        #[english = "Random error in judging the need."]
        ruis: f64 { unit: "standaardafwijking van de logaritme", min: 0.0, max: 3.0, example: "0.12" },
        /// Hoeveel die fout groter wordt als de consulent vaardigheid mist.
        #[english = "How much larger that error becomes when the caseworker lacks skill."]
        ruis_vaardigheid: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Hoeveel ruimer er wordt toegekend als de werkdruk twee keer zo hoog is als gewoon: ruim toekennen scheelt een moeilijk gesprek.
        #[english = "How much more is granted when workload is twice the ordinary: granting generously saves a difficult conversation."]
        druk_effect: f64 { unit: "deel", min: -1.0, max: 10.0, example: "0.05" },
        /// Hoeveel ruimer een mondige cliënt wordt bedeeld dan een gemiddelde.
        #[english = "How much more generously an assertive client is treated than an average one."]
        mondigheid_effect: f64 { unit: "deel", min: 0.0, max: 10.0, example: "0.05" },
        /// Hoeveel uren ruim toekennen bespaart: 0.3 betekent 3% minder werk bij 10% ruimer.
        #[english = "How many hours granting generously saves: 0.3 means 3% less work at 10% more generous."]
        ruim_bespaart: f64 { unit: "deel", min: 0.0, max: 10.0, example: "0.3" },
        /// Kans dat een indicatie niet past, als de consulent alle vaardigheid heeft en geen haast.
        #[english = "Chance that an indicatie does not fit, when the caseworker has all skill and is in no hurry."]
        misfit_basis: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.04" },
        /// Hoe sterk die kans stijgt als vaardigheid ontbreekt, op een logistische schaal.
        #[english = "How strongly that chance rises when skill is missing, on a logistic scale."]
        misfit_vaardigheid: f64 { unit: "score", min: 0.0, max: 100.0, example: "5.0" },
        /// Hoe sterk die kans stijgt door haast: per verdubbeling van de werkdruk, op een logistische schaal.
        #[english = "How strongly that chance rises with hurry: per doubling of workload, on a logistic scale."]
        misfit_haast: f64 { unit: "score", min: 0.0, max: 100.0, example: "0.5" },
        /// Welk deel van de hulp werkt als de indicatie niet past.
        #[english = "Which share of the help works when the indicatie does not fit."]
        misfit_werking: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.7" },
        /// Na hoeveel maanden gemiddeld blijkt dat een indicatie niet past.
        #[english = "After how many months on average it shows that an indicatie does not fit."]
        misfit_ontdekt: f64 { unit: "maanden", min: 0.01, max: 10_000.0, example: "5.0" },
        /// Deel van de nieuwe meldingen dat met algemene of voorliggende hulp is opgelost.
        #[english = "Share of the new meldingen that are solved with general help or help under other provisions."]
        voorliggend: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.15" },
        /// Deel van de nieuwe meldingen dat wordt afgewezen.
        #[english = "Share of the new meldingen that are refused."]
        afgewezen: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.05" },
    }
}

/// The indicatie.
#[derive(Debug)]
pub struct Indicatie;

impl Stage for Indicatie {
    type State = ();
    type Event = Never;

    fn prepare(_plan: &Plan) {}

    fn generosity(case: &Case) -> f64 {
        let settings = &case.sim.period.settings.indicatie;
        let pressed = pressed(settings, team::pressure(case.sim));
        // Where no voice matters, it need not be known.
        if settings.mondigheid_effect == 0.0 {
            return pressed;
        }
        pressed * vocal(settings, piep::voice(case.sim, case.client))
    }

    fn noise(case: &Case) -> f64 {
        1.0 + case.sim.period.settings.indicatie.ruis_vaardigheid * case.gap
    }

    fn misfit(case: &Case) -> f64 {
        let settings = &case.sim.period.settings.indicatie;
        settings.misfit_vaardigheid * case.gap + settings.misfit_haast * team::pressure(case.sim)
    }

    fn work(case: &Case) -> f64 {
        let settings = &case.sim.period.settings.indicatie;
        if settings.ruim_bespaart == 0.0 {
            return 1.0;
        }
        argument(settings, generosity(case))
    }
}

/// The generosity that applies to a dossier: what policy and circumstances make of it, and no lower than the
/// law allows.
#[inline(always)]
fn generosity(case: &Case) -> f64 {
    let policy = case.sim.period.settings.indicatie.ruimhartigheid;
    (policy * stages::generosity(case)).max(stages::floor(case))
}

/// Generosity under workload: `1 + effect x pressure`, at most half as much again (aanname).
pub fn pressed(settings: &Settings, pressure: f64) -> f64 {
    (1.0 + settings.druk_effect * pressure).clamp(0.5, 1.5)
}

/// Generosity towards a client with this voice, where 1 is the ordinary client: `1 + effect x (voice - 1)` (aanname).
pub fn vocal(settings: &Settings, voice: f64) -> f64 {
    (1.0 + settings.mondigheid_effect * (voice - 1.0)).max(0.5)
}

/// Work at generosity `g`: `1 - saving x (g - 1)`. A generous indicatie takes less argument, a tight one
/// more; between a half and one and a half (aanname).
pub fn argument(settings: &Settings, generosity: f64) -> f64 {
    (1.0 - settings.ruim_bespaart * (generosity - 1.0)).clamp(0.5, 1.5)
}

/// The chance that an indicatie misfits: the base chance, here as log-odds, with `score` added on the logistic scale.
#[inline]
pub fn misfit_chance(base: f64, score: f64) -> f64 {
    if base == f64::NEG_INFINITY { 0.0 } else { logistic(base + score) }
}

/// How a besluit ends a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Care is granted.
    Granted,
    /// It was solved without maatwerk: with general help or help under other provisions.
    General,
    /// It was refused.
    Refused,
    /// The client belongs under another law.
    OtherLaw,
}

/// The besluit: the dossier ends, and the voorzieningen are set. Out of line: most steps of an onderzoek are another.
#[inline(never)]
pub fn decide(sim: &mut Sim, id: DossierId) {
    beschikking::record(sim, id);
    let case = Case::of(sim, id);
    let client = case.dossier.client;
    match ending(&case) {
        Ending::Granted => {
            let indication = Indication::of(&case);
            grant(sim, id, client, &indication);
        }
        Ending::Refused => refuse(sim, id, client),
        Ending::General => solve(sim, id, client),
        Ending::OtherLaw => super::verloop::to_wlz(sim, client),
    }
}

/// A refusal. Out of line, as the next: most besluiten grant care.
#[inline(never)]
fn refuse(sim: &mut Sim, id: DossierId, client: ClientId) {
    sim.obs.count(Count::Refused, 1);
    stages::refused(sim, id);
    dossier::leave(sim, client);
}

/// General help, or help under other provisions.
#[inline(never)]
fn solve(sim: &mut Sim, id: DossierId, client: ClientId) {
    sim.obs.count(Count::General, 1);
    super::gesprek::solved(sim, id);
    dossier::leave(sim, client);
}

/// Maatwerk: the voorzieningen are set, and providers are found for them.
fn grant(sim: &mut Sim, id: DossierId, client: ClientId, indication: &Indication) {
    for index in care::of(sim, client) {
        indicate(sim, index, indication);
    }
    super::verloop::set_misfit(sim, client, indication.misfit);
    let who = &mut sim.clients[client as usize];
    if who.standing == Standing::Waiting {
        sim.obs.level(Level::QueueClients, sim.now, -1);
    }
    who.standing = Standing::InCare;
    aanbieder::request(sim, client);
    stages::decided(sim, id, client);
    dossier::close(sim, id);
    care::regranted(sim, client);
    aanbieder::perhaps_answered(sim, client);
}

/// The luck of a melding, which decides how it ends: the same for the same resident in every scenario.
#[inline]
pub fn luck(client: &Client, dossier: &Dossier) -> f64 {
    client.key.luck(Purpose::Outcome.at(dossier.number))
}

/// How a dossier ends: only a new melding can be refused or be solved without maatwerk.
fn ending(case: &Case) -> Ending {
    let Case { sim, dossier, client, .. } = *case;
    if dossier.kind == Kind::New {
        let settings = &sim.period.settings.indicatie;
        let usual = settings.voorliggend + settings.afgewezen;
        // Where every melding leads to care the luck need not be known.
        let known = (usual > 0.0).then(|| luck(client, dossier));
        if known.is_some_and(|u| u >= settings.voorliggend && u < usual) {
            return Ending::Refused;
        }
        let solved = known.is_some_and(|u| u < settings.voorliggend);
        if solved || at_once(sim, dossier, || known.unwrap_or_else(|| luck(client, dossier))) {
            return Ending::General;
        }
    }
    if super::juiste_wet::recognised(case) { Ending::OtherLaw } else { Ending::Granted }
}

/// True for a new melding that ends after the first conversation: residents who would have been granted care,
/// when other stages add to what is solved without maatwerk; and residents who would have ended without it,
/// when a good conversation sees so at once.
pub fn solved_at_once(sim: &Sim, id: DossierId) -> bool {
    let dossier = &sim.dossiers[id as usize];
    dossier.kind == Kind::New && at_once(sim, dossier, || luck(&sim.clients[dossier.client as usize], dossier))
}

/// As [`solved_at_once`], for a new melding with this luck.
#[inline]
fn at_once(sim: &Sim, dossier: &Dossier, luck: impl FnOnce() -> f64) -> bool {
    let extra = stages::general(sim, dossier);
    let at_once = super::gesprek::at_once(sim.period);
    if extra <= 0.0 && at_once <= 0.0 {
        return false;
    }
    let settings = &sim.period.settings.indicatie;
    let usual = settings.voorliggend + settings.afgewezen;
    let u = luck();
    u < settings.voorliggend * at_once || (u >= usual && u < usual + extra)
}

/// What a consulent makes of a dossier, for all products.
#[derive(Clone, Copy, Debug)]
struct Indication {
    /// Share of the need that the conversation brings to light.
    seen: f64,
    generosity: f64,
    /// What style and chance add to the logarithm of what is indicated.
    spread: f64,
    misfit: bool,
}

impl Indication {
    /// Draws the indicatie of a dossier, and whether it fits.
    ///
    /// `ln(indicated) = ln(seen net need) + ln(generosity) + style of the consulent + noise`. The seen need is
    /// what the network leaves, as far as the conversation brings it to light.
    fn of(case: &Case) -> Indication {
        let Case { sim, dossier, client, consulent, .. } = case;
        let settings = &sim.period.settings.indicatie;
        let generosity = generosity(case);
        let seen = settings.gezien + (1.0 - settings.gezien) * stages::seen(case);
        let mut spread = 0.0;
        if settings.stijl > 0.0 {
            let style = consulent.map_or(0.0, |who| who.style);
            spread = settings.stijl * (style * stages::style(case));
        }
        if settings.ruis > 0.0 {
            let luck = client.key.luck(Purpose::Indication.at(dossier.number));
            spread += settings.ruis * stages::noise(case) * normal_quantile(luck);
        }
        let misfit = client.key.luck(Purpose::Misfit.at(dossier.number)) < chance_of_misfit(case);
        Indication { seen, generosity, spread, misfit }
    }
}

/// The chance that the indicatie of a dossier misfits. Where nothing raises it, it is known already.
#[inline]
fn chance_of_misfit(case: &Case) -> f64 {
    let derived = &case.sim.period.derived;
    let score = stages::misfit(case);
    if score == 0.0 { derived.least_misfit } else { misfit_chance(derived.misfit, score) }
}

/// Sets what is indicated at place `index`.
#[inline(always)]
fn indicate(sim: &mut Sim, index: usize, indication: &Indication) {
    let Indication { seen, generosity, spread, .. } = *indication;
    let Sim { period, clients, care, obs, .. } = &mut *sim;
    let (client, product) = care[index].whose();
    let (_, need) = clients[client as usize].needs(period, product);
    let mut indicated = need;
    if need > 0.0 && period.products[product].divisible {
        indicated = need * seen * generosity * exp(spread);
        // Of nothing there is no logarithm.
        if indicated > 0.0 {
            count(obs, indicated / need, generosity);
        }
    }
    set(sim, index, indicated);
}

/// Counts an indicatie: the logarithm of `ratio`, that is indicated over needed, and the generosity that applied.
fn count(obs: &mut Observer, ratio: f64, generosity: f64) {
    obs.count(Count::Granted, 1);
    obs.count_micro(Count::Generosity, generosity);
    // Of what is just as needed the logarithm is nothing.
    if ratio != 1.0 {
        let log = ln(ratio);
        obs.count_micro(Count::GrantedLog, log);
        obs.count_micro(Count::GrantedLogSquare, log * log);
    }
}

/// Sets the indicated units of the voorziening at place `index`.
#[inline]
pub fn set(sim: &mut Sim, index: usize, indicated: f64) {
    let care = &mut sim.care[index];
    let before = care.phase;
    if indicated <= 0.0 {
        if before != Phase::None {
            aanbieder::stop(sim, index);
        }
        return;
    }
    care.indicated = indicated;
    if before == Phase::Running || before == Phase::Starting {
        aanbieder::resize(sim, index);
    }
}
