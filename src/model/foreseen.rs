//! What a run will be asked for some day: nothing needs to be remembered that nobody asks for.

use super::plan::Plan;

/// What the settings of a run, those of now or of later, ask of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// How wide an indicatie is, and at which need it was set: for signals of providers.
    pub signals: bool,
    /// How often care was added on top of care.
    pub additions: bool,
    /// Who independent support would reach.
    pub support: bool,
}

impl Foreseen {
    /// What any of `plans` asks.
    pub fn of(plans: &[&Plan]) -> Foreseen {
        let settings = || plans.iter().flat_map(|plan| &plan.periods).map(|period| &period.settings);
        Foreseen {
            signals: settings().any(|settings| settings.signalering.kans > 0.0),
            support: settings().any(|settings| settings.clientondersteuning.bereik > 0.0),
            additions: settings().any(|settings| settings.stapeling.toename > 0.0),
        }
    }

    /// True when all that `plan` asks was foreseen.
    pub fn covers(self, plan: &Plan) -> bool {
        let asked = Foreseen::of(&[plan]);
        let covers = |foreseen: bool, asked: bool| foreseen || !asked;
        covers(self.signals, asked.signals)
            && covers(self.additions, asked.additions)
            && covers(self.support, asked.support)
    }
}
