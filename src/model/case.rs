//! What the stages look at when they say what holds for a dossier: looked up once for all of them.

use super::client::Client;
use super::dossier::{Dossier, DossierId};
use super::sim::Sim;
use super::team::{self, Consulent};

/// A dossier with all that factors depend on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'s, 'p> {
    /// The replication.
    pub sim: &'s Sim<'p>,
    /// The dossier.
    pub dossier: &'s Dossier,
    /// Whose it is.
    pub client: &'s Client,
    /// The dossier's consulent, if it has one.
    pub consulent: Option<&'s Consulent>,
    /// The skill that the dossier's consulent lacks for it: [`team::gap`]; nothing without a consulent.
    pub gap: f64,
}

impl<'s, 'p> Case<'s, 'p> {
    /// The dossier `id` as it is now. Compiled into every place that asks, so that what is not used there is not
    /// looked up.
    #[inline(always)]
    pub fn of(sim: &'s Sim<'p>, id: DossierId) -> Case<'s, 'p> {
        Case::about(sim, &sim.dossiers[id as usize])
    }

    /// As [`Case::of`], for a dossier that was looked up already.
    #[inline(always)]
    pub fn about(sim: &'s Sim<'p>, dossier: &'s Dossier) -> Case<'s, 'p> {
        let client = &sim.clients[dossier.client as usize];
        let (profile, complexity) = (usize::from(client.profile), usize::from(dossier.complexity));
        let gap = dossier.consulent().map_or(0.0, |consulent| team::gap(sim, consulent, profile, complexity));
        let consulent = dossier.consulent().map(|consulent| &sim.state.team.consulents[consulent as usize]);
        Case { sim, dossier, client, consulent, gap }
    }
}
