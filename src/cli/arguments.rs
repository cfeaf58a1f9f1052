//! What can be typed.
//!
//! The comments in Dutch are the help that users read. The exit codes are those of [`End`].

use super::dutch;
use super::end::{End, Trouble, say};
use crate::experiment::sensitivity::Size as Thoroughness;
use crate::experiment::sequential::{DEFAULT_MAXIMUM, DEFAULT_MINIMUM};
use crate::experiment::{DEFAULT_REPLICATIONS, DEFAULT_SEED, Demand, Options, sizing, warm_up};
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// Speelt het werk van een Wmo-team na, van melding tot zorg, om beleid te vergelijken.
#[derive(Debug, Parser)]
#[command(
    name = "wmosim",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    override_usage = "wmosim <opdracht> [opties]",
    help_template = dutch::TOP_TEMPLATE,
    after_help = concat!(
        "\x1b[1;4mVoorbeelden:\x1b[0m\n",
        "  wmosim vergelijk                           alle scenario's in de map scenarios\n",
        "  wmosim vergelijk basis krap-indiceren      twee scenario's\n",
        "  wmosim controleer scenarios                alleen nakijken, niet simuleren\n",
        "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=18..32'\n",
        "  wmosim verklaar basis                      waar komen wachten en overschrijding vandaan?\n",
        "  wmosim gevoeligheid basis                  van welke aannames hangt de uitkomst af?\n",
        "  wmosim ijk basis                           past het model bij de cijfers van buiten?\n",
        "  wmosim clientreis basis krap-indiceren     een cliënt in twee scenario's\n\n",
        "\x1b[1;4mExitcodes:\x1b[0m\n",
        "Het programma eindigt met 0 als het deed wat u vroeg. Met 1 als de simulatie niet af kwam of niet kon ",
        "worden weggeschreven; bij `ijk` ook als een uitkomst buiten het bereik valt. Met 2 als de invoer niet ",
        "klopt: een scenario, een optie of een naam; er is dan niets gesimuleerd en niets overschreven. Met 130 ",
        "als u het met Ctrl-C stopte.",
    ),
)]
pub struct Arguments {
    /// Wat het programma moet doen.
    #[command(subcommand)]
    pub command: Command,
    /// De algemene opties.
    #[command(flatten)]
    pub common: Common,
    /// Toon de versie
    #[arg(short = 'V', long = "versie", alias = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Toon deze uitleg
    #[arg(short = 'h', long = "help", alias = "hulp", action = ArgAction::Help, global = true, display_order = 999)]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simuleer scenario's en vergelijk ze: tabel, grafieken en cijfers
    #[command(
        name = "vergelijk",
        override_usage = "wmosim vergelijk [SCENARIO]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim vergelijk\n",
            "  wmosim vergelijk basis meer-personeel --replicaties 400\n",
            "  wmosim vergelijk basis meer-personeel --precisie 5%\n",
            "  wmosim vergelijk scenarios/*.toml --referentie basis --uit output/raadsvoorstel\n\n",
            "Dezelfde scenario's met hetzelfde zaad geven altijd precies dezelfde cijfers, op elke computer en met ",
            "elk aantal threads.",
        ),
    )]
    Compare(Compare),
    /// Zoek de goedkoopste stand van een of twee knoppen waarmee een doel wordt gehaald
    #[command(
        name = "dimensioneer",
        override_usage = "wmosim dimensioneer SCENARIO --doel DOEL --knop KNOP [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=18..32'\n",
            "  wmosim dimensioneer basis --doel 'doorlooptijd_gem <= 6' --knop 'team.fte=22..30:0.5' --kans 0.8\n",
            "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=20..30' \\\n",
            "      --knop 'indicatie.ruimhartigheid=0.9..1.1'\n\n",
            "Eindigt met 0 als er een stand is gevonden, en met 1 als geen stand het doel vaak genoeg haalt; ook dan ",
            "staan de cijfers en grafieken in de map.",
        ),
    )]
    Size(Size),
    /// Kijk of de aanloop lang genoeg is
    #[command(
        name = "aanloop",
        override_usage = "wmosim aanloop SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim aanloop basis\n\n",
            "Eindigt met 0 als de aanloop volstaat, en met 1 als de beginstand nog te zien kan zijn in de maanden ",
            "waarover wordt gerapporteerd.",
        ),
    )]
    WarmUp(WarmUp),
    /// Leg de uitkomsten van een scenario naast cijfers van buiten
    #[command(
        name = "ijk",
        override_usage = "wmosim ijk SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim ijk basis\n",
            "  wmosim ijk onze-gemeente --doelen onze-cijfers.toml\n",
            "  wmosim ijk basis --doelen onze-cijfers.toml --schrijf scenarios/onze-gemeente.toml\n\n",
            "Eindigt met 0 als alle uitkomsten binnen hun bereik vallen, en met 1 als dat niet zo is of als een maat ",
            "niet is gemeten.",
        ),
    )]
    Calibrate(Calibrate),
    /// Kijk scenario's na zonder te simuleren, en toon wat ze veranderen
    #[command(
        name = "controleer",
        override_usage = "wmosim controleer [SCENARIO]...",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim controleer\n",
            "  wmosim controleer scenarios/krap-indiceren.toml\n\n",
            "Eindigt met 0 als alles klopt en met 2 als er fouten zijn.",
        ),
    )]
    Check(Check),
    /// Schrijf alles op wat er in één herhaling gebeurt, als CSV
    #[command(
        name = "logboek",
        override_usage = "wmosim logboek SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim logboek basis\n",
            "  wmosim logboek basis --client 4711\n",
            "  wmosim logboek krap-indiceren --replicatie 3 --zonder-aanloop --uit output/krap.csv\n\n",
            "Elke rij is iets wat er gebeurt: een melding, een besluit, een crisis. Wat in de aanloop gebeurt, heeft ",
            "`ja` in de kolom `aanloop` en telt niet mee in de uitkomsten van `vergelijk`. De kolom `client` telt de ",
            "cliënten van dit scenario; de kolom `inwoner` is in elk scenario gelijk voor dezelfde persoon.",
        ),
    )]
    Logbook(Logbook),
    /// Vertel de jaren van één cliënt, ook naast hetzelfde leven in een ander scenario
    #[command(
        name = "clientreis",
        alias = "cliëntreis",
        override_usage = "wmosim clientreis SCENARIO [TWEEDE_SCENARIO] [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim clientreis basis --profiel dementie\n",
            "  wmosim clientreis basis krap-indiceren --profiel dementie\n",
            "  wmosim clientreis basis krap-indiceren --client 9000 --replicatie 3\n\n",
            "Zonder `--client` kiest het programma uit wie zich na de aanloop meldt: de cliënt die in het eerste ",
            "scenario de meeste verschillende dingen meemaakt. Zijn er meer, dan de laagste. Dat is dus geen ",
            "gemiddelde cliënt. In het tweede scenario wordt dezelfde inwoner gevolgd.",
        ),
    )]
    Journey(Journey),
    /// Toets wat het veld over elk mechanisme beweert aan het model
    #[command(
        name = "beweringen",
        override_usage = "wmosim beweringen [KENMERK]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim beweringen                                  alle beweringen\n",
            "  wmosim beweringen M1 M8                            twee beweringen\n",
            "  wmosim beweringen --schrijf docs/beweringen.md     ook als bestand\n",
            "  wmosim beweringen M1 M2 --beelden docs/beeld       waar slaan zij om?\n\n",
            "Elke bewering wordt getoetst met twee scenario's die in één knop verschillen, met hetzelfde toeval.",
        ),
    )]
    Claims(Claims),
    /// Speel een onderzoek na over een raster van instellingen
    #[command(
        name = "raster",
        override_usage = "wmosim raster ONDERZOEK [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim raster scenarios/onderzoek/piepsysteem.toml\n",
            "  wmosim raster eigen-onderzoek.toml --uit output/eigen --threads 4\n\n",
            "Een onderzoek dat werd afgebroken gaat met dezelfde opdracht verder waar het ophield. De uitkomst is gelijk ",
            "aan die van een onderzoek zonder onderbreking, met elk aantal threads.",
        ),
    )]
    Raster(Raster),
    /// Verklaar waar wachten, overschrijding en stil tekort vandaan komen
    #[command(
        name = "verklaar",
        override_usage = "wmosim verklaar SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim verklaar basis\n",
            "  wmosim verklaar basis --patroon werkdruk --patroon verzuim --maat doorlooptijd_gem\n",
            "  wmosim verklaar onze-gemeente --patronen onze-patronen.toml\n\n",
            "Het scenario wordt nagespeeld met elke combinatie van patronen aan en uit; uit is: alsof het er nooit was, ",
            "ook in de aanloop. Elk patroon erbij verdubbelt het aantal simulaties. Zonder --patroon zijn het ",
            "stille_afwijking, verkeerde_inzet en overindicatie. Alle patronen staan in ",
            "docs/experimenten/wat-verklaart-het.md.",
        ),
    )]
    Explain(Explain),
    /// Onderzoek van welke aannames de uitkomsten afhangen
    #[command(
        name = "gevoeligheid",
        override_usage = "wmosim gevoeligheid SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim gevoeligheid basis\n",
            "  wmosim gevoeligheid basis --maat uitgaven --grootte klein\n",
            "  wmosim gevoeligheid onze-gemeente --bereiken onze-bereiken.toml\n\n",
            "Eerst worden alle aannames ruw bekeken, daarna de belangrijkste nauwkeurig. Het antwoord is welke aannames ",
            "u het eerst door een eigen cijfer kunt vervangen. Uitleg: docs/experimenten/waar-hangt-het-van-af.md.",
        ),
    )]
    Sensitivity(Sensitivity),
}

