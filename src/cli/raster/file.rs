//! The file that describes a study.
//!
//! The comments on the settings are in Dutch: they are the help that users read.

use crate::cli::cost::MOST_SCENARIOS;
use crate::scenario::numbers;
use crate::schema::read::text;
use crate::schema::{Data, Faults, Kind, Name, Place, Problem, Rule, Setting, Value};

settings! {
    /// Een onderzoek: welke instellingen variëren, hoe vaak er wordt nagespeeld en wat er wordt bewaard.
    pub struct Experiment {
        /// Korte naam van het onderzoek.
        titel: String { example: "\"Wie betaalt krappe indicaties?\"" },
        /// De vraag die het onderzoek beantwoordt.
        vraag: String { example: "\"Wanneer is zelf kijken goedkoper dan wachten op een piep?\"" },
        /// Wat het onderzoek niet beantwoordt.
        beantwoordt_niet: String { example: "\"Of inwoners tevreden zijn.\"" },
        /// Het scenario waarop wordt gevarieerd: een bestand in de map van dit bestand of een map hoger.
        basis: Name { example: "\"basis.toml\"" },
        /// Welke combinaties worden nagespeeld.
        ontwerp: Layout { example: "\"volledig\"" },
        /// Aantal punten van een latijnse hyperkubus.
        punten: Option<u32> { unit: "punten", min: 2.0, max: MOST_SCENARIOS as f64, example: "200" },
        /// Aantal keren dat elk punt wordt nagespeeld.
        replicaties: u32 { unit: "keer", min: 1.0, max: 100_000.0, example: "40" },
        /// Zaad: het getal waaruit al het toeval volgt. Standaard 1.
        seed: Option<u32> { unit: "getal", min: 0.0, max: 4.0e9, example: "1" },
        /// De maten die worden bewaard, zoals in docs/uitkomsten.md. Standaard de maten uit de tabel op het scherm.
        maten: Option<Vec<Name>> { example: "[\"uitgaven\", \"onvervuld_stil\"]" },
        /// Wat er varieert, elk onder een kop `[[factor]]`.
        factor: Vec<Varied>,
        /// Warmtekaarten, elk onder een kop `[[kaart]]`.
        kaart: Option<Vec<Map>>,
    }
}

settings! {
    /// Een instelling, of een paar die samen bewegen, die in het onderzoek varieert.
    pub struct Varied {
        /// Korte naam, voor assen en kolommen.
        naam: Name { example: "\"Ruimhartigheid\"" },
        /// De instelling, of een lijst van instellingen die dezelfde waarde krijgen. `*` staat voor elke naam.
        sleutel: Keys { example: "\"indicatie.ruimhartigheid\"" },
        /// Of een waarde de instelling vervangt of vermenigvuldigt. Standaard vervangt.
        bewerking: Option<Effect> { example: "\"vervangt\"" },
        /// De waarden die worden nagespeeld.
        waarden: Option<Values> { example: "[0.8, 0.9, 1.0]" },
        /// Hoe de waarden heten op een kaart, als het getal zelf weinig zegt.
        namen: Option<Vec<String>> { example: "[\"nooit\", \"12\"]" },
        /// Laagste waarde, in plaats van een lijst; alleen bij een latijnse hyperkubus.
        laag: Option<f64> { example: "0.7" },
        /// Hoogste waarde.
        hoog: Option<f64> { example: "1.1" },
        /// Of de waarde ingaat op de eerste dag waarover wordt gerapporteerd, zoals beleid. Anders geldt zij de hele simulatie.
        vanaf_start: bool { example: "true" },
    }
}

settings! {
    /// Een kaart van één maat over twee factoren.
    pub struct Map {
        /// De maat.
        maat: Name { example: "\"uitgaven\"" },
        /// De factor langs de horizontale as.
        x: Name { example: "\"Evaluatie\"" },
        /// De factor langs de verticale as.
        y: Name { example: "\"Ruimhartigheid\"" },
        /// Een factor met voor elke waarde een eigen kaartje.
        vakken: Option<Name> { example: "\"Laag doenvermogen\"" },
        /// Toon het verschil met deze waarde van de x-factor, in plaats van de stand.
        verschil_met: Option<Value> { example: "0" },
    }
}

choices! {
    /// Welke combinaties worden nagespeeld.
    pub enum Layout ("een ontwerp") {
        /// Elke combinatie van waarden.
        Full = "volledig",
        /// Een vast aantal punten, over elke factor gelijk verdeeld.
        Latin = "latijns_hyperkubus",
    }
}

choices! {
    /// Wat een waarde met de instelling doet.
    pub enum Effect ("een bewerking") {
        /// De waarde komt in plaats van die van het scenario.
        Replaces = "vervangt",
        /// De waarde van het scenario wordt ermee vermenigvuldigd.
        Multiplies = "vermenigvuldigt",
    }
}

/// One or more names of settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys(pub Vec<Name>);

impl Setting for Keys {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Keys> {
        match &value.data {
            Data::List(items) if items.is_empty() => {
                faults.rule(value.place, path, "er staat geen instelling in deze lijst");
                None
            }
            Data::List(_) => Vec::<Name>::read(value, rule, path, faults).map(Keys),
            _ => {
                let name = text(value, path, faults)?.to_owned();
                Some(Keys(vec![Name { text: name, place: value.place }]))
            }
        }
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Text
    }
}

