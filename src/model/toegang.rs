//! A strong and independent front door: insight in one's own indicaties, support by consulents themselves,
//! and who employs the consulent.

use super::case::Case;
use super::dossier::{Dossier, Kind};
use super::indicatie;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use super::{casuistiek, gesprek};

settings! {
    /// Een sterke en onafhankelijke toegang: inzicht in eigen indicaties, zelf ondersteunen, en wie de werkgever is.
    pub struct Settings {
        /// Hoeveel dichter consulenten bij het gemiddelde van het team gaan zitten door inzicht in hun eigen indicaties en de kosten daarvan. 0 is geen inzicht.
        #[english = "How much closer caseworkers come to the average of the team through insight into their own indicaties and what these cost. 0 is no insight."]
        inzicht: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.4" },
        /// Na hoeveel maanden bijna twee derde (63%) van dat effect er is.
        #[english = "After how many months almost two thirds (63%) of that effect is there."]
        inzicht_maanden: f64 { unit: "maanden", min: 1.0, max: 120.0, example: "6.0" },
        /// Uren per maand van een voltijdse consulent om die cijfers te bekijken en te bespreken.
        #[english = "Hours per month of a full-time caseworker to look at those figures and discuss them."]
        inzicht_uren: f64 { unit: "uur per maand per fte", min: 0.0, max: 80.0, example: "0.5" },
        /// Deel van de nieuwe lichte meldingen dat een consulent zelf met korte ondersteuning oplost. 0 is geen.
        #[english = "Share of the new light meldingen that a caseworker solves with short support of their own. 0 is none."]
        zelf_ondersteunen: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Uren van een consulent voor die korte ondersteuning.
        #[english = "Hours of a caseworker for that short support."]
        zelf_uren: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "4.0" },
        /// Deel van de consulenten dat in dienst is bij een aanbieder. 0 is geen.
        #[english = "Share of the caseworkers who are employed by a provider. 0 is none."]
        bij_aanbieder: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.3" },
        /// Hoeveel ruimer een consulent toekent die in dienst is bij een aanbieder.
        #[english = "How much more generously a caseworker grants who is employed by a provider."]
        ruimer: f64 { unit: "deel", min: 0.0, max: 10.0, example: "0.14" },
    }
}

/// The front door.
#[derive(Debug)]
pub struct Toegang;

/// What the team has learned.
#[derive(Clone, Debug)]
pub struct State {
    /// The share of the style deviation that insight has taken away so far.
    pub insight: f64,
}

/// Weeks in a month.
const WEEKS: f64 = 365.25 / 12.0 / 7.0;

impl Stage for Toegang {
    type State = State;
    type Event = Never;

    fn prepare(plan: &Plan) -> State {
        // A team that has had insight from the start has learned its lesson.
        State { insight: plan.periods[0].settings.toegang.inzicht }
    }

    fn month_closed(sim: &mut Sim) {
        let settings = &sim.period.settings.toegang;
        let insight = sim.state.toegang.insight;
        sim.state.toegang.insight = learned(settings, insight);
    }

    fn capacity(sim: &Sim) -> f64 {
        let settings = &sim.period.settings.toegang;
        if settings.inzicht == 0.0 {
            return 1.0;
        }
        let team = &sim.period.settings.team;
        let case_hours = team.voltijd_uren * team.productief_deel * team.casusdeel;
        casuistiek::left(settings.inzicht_uren / WEEKS, case_hours)
    }

    fn style(case: &Case) -> f64 {
        1.0 - case.sim.state.toegang.insight
    }

    fn general(sim: &Sim, dossier: &Dossier) -> f64 {
        if dossier.complexity == 0 { sim.period.settings.toegang.zelf_ondersteunen } else { 0.0 }
    }

    fn work(case: &Case) -> f64 {
        let Case { sim, dossier, .. } = case;
        let settings = &sim.period.settings.toegang;
        if settings.zelf_ondersteunen == 0.0 || dossier.step != 0 || !takes_up(case) {
            return 1.0;
        }
        let share = sim.period.settings.onderzoek.stap[0].deel;
        gesprek::with_extra(dossier.size * share + dossier.handover, settings.zelf_uren)
    }

    fn generosity(case: &Case) -> f64 {
        let settings = &case.sim.period.settings.toegang;
        // Nobody is below a share of nothing.
        if case.consulent.is_some_and(|who| who.employer < settings.bij_aanbieder) {
            1.0 + settings.ruimer
        } else {
            1.0
        }
    }
}

/// Insight a month later: `now + (aim - now) / months` (aanname). Without an aim nothing is learned, and what
/// was learned fades at the same pace.
pub fn learned(settings: &Settings, now: f64) -> f64 {
    now + (settings.inzicht - now) / settings.inzicht_maanden
}

/// True when the consulent solves this melding with support of his own: the first part of what stages add
/// to what is solved without maatwerk.
fn takes_up(case: &Case) -> bool {
    let Case { sim, dossier, client, .. } = case;
    if dossier.kind != Kind::New || dossier.complexity != 0 {
        return false;
    }
    let settings = &sim.period.settings.indicatie;
    let usual = settings.voorliggend + settings.afgewezen;
    let u = indicatie::luck(client, dossier);
    u >= usual && u < usual + sim.period.settings.toegang.zelf_ondersteunen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insight_is_learned_month_by_month_and_fades_without_figures() {
        let settings = |inzicht| Settings {
            inzicht,
            inzicht_maanden: 6.0,
            inzicht_uren: 0.5,
            zelf_ondersteunen: 0.0,
            zelf_uren: 4.0,
            bij_aanbieder: 0.0,
            ruimer: 0.14,
        };
        assert_eq!(learned(&settings(0.0), 0.0), 0.0);
        let after = |months: usize| (0..months).fold(0.0, |now, _| learned(&settings(0.4), now));
        assert!((after(1) - 0.4 / 6.0).abs() < 1e-12);
        assert!((0.24..0.28).contains(&after(6)) && (0.39..=0.4).contains(&after(36)));
        assert!(learned(&settings(0.0), 0.4) < 0.4);
    }
}