/// What `verklaar` takes.
#[derive(Debug, Args)]
pub struct Explain {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Patroon dat wordt weggedacht; mag vaker, hoogstens acht
    #[arg(long = "patroon", value_name = "NAAM")]
    pub patterns: Vec<String>,
    /// Bestand met eigen patronen
    #[arg(long = "patronen", value_name = "BESTAND")]
    pub file: Option<PathBuf>,
    /// Uitkomst die wordt verklaard; mag vaker. Standaard doorlooptijd_gem, overschrijding en onvervuld_stil
    #[arg(long = "maat", value_name = "MAAT")]
    pub measures: Vec<String>,
    /// Map voor de resultaten. Standaard output/verklaar- met de naam van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
}

/// What `gevoeligheid` takes.
#[derive(Debug, Args)]
pub struct Sensitivity {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Uitkomst; mag vaker. Standaard doorlooptijd_gem, overschrijding en onvervuld_stil
    #[arg(long = "maat", value_name = "MAAT")]
    pub measures: Vec<String>,
    /// Bestand met eigen bereiken. Een eigen bereik vervangt het ingebouwde van dezelfde instelling
    #[arg(long = "bereiken", value_name = "BESTAND")]
    pub ranges: Option<PathBuf>,
    /// Bekijk alleen deze instelling; mag vaker
    #[arg(long = "sleutel", value_name = "SLEUTEL")]
    pub keys: Vec<String>,
    /// Hoe grondig: klein (twee minuten), gewoon (vijf minuten) of groot (een half uur), op twee kernen
    #[arg(long = "grootte", value_name = "GROOTTE", default_value = "gewoon", hide_default_value = true,
          value_parser = dutch::size)]
    pub size: Thoroughness,
    /// Map voor de resultaten. Standaard output/gevoeligheid- met de naam van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

