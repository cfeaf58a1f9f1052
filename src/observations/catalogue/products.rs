//! Measures by product.

use super::{CLIENTS, Catalogue, Draft};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::Groups;
use crate::statistics::{Unit, Whole};

/// Measures by product.
pub(super) fn add(lines: &mut Catalogue, groups: &Groups) {
    use Formula::{ProductEuro, YearClients};
    let mut d = Draft(lines);
    let meaning = Text::new(
        "Cliënten die in een jaar op enig moment hulp krijgen; in een maand: in die maand.",
        "Clients who receive help at any time in a year; in a month: in that month.",
    );
    d.add(
        "clienten_jaar",
        Text::new("Cliënten in een jaar", "Clients in a year"),
        meaning,
        CLIENTS,
        Whole::Average,
        YearClients(groups.products.len()),
    );
    for (p, (key, name)) in groups.products.iter().enumerate() {
        d.add(
            &format!("clienten_jaar:product={key}"),
            Text::same(name.as_str()),
            meaning,
            CLIENTS,
            Whole::Average,
            YearClients(p),
        );
    }
    for (p, (key, name)) in groups.products.iter().enumerate() {
        d.add(
            &format!("uitgaven_zorg:product={key}"),
            Text::same(name.as_str()),
            Text::new("Uitgaven aan geleverde voorzieningen.", "Spending on services delivered."),
            Unit::Euro,
            Whole::PerYear,
            ProductEuro(p),
        );
    }
}
