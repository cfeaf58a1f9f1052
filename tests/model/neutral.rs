//! A mechanism that is switched off is not there: its other settings change nothing.

use crate::municipality::plan;
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
