//! Numbers that follow from the settings and are needed at every melding: computed once.

use super::aanbieder::{self, Offers};
use super::casuistiek;
use super::client::Traits;
use super::dossier::KINDS;
use super::profiel::Group;
use super::stages::Settings;
use super::triage::{self, Tracks};
use super::{afwijking, gesprek, indicatie, onderzoek, piep, team};
use crate::engine::math::logit;
use crate::engine::sample::Spread;

/// The coefficient of variation of the help that a network gives (aanname).
const NETWORK: f64 = 0.4;
/// The coefficient of variation of days that something takes of which only the mean is set (aanname).
const DAYS: f64 = 0.5;

/// What follows from the settings of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The spread of need between clients of one profile and level.
    pub need: Spread,
    /// The spread of what networks cover.
    pub network: Spread,
    /// The spread of the hours of an onderzoek.
    pub work: Spread,
    /// The spread of days of waiting for a partner or a provider.
    pub days: Spread,
    /// The mean hours of an onderzoek by kind and complexity: [`onderzoek::means`].
    pub hours: [[f64; 3]; KINDS],
    /// By profile: what everyone who reports is like, where all are alike.
    pub certain: Vec<Option<Traits>>,
    /// By profile: how complex every dossier is and looks, where all are alike: [`triage::certain`].
    pub weighed: Vec<Option<u8>>,
    /// What holds on the tracks that dossiers take.
    pub tracks: Tracks,
    /// Whether any indicatie ends and is looked at again.
    pub renewals: bool,
    /// The log-odds of an indicatie that misfits, before anything raises them.
    pub misfit: f64,
    /// The chance of an indicatie that misfits, when nothing raises it.
    pub least_misfit: f64,
    /// The share of the highest effect that discussing cases reaches: [`casuistiek::effect`].
    pub discussion: f64,
    /// The share of the highest effect that a longer conversation reaches: [`gesprek::effect`].
    pub conversation: f64,
    /// The voice of a client without support: [`piep::voices`].
    pub voices: [[[f64; 2]; 2]; 2],
    /// What support makes of the voice of a client: without it, and with it.
    pub support: [f64; 2],
    /// Who provides each product.
    pub offers: Vec<Offers>,
    /// After how many seconds a consulent knows the work: [`team::learned_after`].
    pub learned_after: i64,
    /// Seconds between two evaluations of care: [`afwijking::seconds`].
    pub evaluations: i64,
    /// How busy each month is, with 1 for the average.
    pub season: [f64; 12],
}

impl Derived {
    /// What follows from `settings`, with these profiles.
    pub fn new(settings: &Settings, profiles: &[Group]) -> Derived {
        let average = settings.instroom.seizoen.iter().sum::<f64>() / 12.0;
        let relative = |factor: f64| if average > 0.0 { factor / average } else { 0.0 };
        let misfit = logit(settings.indicatie.misfit_basis);
        let mut derived = Derived {
            need: Spread::new(settings.verloop.spreiding_behoefte),
            network: Spread::new(NETWORK),
            work: Spread::new(settings.onderzoek.spreiding),
            days: Spread::new(DAYS),
            hours: onderzoek::means(&settings.onderzoek),
            certain: Vec::new(),
            weighed: profiles.iter().map(|group| triage::certain(&settings.triage, group)).collect(),
            tracks: Tracks::new(&settings.triage),
            renewals: settings.product.values().any(|product| product.herindicatie),
            misfit,
            least_misfit: indicatie::misfit_chance(misfit, 0.0),
            discussion: casuistiek::effect(&settings.casuistiek),
            conversation: gesprek::effect(&settings.gesprek),
            voices: piep::voices(&settings.piep),
            support: [1.0, settings.clientondersteuning.stem],
            offers: aanbieder::offers(settings),
            learned_after: team::learned_after(settings.team.inwerken_maanden),
            evaluations: afwijking::seconds(&settings.afwijking),
            season: settings.instroom.seizoen.map(relative),
        };
        let certain = |group: &Group| Traits::certain(group, &settings.verloop, &derived);
        derived.certain = profiles.iter().map(certain).collect();
        derived
    }
}
