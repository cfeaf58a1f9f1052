//! Dutch words for kinds of things in the model: short and fixed, for files and sentences alike.

use crate::model::dossier::Kind;
use crate::model::journal::Ending;

/// The causes of spending on care, in the order of the model.
pub const CAUSES: [&str; 6] = ["passend", "overindicatie", "afwijking", "stapeling", "verkeerde_wet", "herstel"];

/// Why there is a dossier.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "nieuw",
        Kind::Renewal => "herindicatie",
        Kind::Complaint => "piep",
        Kind::Urgent => "spoed",
        Kind::Repair => "herstel",
        Kind::Deviation => "aanspreken",
        Kind::Objection => "bezwaar",
        Kind::Directing => "regie",
        Kind::Followup => "vervolg",
        Kind::Signal => "signaal",
        Kind::Evaluation => "evaluatie",
        Kind::Adjustment => "bijstelling",
    }
}

/// What a besluit says.
pub fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Granted => "toegekend",
        Ending::General => "zonder maatwerk opgelost",
        Ending::Refused => "afgewezen",
        Ending::OtherLaw => "andere wet",
    }
}

/// Light, standard or complex.
pub fn complexity(class: u8) -> &'static str {
    ["licht", "standaard", "complex"][usize::from(class.min(2))]
}

/// A name that every file system and every table takes: small letters, digits and underscores.
pub fn file_name(text: &str) -> String {
    let plain = text.to_lowercase();
    let one = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = plain.chars().map(one).collect();
    name.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}
