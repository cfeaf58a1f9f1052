//! The reporting form: what readers must know to judge a simulation study and to repeat it.
//!
//! The items are those of STRESS-DES (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2019, "Strengthening the
//! reporting of empirical simulation studies: introducing the STRESS guidelines", Journal of Simulation 13(1),
//! 55-67).

use super::assumptions::Count;
use crate::report::charts::lookup;
use crate::report::terminal::pairing;
use crate::report::{Provenance, dutch};
use crate::statistics::{Comparison, Family};

/// An item: its number, its name and what is said of it.
pub type Item = (&'static str, &'static str, String);
/// A part of the form: its name and its items.
pub type Part = (&'static str, Vec<Item>);

/// The form of one run.
pub fn parts(c: &Comparison, provenance: &Provenance<'_>, count: Count) -> Vec<Part> {
    vec![
        ("Doel", purpose(c)),
        ("Werking", logic(c)),
        ("Gegevens", data(count)),
        ("Experiment", experiment(c, provenance)),
        ("Uitvoering", implementation(c, provenance)),
        ("Toegang tot de code", access(provenance)),
    ]
}

fn purpose(c: &Comparison) -> Vec<Item> {
    let keys: Vec<String> = c.measures.iter().filter(|m| m.key).map(dutch::heading).collect();
    let questions: Vec<&str> =
        lookup::order(c).into_iter().map(|s| c.scenarios[s].question.as_str()).filter(|q| !q.is_empty()).collect();
    let aim = match c.scenarios.len() {
        1 => format!("Eén scenario is nagespeeld: {}.", lookup::quoted_reference(c)),
        n => format!("{n} scenario's zijn nagespeeld. Elk is vergeleken met {}.", lookup::quoted_reference(c)),
    };
    vec![
        (
            "1.1",
            "Doel van het model",
            "Beleid van een Wmo-team vergelijken op wachten, geld en hulp die mensen missen. Het model is er om te \
             vergelijken en niet om te voorspellen."
                .into(),
        ),
        ("1.2", "Uitkomsten", format!("Kerncijfers: {}. Alle {} maten staan in kerncijfers.csv.", keys.join("; "), c.measures.len())),
        ("1.3", "Doel van dit experiment", format!("{aim} Vragen: {}", questions.join(" "))),
    ]
}

fn logic(c: &Comparison) -> Vec<Item> {
    let place = format!(
        "Eén gemeente van {} inwoners. Een inwoner met een vraag doet een melding. Daarna volgen triage, wachtlijst, \
         onderzoek, besluit, wachtlijst van de aanbieder, levering en de jaren in zorg. Van daaruit komen mensen terug \
         met een herindicatie, een piep-melding of een crisis.",
        dutch::number(c.inhabitants, 0)
    );
    vec![
        ("2.1", "Schema van het model", place),
        (
            "2.2",
            "Regels van het model",
            "Gebeurtenissen komen op volgorde van tijd; bij gelijke tijd beslist een vaste volgorde. Alle regels en \
             formules staan met hun bron in docs/model.md."
                .into(),
        ),
        ("2.3", "Regels van de scenario's", "Bij elk scenario staat hierboven welke instellingen anders zijn dan in het bestand waarop het voortbouwt. Verder werken alle scenario's gelijk.".into()),
        (
            "2.4",
            "Rekenregels",
            "Inwoners melden zich als punten van een proces met wisselend tempo (uitdunnen, Lewis en Shedler 1979). \
             Kansen die met de tijd veranderen zijn drempels die opraken (Anderson 2007)."
                .into(),
        ),
        ("2.5.1", "Wie en wat er doorheen gaat", "Cliënten, hun dossiers en hun voorzieningen.".into()),
        ("2.5.2", "Wat er gebeurt", "Triage, stappen van het onderzoek met wachten ertussen, besluit, start en levering van hulp, evaluatie, bezwaar, herstel.".into()),
        ("2.5.3", "Wie het werk doet", "Consulenten met een contract, vaardigheden en verzuim; aanbieders met een capaciteit per product.".into()),
        ("2.5.4", "Wachtrijen", "Dossiers die op een consulent wachten, naar het beleid van toewijzing; spoed gaat voor. Voorzieningen die op een aanbieder wachten, op volgorde van besluit.".into()),
        ("2.5.5", "Begin en einde", "Mensen komen binnen met een melding. Zij gaan weg door intrekken, afwijzing, herstel, Wlz, verhuizing of overlijden.".into()),
    ]
}

fn data(count: Count) -> Vec<Item> {
    vec![
        ("3.1", "Bronnen", "Bij ‘De aannames’ staat achter elke instelling wat het bestand erover zegt: een bron, het woord aanname of niets. Het model gebruikt geen gegevens van personen.".into()),
        ("3.2", "Bewerking vooraf", "Staat bij een getal ‘geijkt’ of ‘afgeleid’, dan is het berekend uit de genoemde bron. Andere bewerkingen kent het programma niet.".into()),
        ("3.3", "Invoer", "Alle instellingen staan bij ‘De aannames’ en in herkomst.json. Er is geen andere invoer.".into()),
        (
            "3.4",
            "Aannames",
            format!(
                "{} van de {} instellingen zijn een aanname. Bij {} instellingen staat in het bestand geen toelichting. \
                 Aannames over de vorm van formules staan in docs/model.md.",
                dutch::number(count.assumed as f64, 0),
                dutch::number(count.all as f64, 0),
                dutch::number(count.silent as f64, 0)
            ),
        ),
    ]
}

fn experiment(c: &Comparison, provenance: &Provenance<'_>) -> Vec<Item> {
    let months = c.months.len();
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => {
            format!("{months} maanden, van {} tot en met {}", dutch::month(*first), dutch::month(*last))
        }
        _ => format!("{months} maanden"),
    };
    let count = dutch::number(f64::from(c.replications), 0);
    let chosen = match provenance.stopping {
        None => "Dit aantal is vooraf gekozen.".to_owned(),
        Some(stopping) => format!(
            "Er is doorgespeeld tot elk kerncijfer op {} precies was, met hoogstens {} herhalingen; dat is {}gehaald.",
            dutch::percent(stopping.share, 1),
            dutch::number(f64::from(stopping.range.1), 0),
            if stopping.reached() { "" } else { "niet " }
        ),
    };
    let family = match c.scenarios.len() {
        1 => String::new(),
        _ => format!(
            " Scenario's zijn per herhaling gepaard vergeleken (gepaarde t-toets). ‘Duidelijk’ is een verschil dat \
             ook duidelijk blijft als alle {} vergelijkingen van kerncijfers meetellen (Holm 1979, 5%). {}",
            dutch::number(Family::of(c).size() as f64, 0),
            pairing(c, &[]).unwrap_or_default()
        ),
    };
    vec![
        (
            "4.1",
            "Begin van de simulatie",
            format!(
                "De gemeente begint met lopende hulp en open meldingen. De eerste {} maanden zijn aanloop en tellen \
                 niet mee.",
                c.warm_up_months
            ),
        ),
        ("4.2", "Lengte", format!("{period}.")),
        (
            "4.3",
            "Schatting",
            format!(
                "Elk scenario is {count} keer nagespeeld. {chosen} Gemiddelden hebben een 95%-interval (t-verdeling).{family}"
            ),
        ),
    ]
}

