//! From a journal to sentences that anyone can read. What happens at one moment is told together.

use super::{Line, amount, date, divisible, product, provider, span};
use crate::engine::{DAY, Moment};
use crate::experiment::follow::{Happening, Journey};
use crate::model::Plan;
use crate::model::bezwaar::Outcome;
use crate::model::care::Deviation;
use crate::model::dossier::{DossierId, Kind};
use crate::model::journal::{Ending, Entry, Reason, What};
use crate::report::dutch;
use std::collections::{BTreeMap, BTreeSet};

/// Who the client is.
pub fn person(plan: &Plan, journey: &Journey) -> Vec<String> {
    let person = &journey.person;
    let name = plan.periods[0].settings.profiel.values().nth(usize::from(person.profile)).map_or("", |p| &p.naam);
    let doen = if person.low_doenvermogen {
        "De cliënt heeft weinig doenvermogen: zelf iets regelen lukt vaak niet."
    } else {
        "De cliënt kan zelf dingen regelen."
    };
    let network = if person.no_network {
        "Er is geen netwerk dat helpt.".to_owned()
    } else {
        format!("Het netwerk vangt daar {} van op.", dutch::percent(person.network, 0))
    };
    let notices = if person.notices {
        "De cliënt merkt het als het slechter gaat."
    } else {
        "De cliënt merkt het zelf niet als het slechter gaat, en trekt dan ook niet aan de bel."
    };
    let needs = journey.needs.iter().enumerate().filter(|(_, need)| **need > 0.0);
    let needs: Vec<String> = needs.map(|(at, need)| of_product(plan, at, *need)).collect();
    vec![
        format!("Profiel: {name}. Niveau {} van 5.", person.level + 1),
        doen.into(),
        notices.into(),
        format!("Nodig is: {}.", list(&needs)),
        network,
    ]
}

/// `Dagbesteding 3,0 dagdelen per week`; of what cannot be divided the name alone.
fn of_product(plan: &Plan, at: usize, units: f64) -> String {
    if divisible(plan, at) {
        format!("{} {}", product(plan, at), amount(plan, at, units))
    } else {
        product(plan, at).to_owned()
    }
}

/// `a`, `a en b`, `a, b en c`.
fn list(items: &[String]) -> String {
    match items {
        [] => "niets".into(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} en {last}", most.join(", ")),
    }
}

/// What happened.
pub fn lines(plan: &Plan, journey: &Journey) -> Vec<Line> {
    let mut teller =
        Teller { plan, lines: Vec::new(), dossiers: BTreeMap::new(), open: BTreeSet::new(), meldingen: 0 };
    let mut rest = &journey.happenings[..];
    while let Some(first) = rest.first() {
        let together = rest.iter().take_while(|h| h.entry.at == first.entry.at).count();
        let (moment, later) = rest.split_at(together);
        teller.moment(moment);
        rest = later;
    }
    let stays = !journey.happenings.iter().rev().any(|h| matches!(h.entry.what, What::Left(_)));
    if stays {
        teller.say(Moment(plan.end().0 - 1), "Hier houdt de simulatie op. De cliënt is er nog.");
    }
    teller.lines
}

/// What is remembered while telling.
struct Teller<'a> {
    plan: &'a Plan,
    lines: Vec<Line>,
    /// The kind of each dossier, and since when it waits for a consulent.
    dossiers: BTreeMap<DossierId, (Kind, Moment)>,
    /// Dossiers on which a besluit is still to come.
    open: BTreeSet<DossierId>,
    meldingen: u32,
}

