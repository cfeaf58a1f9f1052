//! Settings that contradict one another, or that cannot be replayed.

use super::Settings;
use super::tijd::WorkCalendar;
use crate::schema::{Faults, Name, Named, Place, Problem, Value};

/// The most new meldingen a year that one profile can have.
const MOST_ARRIVALS: f64 = 1.0e6;
/// The most clients on the first day.
const MOST_CLIENTS: f64 = 5.0e6;
/// The most dossiers that a run may be expected to have.
const MOST_DOSSIERS: f64 = 5.0e7;

/// True when `number` is more than `most`, or not a number at all.
fn beyond(number: f64, most: f64) -> bool {
    number.is_nan() || number > most
}

/// Where the first name stands that was not there before: a change can add names and not take them away.
fn added<T>(now: &Named<T>, before: &Named<T>) -> Option<Place> {
    now.0.iter().map(|(name, _)| name).find(|name| before.position(&name.text).is_none()).map(|name| name.place)
}

impl Settings {
    /// Reports settings that contradict one another. `tree` is what the settings were read from; `change` is
    /// true for the settings after a dated change.
    pub fn check(&self, tree: &Value, faults: &mut Faults) {
        self.check_names(tree, faults);
        self.check_labels(tree, faults);
        self.check_time(tree, faults);
        self.check_size(tree, faults);
        self.check_weights(tree, faults);
        self.check_steps(tree, faults);
        self.check_team(tree, faults);
        self.check_law_and_network(tree, faults);
    }

    fn check_law_and_network(&self, tree: &Value, faults: &mut Faults) {
        if self.bezwaar.ingetrokken + self.bezwaar.gegrond > 1.0 {
            let place = tree.place_of(&["bezwaar", "gegrond"]);
            let sentence = "ingetrokken en gegrond zijn samen meer dan 1: er blijft niets over voor ongegrond.";
            faults.rule(place, "bezwaar.gegrond", sentence);
        }
        let profiles: Vec<String> = self.profiel.names().map(str::to_owned).collect();
        for (name, _) in &self.integraal.profielen.0 {
            if !profiles.contains(&name.text) {
                let problem = Problem::UnknownName {
                    name: name.text.clone(),
                    known: profiles.clone(),
                    what: "een profiel".into(),
                };
                faults.add(name.place, format!("integraal.profielen.{}", name.text), problem);
            }
        }
    }

    /// Reports what a dated change may not do: the period, the municipality's first day and the lists of
    /// products, profiles and providers are fixed for a run.
    pub fn check_change(&self, before: &Settings, tree: &Value, faults: &mut Faults) {
        let frozen =
            |what: &str| format!("{what} kan niet tijdens de simulatie wijzigen. Zet dit buiten de [[wijziging]].");
        for (path, place, what) in [
            ("product", added(&self.product, &before.product), "De lijst van producten"),
            ("profiel", added(&self.profiel, &before.profiel), "De lijst van profielen"),
            ("aanbieder", added(&self.aanbieder, &before.aanbieder), "De lijst van aanbieders"),
        ] {
            place.into_iter().for_each(|place| faults.rule(place, path, frozen(what)));
        }
        let mut fixed = |same: bool, path: &[&str], what: &str| {
            if !same {
                faults.rule(tree.place_of(path), path.join("."), frozen(what));
            }
        };
        fixed(self.tijd.start == before.tijd.start, &["tijd", "start"], "De start");
        fixed(self.tijd.jaren == before.tijd.jaren, &["tijd", "jaren"], "Het aantal jaren");
        let warm_up = self.tijd.aanloop_maanden == before.tijd.aanloop_maanden;
        fixed(warm_up, &["tijd", "aanloop_maanden"], "De aanloop");
        fixed(self.tijd.kalender == before.tijd.kalender, &["tijd", "kalender"], "De kalender");
        let begin = self.tijd.werkdag_begin == before.tijd.werkdag_begin;
        fixed(begin, &["tijd", "werkdag_begin"], "Het begin van de werkdag");
        let end = self.tijd.werkdag_eind == before.tijd.werkdag_eind;
        fixed(end, &["tijd", "werkdag_eind"], "Het eind van de werkdag");
        let (begin, was) = (&self.begintoestand, &before.begintoestand);
        let begins = [
            ("open_meldingen_per_1000", begin.open_meldingen_per_1000 == was.open_meldingen_per_1000),
            ("open_weken", begin.open_weken == was.open_weken),
            ("wacht_op_aanbieder_per_1000", begin.wacht_op_aanbieder_per_1000 == was.wacht_op_aanbieder_per_1000),
            ("tussentijds", begin.tussentijds == was.tussentijds),
        ];
        for (key, same) in begins {
            fixed(same, &["begintoestand", key], "De begintoestand");
        }
        for (name, provider) in &self.aanbieder.0 {
            let was = before.aanbieder.get(&name.text).map(|p| &p.product.text);
            let same = was.is_none_or(|was| *was == provider.product.text);
            fixed(same, &["aanbieder", &name.text, "product"], "Het product van een aanbieder");
        }
        for (name, profile) in &self.profiel.0 {
            let Some(was) = before.profiel.get(&name.text) else { continue };
            let clients = profile.clienten_per_1000 == was.clienten_per_1000;
            fixed(clients, &["profiel", &name.text, "clienten_per_1000"], "Het aantal cliënten op de eerste dag");
            let levels = profile.niveau_begin == was.niveau_begin;
            fixed(levels, &["profiel", &name.text, "niveau_begin"], "De verdeling op de eerste dag");
        }
        // An onderzoek that is under way must know its next step.
        let steps = self.onderzoek.stap.len() == before.onderzoek.stap.len();
        fixed(steps, &["onderzoek", "stap"], "Het aantal stappen");
    }

