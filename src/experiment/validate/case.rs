//! What is validated: scenarios with a known answer, and how long each is replayed.

use crate::scenario::{self, Loader, Rejected, Scenario, Unreadable};

/// What a scenario is reduced to, and so what theory says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Equal consulents before one queue, exponential work: M/M/c.
    Exponential,
    /// One consulent, any work: M/G/1.
    General,
    /// One consulent and classes with priority.
    Priority,
    /// Several consulents and classes with priority and equal work.
    PriorityTeam,
    /// Clients in care without a bound: M/G/infinity.
    Care,
    /// Residents who will not wait for ever: M/M/c+M.
    Patience,
    /// Onderzoek, then delivery: M/M/c and M/M/k in tandem.
    Chain,
    /// A generalist and a specialist.
    Skills,
    /// Little's law in the stages that the scenario has.
    Little,
}

/// A scenario that is validated.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The scenario's name.
    pub name: &'static str,
    /// What it is reduced to.
    pub kind: Kind,
    /// How often it is replayed.
    pub replications: u32,
    text: &'static str,
}

macro_rules! cases {
    ($($name:literal $kind:ident $replications:literal),* $(,)?) => {
        /// All cases, in the order of the table.
        pub const CASES: &[Case] = &[$(Case {
            name: $name,
            kind: Kind::$kind,
            replications: $replications,
            text: include_str!(concat!("../../../scenarios/validatie/", $name, ".toml")),
        }),*];
    };
}

cases! {
    "mm1-80" Exponential 140,
    "mm4-50" Exponential 120,
    "mm4-80" Exponential 170,
    "mm4-95" Exponential 160,
    "mg1-vast" General 40,
    "mg1-half" General 50,
    "mg1-dubbel" General 160,
    "voorrang" Priority 110,
    "voorrang-vier" PriorityTeam 100,
    "zorg-exponentieel" Care 30,
    "zorg-vijf-stappen" Care 30,
    "zorg-wisselend" Care 30,
    "uitval-90" Patience 30,
    "uitval-120" Patience 30,
    "keten" Chain 100,
    "kunnen-alleen" Skills 130,
    "kunnen-vrij" Skills 120,
}

/// The cases in which only Little's law is looked at.
pub const LITTLE: &[Case] = &[
    Case {
        name: "keten",
        kind: Kind::Little,
        replications: 10,
        text: include_str!("../../../scenarios/validatie/keten.toml"),
    },
    Case {
        name: "uitval-120",
        kind: Kind::Little,
        replications: 10,
        text: include_str!("../../../scenarios/validatie/uitval-120.toml"),
    },
    Case {
        name: "basis",
        kind: Kind::Little,
        replications: 12,
        text: include_str!("../../../scenarios/basis.toml"),
    },
];

const BASIS: &str = include_str!("../../../scenarios/validatie/basis.toml");

impl Case {
    /// The scenario, with `settings` (lines of TOML) in place of its own where both name the same.
    ///
    /// # Errors
    ///
    /// When a setting does not exist or is out of range.
    pub fn scenario(&self, settings: &str) -> Result<Scenario, Rejected> {
        if settings.is_empty() {
            return scenario::read(&format!("{}.toml", self.name), &Built(self.text, ""));
        }
        let head = format!(
            "titel = \"Afwijkend\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"{}.toml\"\n{settings}",
            self.name
        );
        scenario::read("afwijkend.toml", &Built(self.text, &head))
    }
}

/// The files that come with the program: a case, and what is laid over it.
struct Built<'a>(&'a str, &'a str);

impl Loader for Built<'_> {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        Ok(match path {
            "afwijkend.toml" => self.1,
            // The basis of the validation scenarios, unless it is the shipped one that is asked for.
            "basis.toml" if self.0.contains("\nbasis = \"basis.toml\"") => BASIS,
            _ => self.0,
        }
        .into())
    }
}