impl Teller<'_> {
    fn say(&mut self, at: Moment, text: impl Into<String>) {
        self.lines.push(Line { date: date(self.plan, at), text: text.into() });
    }

    /// Tells what happened at one moment.
    fn moment(&mut self, moment: &[Happening]) {
        let mut told: Vec<String> = Vec::new();
        // What the client meets comes before what is done about it.
        let mut order: Vec<&Happening> = moment.iter().collect();
        order.sort_by_key(|happening| match happening.entry.what {
            What::Crisis(_) | What::SpokeUp | What::Signalled | What::MisfitFound => 0,
            What::Level { .. } | What::Network { .. } => 1,
            _ => 2,
        });
        for happening in order {
            let entry = &happening.entry;
            if let (What::Decided { .. } | What::Withdrawn | What::Closed, Some(id)) = (entry.what, entry.dossier) {
                self.open.remove(&id);
            }
            let text = self.sentence(entry, happening, moment);
            if !text.is_empty() && !told.contains(&text) {
                self.say(entry.at, text.clone());
                told.push(text);
            }
        }
    }

    /// The sentence for one entry; empty when another one at the same moment says it, or when it is not worth one.
    fn sentence(&mut self, entry: &Entry, happening: &Happening, moment: &[Happening]) -> String {
        let any = |test: &dyn Fn(&What) -> bool| moment.iter().any(|h| test(&h.entry.what));
        let left = any(&|w| matches!(w, What::Left(_)));
        let first_day = any(&|w| matches!(w, What::Present));
        let decided = any(&|w| matches!(w, What::Decided { .. }));
        match entry.what {
            What::Present => self.first_day(moment),
            What::Reported { kind, since } => self.reported(entry, kind, since),
            What::Assigned => self.assigned(entry),
            What::HandedBack => self.handed_back(entry, moment),
            What::Urgent => "Het is nu spoed: het onderzoek dat al liep, gaat voor.".into(),
            What::StepDone { step: 0, .. } => self.step(entry),
            What::Decided { .. } => self.decided(entry, moment),
            What::Indicated { .. } if decided || first_day => String::new(),
            What::Indicated { before, indicated, needed } => {
                self.indicated(entry.product.unwrap_or(0), before, indicated, needed)
            }
            What::Withdrawn => "De cliënt wil niet langer wachten en trekt de melding in.".into(),
            What::Requested | What::PlaceFound | What::Started { .. } if first_day => String::new(),
            What::Requested => self.requested(entry, moment),
            What::PlaceFound => self.place_found(entry, moment),
            What::Started { indicated, delivered, seconds, .. } => {
                self.started(entry, indicated, delivered, seconds)
            }
            What::Stopped { running: true } if !left => self.stopped(entry),
            // Care that runs cannot begin late.
            What::Deviates { kind: Deviation::Late, .. }
                if first_day || !Self::at_once(entry, moment, |w| *w == What::PlaceFound) =>
            {
                String::new()
            }
            What::Deviates { kind, indicated, delivered } => self.deviates(entry, kind, indicated, delivered),
            What::DeviationEnded => {
                format!("{} levert weer wat is toegekend.", provider(self.plan, entry.provider))
            }
            What::Evaluated { noticed, acted } => self.evaluated(entry, noticed, acted),
            What::Level { from, to } => {
                let course = if to > from { "slechter" } else { "beter" };
                let needs = self.needs(happening);
                format!("Het gaat {course} met de cliënt: van niveau {} naar niveau {}. {needs}", from + 1, to + 1)
            }
            What::Crisis(cents) => format!(
                "Er is een crisis. Tijdelijke opvang en spoedhulp kosten {}.",
                dutch::euro(cents as f64 / 100.0)
            ),
            What::SpokeUp => "De cliënt trekt aan de bel: er is te weinig hulp.".into(),
            What::Signalled => "De aanbieder ziet dat er meer hulp nodig is, en meldt dat bij de gemeente.".into(),
            What::MisfitFound => "Het blijkt dat de indicatie niet past. De gemeente zoekt het opnieuw uit.".into(),
            What::Short { .. } if any(&|w| matches!(w, What::Reported { kind: Kind::New, .. })) => String::new(),
            What::Short { share, silent } => {
                let known = if silent { " Niemand weet dat." } else { "" };
                format!("De hulp schiet tekort: {} van wat nodig is, ontbreekt.{known}", dutch::percent(share, 0))
            }
            What::Unseen { share } => {
                let done = if self.open.is_empty() { " De gemeente denkt dat het zo goed is." } else { "" };
                format!("Er ontbreekt nog steeds {} van wat nodig is.{done}", dutch::percent(share, 0))
            }
            What::Enough if !left => "Er is nu ongeveer genoeg hulp.".into(),
            What::Network { from, to } => {
                let change = match (from, to) {
                    (_, to) if to <= 0.0 => "De mantelzorg valt weg.",
                    (from, to) if to < from => "De mantelzorger raakt overbelast en kan minder doen.",
                    _ => "De mantelzorger kan weer meer doen.",
                };
                format!("{change} {}", self.needs(happening))
            }
            What::OtherLaw => {
                "De cliënt hoort eigenlijk onder een andere wet (Wlz of Zvw). De gemeente weet dat nog niet.".into()
            }
            What::Left(reason) => match reason {
                Reason::Died => "De cliënt overlijdt.".into(),
                Reason::Wlz => "De cliënt krijgt zorg uit de Wlz. De hulp uit de Wmo stopt.".into(),
                Reason::Moved => "De cliënt verhuist, of stopt om een andere reden.".into(),
                Reason::Recovered => "De cliënt heeft geen hulp meer nodig.".into(),
                Reason::NoCare => String::new(),
            },
            What::Objected(outcome) => match outcome {
                Outcome::Withdrawn => "De cliënt maakt bezwaar, maar trekt dat later weer in.".into(),
                Outcome::Upheld => "De cliënt maakt bezwaar.".into(),
                Outcome::Rejected => "De cliënt maakt bezwaar. De gemeente wijst dat later af.".into(),
            },
            What::Upheld => "De cliënt krijgt gelijk in het bezwaar.".into(),
            What::SideWork(Kind::Directing) => {
                "Een regisseur brengt alle hulp van de cliënt samen in één plan.".into()
            }
            What::SideWorkDone(Kind::Deviation) => "De gemeente heeft met de aanbieder gesproken.".into(),
            // Everything else is in the log, or said by another entry of the same moment.
            _ => String::new(),
        }
    }

    /// What the client needs at this moment beside the network.
    fn needs(&self, happening: &Happening) -> String {
        let needed = happening.needed.iter().enumerate();
        let needed = needed.filter(|(at, units)| **units > 0.0 && divisible(self.plan, *at));
        let needed: Vec<String> = needed.map(|(at, units)| of_product(self.plan, at, *units)).collect();
        if needed.is_empty() { String::new() } else { format!("Nodig is nu: {}.", list(&needed)) }
    }

    fn first_day(&self, moment: &[Happening]) -> String {
        let running: Vec<String> = moment
            .iter()
            .filter_map(|h| match (h.entry.what, h.entry.product) {
                (What::Started { delivered, .. }, Some(at)) => Some(of_product(self.plan, at, delivered)),
                _ => None,
            })
            .collect();
        if running.is_empty() {
            return "De simulatie begint. De hulp is al toegekend. De cliënt wacht op een aanbieder.".into();
        }
        format!("De simulatie begint. De cliënt heeft dan al hulp: {}.", list(&running))
    }

    fn reported(&mut self, entry: &Entry, kind: Kind, since: Moment) -> String {
        if let Some(id) = entry.dossier {
            self.dossiers.insert(id, (kind, entry.at));
            self.open.insert(id);
        }
        match kind {
            Kind::New => {
                self.meldingen += 1;
                match self.meldingen {
                    1 if since < entry.at => format!(
                        "De simulatie begint. De cliënt heeft zich {} eerder gemeld en wacht op een onderzoek.",
                        span(entry.at.since(since))
                    ),
                    1 => "De cliënt meldt zich bij de gemeente.".into(),
                    _ => "De cliënt meldt zich opnieuw bij de gemeente.".into(),
                }
            }
            Kind::Renewal => "De gemeente kijkt opnieuw welke hulp nodig is: een herindicatie.".into(),
            Kind::Urgent => "Er komt meteen een spoedonderzoek.".into(),
            Kind::Followup => "De cliënt heeft ook op een ander gebied hulp nodig, en meldt zich weer.".into(),
            Kind::Complaint | Kind::Signal => "Er komt een nieuw onderzoek.".into(),
            _ => String::new(),
        }
    }

    fn assigned(&mut self, entry: &Entry) -> String {
        let Some(consulent) = entry.consulent else { return String::new() };
        let since = entry.dossier.and_then(|id| self.dossiers.get(&id)).map_or(entry.at, |(_, since)| *since);
        let waited = entry.at.since(since);
        let after = if waited < DAY { String::new() } else { format!(", na {} wachten", span(waited)) };
        format!("Consulent {} begint met het onderzoek{after}.", consulent + 1)
    }

    fn handed_back(&mut self, entry: &Entry, moment: &[Happening]) -> String {
        if let Some((_, since)) = entry.dossier.and_then(|id| self.dossiers.get_mut(&id)) {
            *since = entry.at;
        }
        let taken = moment.iter().any(|h| h.entry.what == What::Assigned);
        let then = if taken { "Een collega neemt het over." } else { "Een collega moet het overnemen." };
        let who = entry.consulent.map_or(String::new(), |consulent| format!(" {}", consulent + 1));
        format!("Consulent{who} is langdurig ziek of vertrekt. {then}")
    }

    fn step(&self, entry: &Entry) -> String {
        let steps = &self.plan.periods[0].settings.onderzoek.stap;
        let kind = entry.dossier.and_then(|id| self.dossiers.get(&id)).map(|(kind, _)| *kind);
        match (kind, steps.first()) {
            (Some(Kind::New), Some(step)) if steps.len() > 1 => format!("Deze stap is klaar: {}.", step.naam),
            _ => String::new(),
        }
    }

    fn decided(&self, entry: &Entry, moment: &[Happening]) -> String {
        let What::Decided { ending, fits, seconds, term, penalty } = entry.what else { return String::new() };
        let kind = entry.dossier.and_then(|id| self.dossiers.get(&id)).map_or(Kind::New, |(kind, _)| *kind);
        let since = match kind {
            Kind::Renewal => "na het begin van de herindicatie",
            Kind::Urgent => "na de crisis",
            Kind::Repair => "nadat bleek dat de indicatie niet paste",
            _ => "na de melding",
        };
        let mut text = format!("Er is een besluit, {} {since}.", span(seconds));
        match term {
            // The weeks of the law are for an onderzoek that can wait.
            Some(term) if kind != Kind::Urgent && seconds > term => {
                text.push_str(&format!(" Dat is {} te laat.", span(seconds - term)));
            }
            Some(_) if kind != Kind::Urgent => text.push_str(" Dat is op tijd."),
            _ => {}
        }
        if penalty > 0 {
            text.push_str(&format!(" De gemeente betaalt {} dwangsom.", dutch::euro(penalty as f64 / 100.0)));
        }
        text.push_str(match ending {
            Ending::Granted => "",
            Ending::General => " Er is een oplossing zonder hulp op maat, zoals hulp uit de buurt.",
            Ending::Refused => " De gemeente wijst de hulp af.",
            Ending::OtherLaw => " De gemeente ziet dat de cliënt onder een andere wet hoort.",
        });
        for happening in moment {
            if let What::Indicated { before, indicated, needed } = happening.entry.what {
                text.push(' ');
                let at = happening.entry.product.unwrap_or(0);
                text.push_str(&self.indicated(at, before, indicated, needed));
            }
        }
        if ending == Ending::Granted && !fits {
            text.push_str(" De hulp past niet goed bij de cliënt, maar dat weet nog niemand.");
        }
        text
    }

    fn indicated(&self, at: usize, before: f64, indicated: f64, needed: f64) -> String {
        let name = product(self.plan, at);
        if !divisible(self.plan, at) {
            return if before > 0.0 { format!("{name}: blijft.") } else { format!("{name}: toegekend.") };
        }
        let was = if before > 0.0 { format!(", was {}", dutch::number(before, 1)) } else { String::new() };
        let needed = dutch::number(needed, 1);
        format!("{name}: {} toegekend (nodig: {needed}{was}).", amount(self.plan, at, indicated))
    }

    /// The same voorziening at the same moment.
    fn at_once(entry: &Entry, moment: &[Happening], test: impl Fn(&What) -> bool) -> bool {
        moment.iter().any(|h| h.entry.product == entry.product && test(&h.entry.what))
    }

    fn requested(&self, entry: &Entry, moment: &[Happening]) -> String {
        let who = provider(self.plan, entry.provider);
        if Self::at_once(entry, moment, |w| matches!(w, What::PlaceFound | What::Started { .. })) {
            return String::new();
        }
        format!("{who} heeft nog geen plaats. De cliënt komt op de wachtlijst.")
    }

    fn place_found(&self, entry: &Entry, moment: &[Happening]) -> String {
        let who = provider(self.plan, entry.provider);
        if Self::at_once(entry, moment, |w| *w == What::Requested) {
            format!("{who} heeft plaats en bereidt de hulp voor.")
        } else {
            format!("{who} heeft nu plaats en bereidt de hulp voor.")
        }
    }

    fn started(&self, entry: &Entry, indicated: f64, delivered: f64, seconds: i64) -> String {
        let who = provider(self.plan, entry.provider);
        let at = entry.product.unwrap_or(0);
        let after = if seconds < DAY { String::new() } else { format!(", {} na het besluit", span(seconds)) };
        let name = product(self.plan, at);
        if !divisible(self.plan, at) {
            return format!("{who} levert{after}: {name}.");
        }
        let [full, real] = [indicated, delivered].map(|units| dutch::number(units, 1));
        let units = amount(self.plan, at, delivered);
        let of = if full == real { String::new() } else { format!(" (toegekend: {full})") };
        format!("{who} begint{after}: {name}, {units}{of}.")
    }

    fn stopped(&self, entry: &Entry) -> String {
        let name = product(self.plan, entry.product.unwrap_or(0));
        format!("{} stopt: {name}.", provider(self.plan, entry.provider))
    }

    fn deviates(&self, entry: &Entry, kind: Deviation, indicated: f64, delivered: f64) -> String {
        let who = provider(self.plan, entry.provider);
        let at = entry.product.unwrap_or(0);
        let instead =
            || format!("{} in plaats van {}", amount(self.plan, at, delivered), dutch::number(indicated, 1));
        match kind {
            Deviation::None => String::new(),
            Deviation::Late => format!("{who} begint later dan afgesproken."),
            Deviation::More => format!("{who} levert meer dan is toegekend: {}.", instead()),
            Deviation::Less => format!("{who} levert minder dan is toegekend: {}.", instead()),
            Deviation::Other => format!("{who} doet iets anders dan is toegekend. Dat helpt maar voor een deel."),
        }
    }

    fn evaluated(&self, entry: &Entry, noticed: bool, acted: bool) -> String {
        let name = product(self.plan, entry.product.unwrap_or(0));
        let seen = match (noticed, acted) {
            (_, true) => "De gemeente ziet dat de aanbieder afwijkt en spreekt hem aan.",
            (true, false) => "De gemeente ziet dat de aanbieder afwijkt, maar laat het zo.",
            (false, false) => "Niemand ziet dat de aanbieder afwijkt.",
        };
        format!("De hulp wordt bekeken ({name}). {seen}")
    }
}
