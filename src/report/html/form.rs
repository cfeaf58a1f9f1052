//! The reporting form: what readers must know to judge a simulation study and to repeat it.
//!
//! The items are those of STRESS-DES (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2019, "Strengthening the
//! reporting of empirical simulation studies: introducing the STRESS guidelines", Journal of Simulation 13(1),
//! 55-67).

use super::assumptions::Count;
use crate::language::{Language, Text};
use crate::report::charts::lookup;
use crate::report::terminal::pairing;
use crate::report::{Provenance, View};
use crate::say;
use crate::statistics::Family;

/// An item: its number, its name and what is said of it.
pub type Item = (&'static str, &'static str, String);
/// A part of the form: its name and its items.
pub type Part = (&'static str, Vec<Item>);

/// The form of one run.
pub fn parts(c: &View<'_>, provenance: &Provenance<'_>, count: Count) -> Vec<Part> {
    let l = c.language;
    vec![
        (l.say("Doel", "Objectives"), purpose(c)),
        (l.say("Werking", "Logic"), logic(c)),
        (l.say("Gegevens", "Data"), data(count, l)),
        (l.say("Experiment", "Experimentation"), experiment(c, provenance)),
        (l.say("Uitvoering", "Implementation"), implementation(c, provenance)),
        (l.say("Toegang tot de code", "Code access"), access(provenance, l)),
    ]
}

/// What the model is for.
pub const PURPOSE: Text = Text::new(
    "Beleid van een Wmo-team vergelijken op wachten, geld en hulp die mensen missen.",
    "To compare policies of a Wmo team on waiting, money and help that people go without.",
);

/// What the model is not for.
pub const NO_FORECAST: Text = Text::new(
    "Het model is er om te vergelijken en niet om te voorspellen.",
    "The model is there to compare, not to forecast.",
);

/// What was compared with what.
pub fn aim(c: &View<'_>) -> String {
    let l = c.language;
    match c.scenarios.len() {
        1 => say!(
            l,
            "Eén scenario is nagespeeld: {}.",
            "One scenario was simulated: {}.",
            lookup::quoted_reference(c)
        ),
        n => say!(
            l,
            "{n} scenario's zijn nagespeeld. Elk is vergeleken met {}.",
            "{n} scenarios were simulated. Each was compared with {}.",
            lookup::quoted_reference(c)
        ),
    }
}

fn purpose(c: &View<'_>) -> Vec<Item> {
    let l = c.language;
    let keys: Vec<String> = (0..c.measures.len()).filter(|m| c.measures[*m].key).map(|m| c.heading(m)).collect();
    let questions: Vec<&str> =
        lookup::order(c).into_iter().map(|s| c.scenarios[s].question.as_str()).filter(|q| !q.is_empty()).collect();
    let aim = aim(c);
    vec![
        (
            "1.1",
            l.say("Doel van het model", "Purpose of the model"),
            format!("{} {}", PURPOSE.of(l), NO_FORECAST.of(l)),
        ),
        (
            "1.2",
            l.say("Uitkomsten", "Model outputs"),
            say!(
                l,
                "Kerncijfers: {}. Alle {} maten staan in kerncijfers.csv.",
                "Key figures: {}. All {} measures are in kerncijfers.csv.",
                keys.join("; "),
                c.measures.len()
            ),
        ),
        (
            "1.3",
            l.say("Doel van dit experiment", "Aims of this experiment"),
            match l {
                Language::Dutch => format!("{aim} Vragen: {}", questions.join(" ")),
                // They are the words of the users, in their language.
                Language::English => format!("{aim} The questions stand with the scenarios above."),
            },
        ),
    ]
}

fn logic(c: &View<'_>) -> Vec<Item> {
    let l = c.language;
    let place = say!(
        l,
        "Eén gemeente van {} inwoners. Een inwoner met een vraag doet een melding. Daarna volgen triage, wachtlijst, \
         onderzoek, besluit, wachtlijst van de aanbieder, levering en de jaren in zorg. Van daaruit komen mensen terug \
         met een herindicatie, een piep-melding of een crisis.",
        "One municipality of {} inhabitants. An inhabitant with a request makes a melding. Then follow triage, waiting \
         list, inquiry, decision, the provider's waiting list, delivery and the years in care. From there people return \
         with a herindicatie, a piep-melding or a crisis.",
        l.number(c.inhabitants, 0)
    );
    let item = |number, (name, english): (&'static str, &'static str), dutch: &str, said: &str| {
        (number, l.say(name, english), l.say(dutch, said).to_owned())
    };
    vec![
        ("2.1", l.say("Schema van het model", "Base model overview diagram"), place),
        item(
            "2.2",
            ("Regels van het model", "Base model logic"),
            "Gebeurtenissen komen op volgorde van tijd; bij gelijke tijd beslist een vaste volgorde. Alle regels en \
             formules staan met hun bron in docs/model.md.",
            "Events come in order of time; at equal times a fixed order decides. All rules and formulas, with their \
             sources, are in docs/model.md (in Dutch).",
        ),
        item(
            "2.3",
            ("Regels van de scenario's", "Scenario logic"),
            "Bij elk scenario staat hierboven welke instellingen anders zijn, en dan waar. Verder werken alle scenario's \
             gelijk.",
            "For each scenario it says above which settings differ, and from what. In all else the scenarios work alike.",
        ),
        item(
            "2.4",
            ("Rekenregels", "Algorithms"),
            "Inwoners melden zich als punten van een proces met wisselend tempo (uitdunnen, Lewis en Shedler 1979). \
             Kansen die met de tijd veranderen zijn drempels die opraken (Anderson 2007).",
            "Inhabitants come forward as points of a process with a varying rate (thinning, Lewis and Shedler 1979). \
             Hazards that change with time are thresholds that are used up (Anderson 2007).",
        ),
        item(
            "2.5.1",
            ("Wie en wat er doorheen gaat", "Entities"),
            "Cliënten, hun dossiers en hun voorzieningen.",
            "Clients, their cases and their services.",
        ),
        item(
            "2.5.2",
            ("Wat er gebeurt", "Activities"),
            "Triage, stappen van het onderzoek met wachten ertussen, besluit, start en levering van hulp, evaluatie, \
             bezwaar, herstel.",
            "Triage, steps of the inquiry with waiting in between, decision, start and delivery of help, review, \
             objection, repair.",
        ),
        item(
            "2.5.3",
            ("Wie het werk doet", "Resources"),
            "Consulenten met een contract, vaardigheden en verzuim; aanbieders met een capaciteit per product.",
            "Caseworkers with a contract, skills and sickness absence; providers with a capacity for each product.",
        ),
        item(
            "2.5.4",
            ("Wachtrijen", "Queues"),
            "Dossiers die op een consulent wachten, naar het beleid van toewijzing; spoed gaat voor. Voorzieningen die \
             op een aanbieder wachten, op volgorde van besluit.",
            "Cases that wait for a caseworker, by the policy of assignment; urgent ones go first. Services that wait \
             for a provider, in order of decision.",
        ),
        item(
            "2.5.5",
            ("Begin en einde", "Entry and exit points"),
            "Mensen komen binnen met een melding. Zij gaan weg door intrekken, afwijzing, herstel, Wlz, verhuizing of \
             overlijden.",
            "People come in with a melding. They leave by withdrawing, refusal, recovery, the Wlz, moving away or \
             death.",
        ),
    ]
}

fn data(count: Count, l: Language) -> Vec<Item> {
    vec![
        (
            "3.1",
            l.say("Bronnen", "Data sources"),
            l.say(
                "Bij ‘De aannames’ staat achter elke instelling wat het bestand erover zegt: een bron, het woord aanname \
                 of niets. Het model gebruikt geen gegevens van personen.",
                "Under ‘The assumptions’ each setting has what the file says of it: a source, a mark that it is an \
                 assumption, or nothing. The model uses no data on persons.",
            )
            .into(),
        ),
        (
            "3.2",
            l.say("Bewerking vooraf", "Pre-processing"),
            l.say(
                "Staat bij een getal ‘geijkt’ of ‘afgeleid’, dan is het berekend uit de genoemde bron. Andere bewerkingen \
                 kent het programma niet.",
                "A number that was calibrated or derived says so in its note, and was computed from the source given \
                 there. The program knows no other processing.",
            )
            .into(),
        ),
        (
            "3.3",
            l.say("Invoer", "Input parameters"),
            l.say(
                "Alle instellingen staan bij ‘De aannames’ en in herkomst.json. Er is geen andere invoer.",
                "All settings are under ‘The assumptions’ and in herkomst.json. There is no other input.",
            )
            .into(),
        ),
        (
            "3.4",
            l.say("Aannames", "Assumptions"),
            say!(
                l,
                "{} van de {} instellingen zijn een aanname. {} Aannames over de vorm van formules staan in docs/model.md.",
                "{} of the {} settings are assumptions. {} Assumptions about the shape of formulas are in docs/model.md \
                 (in Dutch).",
                l.count(count.assumed),
                l.count(count.all),
                count.unexplained(l)
            ),
        ),
    ]
}

fn experiment(c: &View<'_>, provenance: &Provenance<'_>) -> Vec<Item> {
    let l = c.language;
    let months = c.months.len();
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => say!(
            l,
            "{months} maanden, van {} tot en met {}",
            "{months} months, from {} to {}",
            l.month(*first),
            l.month(*last)
        ),
        _ => say!(l, "{months} maanden", "{months} months"),
    };
    let count = l.number(f64::from(c.replications), 0);
    let chosen = match provenance.stopping {
        None => l.say("Dit aantal is vooraf gekozen.", "This number was chosen beforehand.").to_owned(),
        Some(stopping) => {
            let (share, most) = (l.percent(stopping.share, 1), l.number(f64::from(stopping.range.1), 0));
            let reached = stopping.reached();
            say!(
                l,
                "Er is doorgespeeld tot elk kerncijfer op {share} precies was, met hoogstens {most} herhalingen; dat is \
                 {}gehaald.",
                "Replications went on until each key figure was precise to {share}, with at most {most} replications; \
                 that was {}reached.",
                if reached { "" } else { l.say("niet ", "not ") }
            )
        }
    };
    let family = match c.scenarios.len() {
        1 => String::new(),
        _ if c.replications == 1 => l
            .say(
                " Van geen enkel verschil is te zeggen of het toeval is.",
                " No difference can be told from chance.",
            )
            .into(),
        _ => say!(
            l,
            " Scenario's zijn per herhaling gepaard vergeleken (gepaarde t-toets). ‘Duidelijk’ is een verschil dat ook \
             duidelijk blijft als alle {} vergelijkingen van kerncijfers meetellen (Holm 1979, 5%). {}",
            " Scenarios were compared in pairs, replication by replication (paired t-test). ‘Clear’ is a difference \
             that stays clear when all {} comparisons of key figures count (Holm 1979, 5%). {}",
            l.count(Family::of(c).size()),
            pairing(c, &[]).unwrap_or_default()
        ),
    };
    let sure = match c.replications {
        1 => l.say("Eén herhaling heeft geen intervallen.", "One replication has no intervals."),
        _ => l.say(
            "Gemiddelden hebben een 95%-interval (t-verdeling).",
            "Means have a 95% interval (t distribution).",
        ),
    };
    vec![
        (
            "4.1",
            l.say("Begin van de simulatie", "Initialisation"),
            say!(
                l,
                "De gemeente begint met lopende hulp en open meldingen. De eerste {} maanden zijn aanloop en tellen niet \
                 mee.",
                "The municipality starts with current help and open meldingen. The first {} months are warm-up and do \
                 not count.",
                c.warm_up_months
            ),
        ),
        ("4.2", l.say("Lengte", "Run length"), format!("{period}.")),
        (
            "4.3",
            l.say("Schatting", "Estimation approach"),
            say!(
                l,
                "Elk scenario is {count} keer nagespeeld. {chosen} {sure}{family}",
                "Each scenario was simulated {count} times. {chosen} {sure}{family}"
            ),
        ),
    ]
}