/// What `vergelijk` takes.
#[derive(Debug, Args)]
pub struct Compare {
    /// Namen, bestanden of mappen met scenario's. Zonder: alle in de map scenarios
    #[arg(value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// Scenario waarmee de andere worden vergeleken. Standaard `basis`, of anders het eerste
    #[arg(long = "referentie", value_name = "NAAM")]
    pub reference: Option<String>,
    /// Map voor de resultaten. Standaard output/ met de naam van de map of van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// How precise.
    #[command(flatten)]
    pub accuracy: Accuracy,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
}

/// What `dimensioneer` takes.
#[derive(Debug, Args)]
pub struct Size {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Wat moet worden gehaald, zoals 'binnen_termijn >= 95%'. Mag vaker: dan moet alles tegelijk
    #[arg(long = "doel", value_name = "DOEL", required = true, action = ArgAction::Append)]
    pub goals: Vec<String>,
    /// Wat er mag veranderen: sleutel, bereik en eventueel de stap, zoals 'team.fte=18..32:0.5'. Een of twee keer
    #[arg(long = "knop", value_name = "KNOP", required = true, action = ArgAction::Append)]
    pub knobs: Vec<String>,
    /// In welk deel van de simulaties het doel moet worden gehaald. Standaard 0,9: in 9 van de 10
    #[arg(long = "kans", value_name = "KANS", default_value_t = sizing::DEFAULT_CHANCE, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::share)]
    pub chance: f64,
    /// Laat de knoppen ook gelden in de aanloop. Standaard vanaf de eerste dag waarover wordt gerapporteerd
    #[arg(long = "ook-aanloop")]
    pub whole: bool,
    /// Aantal herhalingen waarmee een stand wordt getoetst; zoeken gaat met een kwart. Standaard 200
    #[arg(long = "replicaties", value_name = "N", default_value_t = sizing::DEFAULT_REPLICATIONS,
          hide_default_value = true, allow_negative_numbers = true, value_parser = dutch::at_least_ten)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Map voor de resultaten. Standaard output/ met de naam van het scenario en `-dimensioneer`
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

