//! The model reduced to queues with a known solution.
//!
//! Day and night are worked, service is exponential, nobody leaves the queue and nothing feeds back. Each test
//! states the theory and asserts it inside the 99.9% interval of the simulation.

use crate::municipality::{NEUTRAL, measure, plan};
use wmosim::model::run;

/// A municipality that is nothing but a queue before `servers` consulents, with `arrivals` a year and `hours` each.
pub fn queue(servers: usize, arrivals: f64, hours: f64, extra: &str) -> String {
    let profiles = ["ouder_fysiek", "dementie", "ggz", "verstandelijk", "chronisch", "multi"];
    let mut text = format!(
        "gemeente.inwoners = 1000\ntijd.kalender = \"altijd\"\ntijd.jaren = 4\ntijd.aanloop_maanden = 12\n\
         instroom.seizoen = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\ntriage.uren = 0.0\ntriage.fout = 0.0\ntriage.geduld_weken = inf\n\
         team.fte = {servers}.0\nteam.voltijd_uren = 168.0\nteam.contracturen = [168.0]\nteam.productief_deel = 1.0\n\
         team.casusdeel = 1.0\nteam.verlof_dagen = 0.0\nteam.verzuim = 0.0\nteam.vertrek = 0.0\n\
         toewijzing.caseload = 1.0\nonderzoek.uren = [{hours:.1}, {hours:.1}, {hours:.1}]\n\
         onderzoek.verdeling = \"exponentieel\"\nonderzoek.vaardigheid_effect = 0.0\nindicatie.ruim_bespaart = 0.0\n\
         indicatie.voorliggend = 0.0\nindicatie.afgewezen = 1.0\nverloop.verhuizing = 0.0\n\
         begintoestand.open_meldingen_per_1000 = 0.0\nbegintoestand.wacht_op_aanbieder_per_1000 = 0.0\n"
    );
    text.push_str(NEUTRAL);
    text.push_str(extra);
    for (index, profile) in profiles.iter().enumerate() {
        let own = if index == 0 { arrivals } else { 0.0 };
        text.push_str(&format!(
            "[profiel.{profile}]\nmeldingen_per_1000 = {own:.4}\nclienten_per_1000 = 0.0\nop = 0.0\nneer = 0.0\n\
             crisis = [0, 0, 0, 0, 0]\noverlijden = [0, 0, 0, 0, 0]\nwlz = [0, 0, 0, 0, 0]\nherstel = [0, 0, 0, 0, 0]\n"
        ));
    }
    text.push_str(
        "[[onderzoek.stap]]\nnaam = \"alles\"\ndeel = 1.0\nwachten_dagen = 0.0\nwachten_kans = 0.0\naanvraag = false\n",
    );
    text
}

/// Days in the average year of the rates.
pub const YEAR: f64 = 365.25;

/// Asserts that a measure of the simulation has `theory` inside its 99.9% interval over 160 replications.
fn holds(settings: &str, id: &str, theory: f64) {
    let plan = plan(settings);
    let at = measure(&plan, id);
    let n = 160;
    let values: Vec<f64> = (0..n).map(|r| run(&plan, 12, r).whole[at]).collect();
    let mean = values.iter().sum::<f64>() / f64::from(n);
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / f64::from(n - 1);
    // The 99.95% point of Student's t with 159 degrees of freedom.
    let half = 3.357 * (variance / f64::from(n)).sqrt();
    println!("{id}: theory {theory:.4}, simulation {mean:.4} +- {half:.4}");
    assert!((mean - theory).abs() <= half, "{id}: theory {theory}, simulation {mean} +- {half}");
    assert!(half < 0.1 * theory, "the interval is narrow enough to mean something: {half} around {theory}");
}

/// Chance of waiting with `c` servers and `a` work offered (Erlang C).
fn erlang_c(c: usize, a: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..c {
        term *= a / k as f64;
        sum += term;
    }
    let last = term * a / c as f64 / (1.0 - a / c as f64);
    last / (sum + last)
}

/// Mean number waiting with `c` servers at load `rho`.
fn waiting(c: usize, rho: f64) -> f64 {
    erlang_c(c, rho * c as f64) * rho / (1.0 - rho)
}

#[test]
fn one_consulent_is_an_m_m_1_queue() {
    holds(&queue(1, 0.8 * 6.0 * YEAR, 4.0, ""), "wachtlijst_onderzoek", waiting(1, 0.8));
}

#[test]
fn several_consulents_are_an_m_m_c_queue() {
    for (c, rho) in [(3, 0.5), (4, 0.8)] {
        holds(&queue(c, rho * c as f64 * 6.0 * YEAR, 4.0, ""), "wachtlijst_onderzoek", waiting(c, rho));
    }
}

#[test]
fn fixed_service_halves_the_queue_as_pollaczek_and_khinchine_say() {
    let fixed = queue(1, 0.8 * 6.0 * YEAR, 4.0, "").replace("\"exponentieel\"", "\"vast\"");
    holds(&fixed, "wachtlijst_onderzoek", 0.8 * 0.8 / (2.0 * 0.2));
}

#[test]
fn a_wide_spread_of_service_lengthens_the_queue_as_pollaczek_and_khinchine_say() {
    let wide = queue(1, 0.6 * 6.0 * YEAR, 4.0, "onderzoek.spreiding = 2.0\n")
        .replace("\"exponentieel\"", "\"lognormaal\"");
    holds(&wide, "wachtlijst_onderzoek", 0.6 * 0.6 * (1.0 + 4.0) / (2.0 * 0.4));
}

#[test]
fn the_order_of_the_queue_does_not_change_its_mean_length_when_it_does_not_look_at_the_work() {
    let loud = queue(4, 0.8 * 4.0 * 6.0 * YEAR, 4.0, "toewijzing.volgorde = \"luidste_eerst\"\n");
    holds(&loud, "wachtlijst_onderzoek", waiting(4, 0.8));
}

#[test]
fn dossiers_in_hand_are_the_work_offered() {
    holds(&queue(4, 0.8 * 4.0 * 6.0 * YEAR, 4.0, ""), "onderhanden", 3.2);
}