fn implementation(c: &Comparison, provenance: &Provenance<'_>) -> Vec<Item> {
    vec![
        ("5.1", "Programma", format!("wmosim {}, geschreven in Rust.", provenance.version)),
        (
            "5.2",
            "Toeval",
            format!(
                "Zaad {}. Elke trekking heeft een eigen stroom (PCG-generator) met als sleutel zaad, herhaling, wie en \
                 waarvoor. Daardoor treft dezelfde inwoner in elk scenario hetzelfde lot.",
                c.seed
            ),
        ),
        ("5.3", "Uitvoering", "Gebeurtenis voor gebeurtenis, in hele seconden. Dezelfde scenario's met hetzelfde zaad geven dezelfde cijfers, bij elk aantal threads.".into()),
        ("5.4", "Computer", "Niet vastgelegd: de uitkomst hangt er niet van af.".into()),
    ]
}

fn access(provenance: &Provenance<'_>) -> Vec<Item> {
    let hashes: Vec<String> = provenance.sources.iter().map(|s| format!("{} {}", s.name, s.hash)).collect();
    vec![(
        "6.1",
        "Model en code",
        format!(
            "De code valt onder de EUPL 1.2. Met herkomst.json en deze versie zijn de cijfers opnieuw te maken. \
             SHA-256 van de instellingen: {}.",
            hashes.join("; ")
        ),
    )]
}
