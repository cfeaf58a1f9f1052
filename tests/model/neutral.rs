//! A mechanism that is switched off is not there: its other settings change nothing.

use crate::laws::same_plans;
use crate::municipality::plan;
use crate::random::{law, leaves};
use proptest::prelude::*;
use wmosim::model::run;

/// Asserts that two sets of settings give exactly the same replication.
fn same(off: &str, off_otherwise: &str) {
    let short = "tijd.jaren = 1\ntijd.aanloop_maanden = 6\n";
    let (a, b) = (plan(&format!("{short}{off}")), plan(&format!("{short}{off_otherwise}")));
    let (a, b) = (run(&a, 9, 0), run(&b, 9, 0));
    let bits = |values: &[f64]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&a.values), bits(&b.values), "{off} against {off_otherwise}");
    assert_eq!((bits(&a.whole), a.waiting, a.events), (bits(&b.whole), b.waiting, b.events));
}

/// No provider deviates.
const NO_DEVIATION: &str = "aanbieder.thuiszorg_a.afwijking = 0.0\naanbieder.thuiszorg_b.afwijking = 0.0\n\
    aanbieder.begeleiding_a.afwijking = 0.0\naanbieder.begeleiding_b.afwijking = 0.0\naanbieder.dagbesteding.afwijking = 0.0\n";

#[test]
fn m1_providers_that_do_not_deviate_make_every_response_the_same() {
    same(
        NO_DEVIATION,
        &format!(
            "{NO_DEVIATION}afwijking.reactie = \"escaleren\"\nafwijking.opmerkkans = 1.0\nafwijking.meer = 3.0\nafwijking.uren_escaleren = 50.0\n"
        ),
    );
}

#[test]
fn m2_skill_that_is_never_lacking_has_no_effects() {
    let skilled = "team.vaardigheid_nodig = [0.0, 0.0, 0.0]\n";
    same(
        skilled,
        &format!(
            "{skilled}onderzoek.vaardigheid_effect = 9.0\nindicatie.misfit_vaardigheid = 9.0\nindicatie.ruis_vaardigheid = 9.0\n"
        ),
    );
}

#[test]
fn m3_without_pressure_or_vocal_clients_nothing_makes_indicaties_wider() {
    let off = "indicatie.druk_effect = 0.0\nindicatie.mondigheid_effect = 0.0\nindicatie.ruim_bespaart = 0.0\nbegroting.sturing = 0.0\n";
    // With sturing off the lag and floor of it mean nothing.
    same(off, &format!("{off}begroting.vertraging_maanden = 9\nbegroting.ondergrens = 0.1\n"));
}

#[test]
fn m8_clients_who_never_complain_make_their_voice_meaningless() {
    let off = "piep.kans = 0.0\nindicatie.mondigheid_effect = 0.0\nbezwaar.kans = 0.0\n";
    same(off, &format!("{off}piep.laag_doenvermogen = 0.1\npiep.zonder_netwerk = 5.0\npiep.macht = 3.0\n"));
}

#[test]
fn m12_a_budget_that_nobody_steers_by_changes_nothing_but_the_balance() {
    let (a, b) =
        (plan("begroting.sturing = 0.0\n"), plan("begroting.sturing = 0.0\nbegroting.per_inwoner = 100.0\n"));
    let spending = crate::municipality::measure(&a, "uitgaven");
    let (a, b) = (run(&a, 9, 0), run(&b, 9, 0));
    assert_eq!(a.whole[spending].to_bits(), b.whole[spending].to_bits());
    assert_eq!(a.events, b.events);
}

#[test]
fn m20_a_team_that_never_changes_has_no_use_for_the_settings_of_change() {
    let off = "team.verzuim = 0.0\nteam.vertrek = 0.0\n";
    same(
        off,
        &format!(
            "{off}team.werkdruk_verzuim = 9.0\nteam.werkdruk_vertrek = 9.0\nteam.vacature_weken = 90.0\nteam.inwerken_maanden = 40.0\nteam.inhuur_deel = 1.0\nteam.verzuim_duur = 300.0\n"
        ),
    );
}

#[test]
fn m21_unlimited_providers_have_no_waiting_list_but_the_time_to_start() {
    let unlimited = "aanbieder.thuiszorg_a.capaciteit_per_1000 = inf\naanbieder.thuiszorg_b.capaciteit_per_1000 = inf\n\
        aanbieder.begeleiding_a.capaciteit_per_1000 = inf\naanbieder.begeleiding_b.capaciteit_per_1000 = inf\n\
        aanbieder.dagbesteding.capaciteit_per_1000 = inf\n";
    let vast = ["thuiszorg_a", "thuiszorg_b", "begeleiding_a", "begeleiding_b", "dagbesteding", "hulpmiddelen"]
        .map(|name| format!("aanbieder.{name}.start_weken = 0.0\n"))
        .concat();
    let plan = plan(&format!("{unlimited}{vast}{NO_DEVIATION}"));
    let queue = crate::municipality::measure(&plan, "wachtlijst_levering");
    assert_eq!(run(&plan, 9, 0).whole[queue], 0.0);
}

