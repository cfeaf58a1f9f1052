//! The scenario that a search found, as a file.

use super::search::Found;
use super::targets::Targets;
use super::verdict::Line;
use crate::cli::end::Trouble;
use crate::cli::output::{self, number};
use crate::report::file;
use crate::scenario::canonical::{canonical, quote};
use crate::scenario::header::LONGEST_TITLE;
use crate::scenario::{self, Scenario};
use std::path::{Component, Path, PathBuf};

/// Where the scenario will stand, and how it names the scenario that it builds on.
#[derive(Debug)]
pub struct Place {
    path: PathBuf,
    basis: String,
    overwrite: bool,
}

impl Place {
    /// Refuses a place where the scenario cannot be written, before anything is run.
    ///
    /// # Errors
    ///
    /// When there is a file already, or when the scenario that it builds on is not in its folder.
    pub fn new(path: &Path, basis: &Path, overwrite: bool) -> Result<Place, Trouble> {
        let shown = path.display();
        if path.extension().is_none_or(|ending| ending != "toml") {
            return Err(Trouble::wrong(format!("`{shown}` moet eindigen op .toml, zodat het een scenario is")));
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if let Some((what, remedy)) = scenario::name::objection(&stem) {
            return Err(Trouble::wrong(format!("{what}\n  \x1b[32mtip:\x1b[0m {remedy}")));
        }
        let same = matches!((path.canonicalize(), basis.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if same {
            let text = format!("`{shown}` is het scenario dat wordt geijkt; kies bij --schrijf een andere naam");
            return Err(Trouble::wrong(text));
        }
        if path.exists() && !overwrite {
            let text =
                format!("`{shown}` bestaat al en is niet veranderd; kies een andere naam, of geef --overschrijf");
            return Err(Trouble::wrong(text));
        }
        let folder = folder(path).canonicalize().map_err(|_| {
            Trouble::wrong(format!("de map `{}` bestaat niet; maak die eerst", folder(path).display()))
        })?;
        let from = basis.canonicalize().map_err(|_| Trouble::wrong(format!("{} bestaat niet", basis.display())))?;
        let Ok(inner) = from.strip_prefix(&folder) else {
            return Err(Trouble::wrong(format!(
                "het nieuwe scenario bouwt voort op `{}` en moet daarom in dezelfde map staan (of hoger): schrijf \
                 bijvoorbeeld --schrijf {}",
                basis.display(),
                self::folder(basis).join(path.file_name().unwrap_or_default()).display()
            )));
        };
        let parts = inner.components().filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        Ok(Place { path: path.to_path_buf(), basis: parts.collect::<Vec<_>>().join("/"), overwrite })
    }

    /// Writes the scenario, whole or not at all, when it says what was found.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or does not say what was found.
    pub fn write(&self, basis: &Scenario, found: &Found, lines: &[Line], how: &str) -> Result<(), Trouble> {
        let text = text(basis, found, lines, &self.basis, how);
        let back =
            scenario::load_text(&self.path, &text).map_err(|rejected| Trouble::failed(rejected.to_string()))?;
        if back.hash != found.scenario.hash {
            return Err(Trouble::failed(format!(
                "{} zou iets anders zeggen dan er is gevonden",
                self.path.display()
            )));
        }
        file::place(&self.path, text.as_bytes(), self.overwrite).map_err(output::unwritten)
    }
}

/// The folder of a file.
fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// The file.
fn text(basis: &Scenario, found: &Found, lines: &[Line], basis_file: &str, how: &str) -> String {
    let mut title: String = basis.title.chars().take(LONGEST_TITLE - 10).collect();
    title = format!("{} (geijkt)", title.trim_end());
    let mut text = format!(
        "titel = {}\nvraag = {}\nbeantwoordt_niet = {}\nbasis = {}\n\n# Geijkt met: {how}\n# Wat overblijft:\n",
        quote(&title),
        quote(&basis.question),
        quote(&basis.caveat),
        quote(basis_file)
    );
    lines.iter().for_each(|line| text.push_str(&format!("#   {}\n", left(line))));
    text.push_str(&canonical(&found.variant.whole));
    text
}

/// What is left of one target: "Meldingen per week: doel 28,0, uitkomst 27,6, verschil −0,4 (0,2 keer de marge)".
pub fn left(line: &Line) -> String {
    let target = line.target;
    let name = target.naam.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(outcome) = line.outcome else { return format!("{name}: niet gemeten") };
    let decimals = match target.margin() {
        margin if margin >= 20.0 => 0,
        margin if margin >= 2.0 => 1,
        margin if margin >= 0.2 => 2,
        _ => 4,
    };
    let difference = outcome.mean - target.doel;
    format!(
        "{name}: doel {}, uitkomst {}, verschil {} ({} keer de marge)",
        number(target.doel, decimals),
        number(outcome.mean, decimals),
        number(difference, decimals),
        number(difference.abs() / target.margin(), 1),
    )
}

/// What was changed and what the figures say of it.
pub fn told(found: &Found, parameters: &[super::free::Parameter], targets: &Targets) -> String {
    use crate::statistics::fit::Told;
    let verdicts = crate::statistics::fit::told(&found.fit.slopes);
    let mut text = String::from("Aangepast:\n");
    for ((parameter, value), bounds) in
        parameters.iter().zip(&found.fit.values).zip(parameters.iter().map(|p| p.bounds))
    {
        let digits = |value: f64| format!("{}", super::free::rounded(value)).replace('.', ",");
        let times = if parameter.multiplies { " keer" } else { "" };
        let near = 0.005 * (bounds.high - bounds.low);
        let edge = if *value - bounds.low < near {
            " — dit is de laagste waarde die mocht"
        } else if bounds.high - *value < near {
            " — dit is de hoogste waarde die mocht"
        } else {
            ""
        };
        text.push_str(&format!(
            "  {}: {} → {}{times}{edge}\n",
            parameter.name,
            digits(bounds.begin),
            digits(*value)
        ));
    }
    for (at, verdict) in verdicts.iter().enumerate() {
        let name = &parameters[at].name;
        let said = match verdict {
            Told::Apart => continue,
            Told::Nothing => format!(
                "{name}: uw cijfers zeggen hier niets over. Haal het uit het bestand, of zoek er een cijfer bij."
            ),
            Told::Like(other) if *other < at => continue,
            Told::Like(other) => format!(
                "{name} en {}: uw cijfers kunnen deze twee niet uit elkaar houden. Vul er een zelf in.",
                parameters[*other].name
            ),
            Told::Mixed => format!("{name}: uw cijfers kunnen dit niet los zien van de andere vrije instellingen."),
        };
        text.push_str(&format!("Let op: {said}\n"));
    }
    if parameters.len() > targets.doel.len() {
        text.push_str("Let op: er zijn meer vrije instellingen dan cijfers; dan is er nooit één antwoord.\n");
    }
    text.trim_end().to_owned()
}