/// Values of any kind, with their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(pub Vec<Value>);

impl Setting for Values {
    fn read(value: &Value, _rule: &Rule, path: &str, faults: &mut Faults) -> Option<Values> {
        match &value.data {
            Data::List(items) => Some(Values(items.clone())),
            _ => {
                let problem = Problem::WrongType {
                    expected: "een lijst van waarden, zoals [0.8, 1.0]".into(),
                    found: value.describe(),
                };
                faults.add(value.place, path, problem);
                None
            }
        }
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::List(Box::new(Kind::Number))
    }
}

impl Setting for Value {
    fn read(value: &Value, _rule: &Rule, _path: &str, _faults: &mut Faults) -> Option<Value> {
        Some(value.clone())
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Number
    }
}

impl Experiment {
    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed.map_or(crate::experiment::DEFAULT_SEED, u64::from)
    }

    /// Reports what contradicts itself within the file.
    pub fn check(&self, place: Place, faults: &mut Faults) {
        if self.factor.is_empty() {
            faults.rule(place, "factor", "er staat geen enkele [[factor]] in dit bestand");
        }
        match (self.ontwerp, self.punten) {
            (Layout::Latin, None) => faults.rule(place, "punten", "een latijnse hyperkubus heeft `punten` nodig"),
            (Layout::Full, Some(_)) => {
                faults.rule(place, "punten", "`punten` hoort alleen bij een latijnse hyperkubus");
            }
            _ => {}
        }
        for (i, factor) in self.factor.iter().enumerate() {
            let name = &factor.naam;
            if self.factor[..i].iter().any(|other| other.naam.text == name.text) {
                faults.rule(
                    name.place,
                    "factor.naam",
                    format!("er zijn twee factoren met de naam `{}`", name.text),
                );
            }
            factor.check(self.ontwerp, faults);
        }
        let counts = self.factor.iter().map(|factor| factor.waarden.as_ref().map_or(1, |values| values.0.len()));
        let points = counts.fold(1, usize::saturating_mul);
        if self.ontwerp == Layout::Full && points > MOST_SCENARIOS {
            let sentence = format!(
                "alle combinaties samen zijn er meer dan {}. Geef minder waarden, of kies een latijnse hyperkubus",
                numbers::dutch(MOST_SCENARIOS as f64)
            );
            faults.rule(place, "factor", sentence);
        }
        let names: Vec<String> = self.factor.iter().map(|factor| factor.naam.text.clone()).collect();
        for map in self.kaart.iter().flatten() {
            let panels = map.vakken.iter();
            for axis in [&map.x, &map.y].into_iter().chain(panels) {
                if !names.contains(&axis.text) {
                    let (name, known) = (axis.text.clone(), names.clone());
                    let problem = Problem::UnknownName { name, known, what: "een factor van dit onderzoek".into() };
                    faults.add(axis.place, "kaart", problem);
                }
            }
            let across = self.factor.iter().find(|factor| factor.naam.text == map.x.text);
            if let (Some(value), Some(across)) = (&map.verschil_met, across)
                && !across.waarden.iter().flat_map(|values| &values.0).any(|known| same(known, value))
            {
                let sentence = format!("`verschil_met` moet een van de `waarden` van `{}` zijn", map.x.text);
                faults.rule(value.place, "kaart.verschil_met", sentence);
            }
            let axes = [Some(&map.x.text), Some(&map.y.text), map.vakken.as_ref().map(|name| &name.text)];
            let twice = (0..3).any(|i| axes[i].is_some() && axes[..i].contains(&axes[i]));
            if twice {
                faults.rule(
                    map.x.place,
                    "kaart",
                    "een kaart heeft voor x, y en vakken verschillende factoren nodig",
                );
            }
        }
    }
}

/// True for values that mean the same: `1` and `1.0` do.
fn same(a: &Value, b: &Value) -> bool {
    crate::scenario::changes::same(a, b)
}

impl Varied {
    fn check(&self, layout: Layout, faults: &mut Faults) {
        let place = self.naam.place;
        let count = self.waarden.as_ref().map_or(0, |values| values.0.len());
        if self.namen.as_ref().is_some_and(|names| names.len() != count) {
            faults.rule(place, "factor.namen", format!("geef bij deze factor evenveel namen als waarden: {count}"));
        }
        match (&self.waarden, self.laag, self.hoog) {
            (Some(_), None, None) if count > 0 => {}
            (None, Some(low), Some(high)) if low < high => {
                if layout == Layout::Full {
                    let sentence =
                        "geef bij deze factor een lijst `waarden`: laag en hoog horen bij een hyperkubus";
                    faults.rule(place, "factor", sentence);
                }
            }
            (None, Some(_), Some(_)) => faults.rule(place, "factor", "bij deze factor moet laag onder hoog liggen"),
            _ => {
                let sentence = "geef bij deze factor een lijst `waarden`, of zowel `laag` als `hoog`";
                faults.rule(place, "factor", sentence);
            }
        }
    }
}