fn implementation(c: &View<'_>, provenance: &Provenance<'_>) -> Vec<Item> {
    let l = c.language;
    vec![
        (
            "5.1",
            l.say("Programma", "Software"),
            say!(l, "wmosim {}, geschreven in Rust.", "wmosim {}, written in Rust.", provenance.version),
        ),
        (
            "5.2",
            l.say("Toeval", "Random sampling"),
            say!(
                l,
                "Zaad {}. Elke trekking heeft een eigen stroom (PCG-generator) met als sleutel zaad, herhaling, wie en \
                 waarvoor. Daardoor treft dezelfde inwoner in elk scenario hetzelfde lot.",
                "Seed {}. Each draw has a stream of its own (PCG generator), keyed by seed, replication, who and what \
                 for. So the same inhabitant meets the same fate in every scenario.",
                c.seed
            ),
        ),
        (
            "5.3",
            l.say("Uitvoering", "Model execution"),
            l.say(
                "Gebeurtenis voor gebeurtenis, in hele seconden. Dezelfde scenario's met hetzelfde zaad geven dezelfde \
                 cijfers, bij elk aantal threads.",
                "Event by event, in whole seconds. The same scenarios with the same seed give the same figures, with \
                 any number of threads.",
            )
            .into(),
        ),
        (
            "5.4",
            l.say("Computer", "System specification"),
            l.say("Niet vastgelegd: de uitkomst hangt er niet van af.", "Not recorded: the outcome does not depend on it.")
                .into(),
        ),
    ]
}

fn access(provenance: &Provenance<'_>, l: Language) -> Vec<Item> {
    let hashes: Vec<String> = provenance.sources.iter().map(|s| format!("{} {}", s.name, s.hash)).collect();
    vec![(
        "6.1",
        l.say("Model en code", "Model and code"),
        say!(
            l,
            "De code valt onder de EUPL 1.2. Met herkomst.json en deze versie zijn de cijfers opnieuw te maken. SHA-256 \
             van de instellingen: {}.",
            "The code is under the EUPL 1.2. With herkomst.json and this version the figures can be made again. \
             SHA-256 of the settings: {}.",
            hashes.join("; ")
        ),
    )]
}