/// What `aanloop` takes.
#[derive(Debug, Args)]
pub struct WarmUp {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Aantal herhalingen waarover de maanden worden gemiddeld. Standaard 20
    #[arg(long = "replicaties", value_name = "N", default_value_t = warm_up::DEFAULT_REPLICATIONS,
          hide_default_value = true, allow_negative_numbers = true, value_parser = dutch::at_least_ten)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

/// What `ijk` takes.
#[derive(Debug, Args)]
pub struct Calibrate {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Bestand met doelen. Standaard de ingebouwde doelen voor een gemeente van 100.000 inwoners
    #[arg(long = "doelen", value_name = "BESTAND")]
    pub targets: Option<PathBuf>,
    /// Pas de vrije instellingen uit het bestand met doelen aan, en schrijf daarmee dit nieuwe scenario
    #[arg(long = "schrijf", value_name = "BESTAND", requires = "targets")]
    pub write: Option<PathBuf>,
    /// Vervang dat scenario als het al bestaat
    #[arg(long = "overschrijf", requires = "write")]
    pub overwrite: bool,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
}

/// What `raster` takes.
#[derive(Debug, Args)]
pub struct Raster {
    /// Bestand met het onderzoek
    #[arg(value_name = "ONDERZOEK")]
    pub experiment: PathBuf,
    /// Map voor de resultaten. Standaard output/ met de naam van het bestand
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

/// What `beweringen` takes.
#[derive(Debug, Args)]
pub struct Claims {
    /// Kenmerken van beweringen, zoals M8. Zonder: alle
    #[arg(value_name = "KENMERK")]
    pub ids: Vec<String>,
    /// Schrijf de tabel ook naar dit bestand, in Markdown
    #[arg(long = "schrijf", value_name = "BESTAND")]
    pub write: Option<PathBuf>,
    /// Teken in deze map waar beweringen omslaan: door de tijd, of over twee omstandigheden
    #[arg(long = "beelden", value_name = "MAP")]
    pub pictures: Option<PathBuf>,
    /// Aantal keren dat elke kant wordt nagespeeld. Standaard 40
    #[arg(long = "replicaties", value_name = "N", default_value_t = 40, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
}

/// What `logboek` takes.
#[derive(Debug, Args)]
pub struct Logbook {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Schrijf alleen op wat deze cliënt meemaakt
    #[arg(long = "client", alias = "cliënt", value_name = "NUMMER", allow_negative_numbers = true,
          value_parser = dutch::client)]
    pub client: Option<u32>,
    /// Laat de aanloop weg
    #[arg(long = "zonder-aanloop")]
    pub without_warm_up: bool,
    /// Bestand voor het logboek. Standaard output/logboek- met de naam van het scenario
    #[arg(long = "uit", value_name = "BESTAND")]
    pub destination: Option<PathBuf>,
    /// Vervang het logboek dat er al staat
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Which replication.
    #[command(flatten)]
    pub one: One,
}