    fn check_names(&self, tree: &Value, faults: &mut Faults) {
        let products: Vec<String> = self.product.names().map(str::to_owned).collect();
        let unknown = |name: &str| Problem::UnknownName {
            name: name.to_owned(),
            known: products.clone(),
            what: "een product".into(),
        };
        for (name, provider) in &self.aanbieder.0 {
            if !products.contains(&provider.product.text) {
                let path = format!("aanbieder.{}.product", name.text);
                faults.add(provider.product.place, path, unknown(&provider.product.text));
            }
        }
        for (name, profile) in &self.profiel.0 {
            for (product, _) in &profile.behoefte.0 {
                if !products.contains(&product.text) {
                    let path = format!("profiel.{}.behoefte.{}", name.text, product.text);
                    faults.add(product.place, path, unknown(&product.text));
                }
            }
        }
        for (name, _) in &self.product.0 {
            let offered = self.aanbieder.values().any(|a| a.product.text == name.text);
            let needed = self.profiel.values().any(|p| p.behoefte.get(&name.text).is_some());
            if needed && !offered {
                let sentence = format!(
                    "Cliënten hebben `{}` nodig, maar geen aanbieder levert het. Voeg een [aanbieder.…] toe met product = \"{}\".",
                    name.text, name.text
                );
                faults.rule(name.place, format!("product.{}", name.text), sentence);
            }
        }
        let few = |what: &str, key: &str, faults: &mut Faults| {
            let sentence = format!("Er moet minstens één {what} zijn: een tabel [{key}.…].");
            faults.rule(tree.place_of(&[key]), key, sentence);
        };
        if self.product.is_empty() {
            few("product", "product", faults);
        }
        if self.profiel.is_empty() {
            few("profiel", "profiel", faults);
        }
        if self.product.len() > 32 {
            faults.rule(tree.place_of(&["product"]), "product", "Er kunnen hoogstens 32 producten zijn.");
        }
        if self.profiel.len() > 64 {
            faults.rule(tree.place_of(&["profiel"]), "profiel", "Er kunnen hoogstens 64 profielen zijn.");
        }
    }

    /// What stands in tables and charts must tell things apart.
    fn check_labels(&self, tree: &Value, faults: &mut Faults) {
        let place = |table: &str, key: &str| tree.place_of(&[table, key, "naam"]);
        if self.gemeente.naam.trim().is_empty() {
            faults.rule(tree.place_of(&["gemeente", "naam"]), "gemeente.naam", "De naam van de gemeente is leeg.");
        }
        let products: Vec<(&Name, &str)> = self.product.0.iter().map(|(key, p)| (key, p.naam.trim())).collect();
        let profiles: Vec<(&Name, &str)> = self.profiel.0.iter().map(|(key, p)| (key, p.naam.trim())).collect();
        let providers: Vec<(&Name, &str)> = self.aanbieder.0.iter().map(|(key, p)| (key, p.naam.trim())).collect();
        for (table, labels) in [("product", products), ("profiel", profiles), ("aanbieder", providers)] {
            for (at, (key, label)) in labels.iter().enumerate() {
                // One provider may well deliver two products, each with a table of its own.
                let other = labels[..at].iter().find(|(_, other)| other == label && table != "aanbieder");
                let sentence = match other {
                    _ if label.is_empty() => "Deze naam is leeg: er staat niets in tabellen en grafieken.".into(),
                    Some((other, _)) => format!("`{table}.{}` heeft dezelfde naam: \"{label}\".", other.text),
                    None => continue,
                };
                faults.rule(place(table, &key.text), format!("{table}.{}.naam", key.text), sentence);
            }
        }
    }

    fn check_time(&self, tree: &Value, faults: &mut Faults) {
        let time = &self.tijd;
        if time.start.day() != 1 {
            let place = tree.place_of(&["tijd", "start"]);
            faults.rule(place, "tijd.start", "De start moet de eerste dag van een maand zijn, zoals 2027-01-01.");
        }
        if !(1900..=9000).contains(&time.start.year()) {
            let place = tree.place_of(&["tijd", "start"]);
            faults.rule(place, "tijd.start", "Het startjaar moet tussen 1900 en 9000 liggen.");
        }
        if time.kalender == WorkCalendar::Dutch && time.werkdag_eind - time.werkdag_begin < 1.0 {
            let place = tree.place_of(&["tijd", "werkdag_eind"]);
            let sentence = "De werkdag moet minstens een uur duren: werkdag_eind ligt na werkdag_begin.";
            faults.rule(place, "tijd.werkdag_eind", sentence);
        }
    }

