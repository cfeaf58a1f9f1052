//! A municipality that is nothing but a queue.

use crate::municipality::NEUTRAL;

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