/// What `clientreis` takes.
#[derive(Debug, Args)]
pub struct Journey {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Een tweede scenario, om dezelfde cliënt ernaast te zien
    #[arg(value_name = "TWEEDE_SCENARIO")]
    pub other: Option<String>,
    /// Nummer van de cliënt in het eerste scenario
    #[arg(long = "client", alias = "cliënt", value_name = "NUMMER", allow_negative_numbers = true,
          value_parser = dutch::client, conflicts_with = "profile")]
    pub client: Option<u32>,
    /// Profiel waaruit het programma een cliënt met een lang verhaal kiest, zoals dementie
    #[arg(long = "profiel", value_name = "NAAM")]
    pub profile: Option<String>,
    /// Which replication.
    #[command(flatten)]
    pub one: One,
}

/// Which replication.
#[derive(Clone, Copy, Debug, Args)]
pub struct One {
    /// Welke herhaling. Standaard 1
    #[arg(long = "replicatie", value_name = "N", default_value_t = 1, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replication: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
}

/// What `controleer` takes.
#[derive(Debug, Args)]
pub struct Check {
    /// Namen, bestanden of mappen met scenario's. Zonder: alle in de map scenarios
    #[arg(value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
}

/// How precise the key figures must be.
#[derive(Clone, Copy, Debug, Args)]
pub struct Accuracy {
    /// Ga door tot elk kerncijfer zo precies is, zoals 5%: het halve 95%-interval als deel van het cijfer
    #[arg(long = "precisie", value_name = "DEEL", conflicts_with = "replications", allow_negative_numbers = true,
          value_parser = dutch::share)]
    pub precision: Option<f64>,
    /// Met --precisie: minstens zoveel herhalingen. Standaard 40
    #[arg(long = "minimaal", value_name = "N", requires = "precision", allow_negative_numbers = true,
          value_parser = dutch::at_least_ten)]
    pub minimum: Option<u32>,
    /// Met --precisie: hoogstens zoveel herhalingen. Standaard 1000
    #[arg(long = "maximaal", value_name = "N", requires = "precision", allow_negative_numbers = true,
          value_parser = dutch::at_least_ten)]
    pub maximum: Option<u32>,
}

impl Accuracy {
    /// The precision that was asked for, if any.
    ///
    /// # Errors
    ///
    /// When the least is more than the most.
    pub fn demand(&self) -> Result<Option<Demand>, Trouble> {
        let Some(share) = self.precision else { return Ok(None) };
        let maximum = self.maximum.unwrap_or_else(|| DEFAULT_MAXIMUM.max(self.minimum.unwrap_or(0)));
        let minimum = self.minimum.unwrap_or(DEFAULT_MINIMUM.min(maximum));
        if minimum > maximum {
            return Err(Trouble::wrong(format!(
                "`--minimaal` is {minimum}, maar `--maximaal` is {maximum}: het minimum mag niet hoger zijn"
            )));
        }
        Ok(Some(Demand { share, minimum, maximum }))
    }
}

/// How to run.
#[derive(Clone, Copy, Debug, Args)]
pub struct Run {
    /// Aantal keren dat elk scenario wordt nagespeeld. Standaard 40
    #[arg(long = "replicaties", value_name = "N", default_value_t = DEFAULT_REPLICATIONS, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

impl Run {
    /// The options of the experiment.
    pub fn options(&self) -> Options {
        Options { replications: self.replications, seed: self.seed, threads: self.threads.unwrap_or(0) }
    }
}

/// Reads what was typed. Help and version are printed here.
///
/// # Errors
///
/// When it cannot be understood, with the Dutch reason, or when help was printed: then without text.
pub fn read(typed: impl IntoIterator<Item = OsString>) -> Result<Arguments, Trouble> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let found = Arguments::command().try_get_matches_from(&typed);
    let error = match found.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say(error.render().ansi().to_string().trim_end())?;
            Err(Trouble { end: End::Done, text: String::new() })
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err(Trouble { end: End::Wrong, text: error.render().ansi().to_string() })
        }
        _ => Err(Trouble::wrong(dutch::explain(&error, &typed))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_declared_without_contradictions() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_defaults_are_those_that_the_help_promises() {
        let Ok(Arguments { command: Command::Compare(compare), .. }) =
            read(["wmosim", "vergelijk"].map(OsString::from))
        else {
            panic!("this is a whole command")
        };
        assert_eq!(compare.run.options(), Options { replications: 40, seed: 1, threads: 0 });
        assert!(compare.scenarios.is_empty() && !compare.overwrite && !compare.run.quiet);
    }
}