    #[allow(clippy::neg_cmp_op_on_partial_ord)] // NaN and infinity must be refused too.
    fn check_size(&self, tree: &Value, faults: &mut Faults) {
        let thousands = self.gemeente.inwoners / 1000.0;
        let years = f64::from(self.tijd.jaren) + f64::from(self.tijd.aanloop_maanden) / 12.0;
        let growth = crate::engine::math::pow(1.0 + self.instroom.groei, f64::from(self.tijd.jaren)).max(1.0);
        let (mut arrivals, mut clients) = (0.0, 0.0);
        for (name, profile) in &self.profiel.0 {
            let path = format!("profiel.{}.meldingen_per_1000", name.text);
            let place = tree.place_of(&["profiel", &name.text, "meldingen_per_1000"]);
            let own = profile.meldingen_per_1000 * thousands * growth;
            arrivals += own;
            clients += profile.clienten_per_1000 * thousands;
            if beyond(own, MOST_ARRIVALS) {
                let sentence = "Dit zijn meer dan een miljoen meldingen per jaar van één profiel. Dat is te veel om na te spelen: splits de gemeente of verlaag inwoners, meldingen of groei.";
                faults.rule(place, path, sentence);
            }
        }
        if beyond(clients, MOST_CLIENTS) {
            let sentence = "Dit zijn meer dan 5 miljoen cliënten op de eerste dag. Dat is te veel om na te spelen.";
            faults.rule(tree.place_of(&["gemeente", "inwoners"]), "gemeente.inwoners", sentence);
        }
        if beyond((arrivals + 0.3 * clients) * years, MOST_DOSSIERS) {
            let sentence = "Dit worden meer dan 50 miljoen dossiers in één simulatie. Dat is te veel om na te spelen: kies minder jaren of minder inwoners.";
            faults.rule(tree.place_of(&["tijd", "jaren"]), "tijd.jaren", sentence);
        }
    }

    fn check_weights(&self, tree: &Value, faults: &mut Faults) {
        for (name, profile) in &self.profiel.0 {
            let lists: [(&str, &[f64]); 3] = [
                ("niveau_nieuw", &profile.niveau_nieuw),
                ("niveau_begin", &profile.niveau_begin),
                ("complexiteit", &profile.complexiteit),
            ];
            for (key, list) in lists {
                if list.iter().sum::<f64>() <= 0.0 {
                    let path = format!("profiel.{}.{key}", name.text);
                    let place = tree.place_of(&["profiel", &name.text, key]);
                    faults.rule(place, path, "Minstens één van deze gewichten moet groter zijn dan 0.");
                }
            }
        }
        let shares = self.indicatie.voorliggend + self.indicatie.afgewezen;
        if shares > 1.0 {
            let place = tree.place_of(&["indicatie", "afgewezen"]);
            let sentence = "voorliggend en afgewezen zijn samen meer dan 1: er blijft niets over voor maatwerk.";
            faults.rule(place, "indicatie.afgewezen", sentence);
        }
        let [low, high] = self.afwijking.grenzen;
        if low > high {
            let place = tree.place_of(&["afwijking", "grenzen"]);
            faults.rule(place, "afwijking.grenzen", "De eerste grens moet de laagste zijn.");
        }
    }

    fn check_steps(&self, tree: &Value, faults: &mut Faults) {
        let steps = &self.onderzoek.stap;
        let place = tree.place_of(&["onderzoek", "stap"]);
        if steps.is_empty() || steps.len() > 16 {
            let sentence = "Een onderzoek heeft minstens één en hoogstens 16 stappen: tabellen [[onderzoek.stap]].";
            faults.rule(place, "onderzoek.stap", sentence);
            return;
        }
        let total: f64 = steps.iter().map(|s| s.deel).sum();
        if (total - 1.0).abs() > 0.001 {
            let sum = format!("{total:.3}").replace('.', ",");
            let sentence = format!("De delen van de stappen moeten samen 1 zijn; nu zijn ze samen {sum}.");
            faults.rule(place, "onderzoek.stap", sentence);
        }
    }

    fn check_team(&self, tree: &Value, faults: &mut Faults) {
        let team = &self.team;
        if team.contracturen.is_empty() {
            let place = tree.place_of(&["team", "contracturen"]);
            faults.rule(place, "team.contracturen", "Geef minstens één aantal contracturen.");
        }
        if self.tijd.kalender == WorkCalendar::Dutch {
            let place = tree.place_of(&["team", "contracturen"]);
            let window = 5.0 * (self.tijd.werkdag_eind - self.tijd.werkdag_begin);
            if team.contracturen.iter().any(|hours| *hours > 40.0_f64.max(window)) {
                let sentence =
                    "Bij de Nederlandse kalender past een contract van meer dan 40 uur niet in de werkweek.";
                faults.rule(place, "team.contracturen", sentence);
            }
        }
    }
}