/// Mechanisms: the settings that switch one off, and those that then mean nothing. A path that ends in a dot stands for
/// all of its table that the switch does not name.
const SWITCHES: [(&str, &[&str]); 24] = [
    ("instroom.elasticiteit = 0.0", &["instroom.gewone_wachttijd", "instroom.grens"]),
    ("triage.licht_onderzoek = 1.0", &["triage.licht_misfit"]),
    ("team.verzuim = 0.0", &["team.verzuim_duur", "team.werkdruk_verzuim"]),
    ("team.vertrek = 0.0", &["team.werkdruk_vertrek", "team.vacature_weken", "team.inhuur_deel", "team.inwerken_"]),
    ("team.vaardigheid_nodig = [0.0, 0.0, 0.0]", &["onderzoek.vaardigheid_effect", "indicatie.ruis_vaardigheid"]),
    (
        "toewijzing.beleid = \"eerst_beschikbaar\"",
        &["toewijzing.wachtgrens", "toewijzing.snelspoor", "toewijzing.toelaatbaar_gat"],
    ),
    ("indicatie.misfit_basis = 0.0", &["indicatie.misfit_"]),
    ("beschikking.ingebrekestelling = 0.0", &["beschikking.dwangsom"]),
    ("begroting.sturing = 0.0", &["begroting.vertraging_maanden", "begroting.ondergrens"]),
    (
        "piep.kans = 0.0\nindicatie.mondigheid_effect = 0.0\nbezwaar.kans = 0.0\ntoewijzing.volgorde = \"fifo\"",
        &["piep."],
    ),
    ("afwijking.opmerkkans = 0.0", &["afwijking.reactie", "afwijking.uren_", "afwijking.aanspreken_werkt"]),
    ("vindbaarheid.deel = 0.0", &["vindbaarheid."]),
    (
        "bezwaar.kans = 0.0",
        &["bezwaar.krap", "bezwaar.afwijzing", "bezwaar.te_laat", "bezwaar.uren", "bezwaar.commissie"],
    ),
    ("integraal.aan = false", &["integraal."]),
    ("aanbiedersmarkt.aan = false", &["aanbiedersmarkt."]),
    ("mantelzorg.aan = false", &["mantelzorg."]),
    ("casuistiek.uren = 0.0", &["casuistiek."]),
    ("gesprek.extra_uren = 0.0\ngesprek.terugkeer = 0.0", &["gesprek."]),
    ("protocol.strengheid = 0.0", &["protocol."]),
    ("signalering.kans = 0.0", &["signalering."]),
    ("clientondersteuning.bereik = 0.0", &["clientondersteuning."]),
    ("toegang.inzicht = 0.0\ntoegang.zelf_ondersteunen = 0.0\ntoegang.bij_aanbieder = 0.0", &["toegang."]),
    ("stapeling.regie = 0.0", &["stapeling.regie_"]),
    ("evaluatie.maanden = 0.0", &["evaluatie."]),
];

#[test]
fn a_mechanism_that_is_off_is_not_there_in_any_scenario() {
    // A few of the switches for each scenario, so that all of them are tried a number of times.
    let turn = std::cell::Cell::new(0);
    law(24, |drawn| {
        for _ in 0..4 {
            let at = turn.get();
            turn.set((at + 1) % SWITCHES.len());
            let (off, idle) = SWITCHES[at];
            let switch = off;
            let off = drawn.clone().and(switch);
            let mut otherwise = off.clone();
            for (place, leaf) in leaves().iter().enumerate() {
                let named = switch.lines().any(|line| line.starts_with(&format!("{} ", leaf.path)));
                if !named && idle.iter().any(|idle| leaf.path.starts_with(idle)) {
                    let luck = (0.37 + 0.618 * place as f64).fract();
                    otherwise = otherwise.with(&leaf.path, leaf.draw(luck));
                }
            }
            prop_assert!(idle.iter().all(|idle| leaves().iter().any(|leaf| leaf.path.starts_with(idle))));
            let same = same_plans(&off.plan(), &otherwise.plan());
            prop_assert!(same.is_ok(), "{switch}: {same:?}");
        }
        Ok(())
    });
}
