//! What can be typed.
//!
//! The comments in Dutch are the help that users read. The exit codes are those of [`End`].

use super::dutch;
use super::end::{End, Trouble, print};
use super::json;
use super::options::{
    Calibrate, Check, Claims, Compare, Complete, Explain, Journey, Logbook, New, Raster, Schema, Sensitivity, Size,
    Validate, WarmUp,
};
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;

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
        "  wmosim nieuw twee-erbij                    een eigen scenario beginnen\n",
        "  wmosim controleer scenarios                alleen nakijken, niet simuleren\n",
        "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=18..32'\n",
        "  wmosim verklaar basis                      waar komen wachten en overschrijding vandaan?\n",
        "  wmosim gevoeligheid basis                  van welke aannames hangt de uitkomst af?\n",
        "  wmosim ijk basis                           past het model bij de cijfers van buiten?\n",
        "  wmosim clientreis basis krap-indiceren     een cliënt in twee scenario's\n\n",
        "\x1b[1;4mExitcodes:\x1b[0m\n",
        "Het programma eindigt met 0 als het deed wat u vroeg. Met 1 als de simulatie niet af kwam of niet kon ",
        "worden weggeschreven; bij `ijk`, `aanloop`, `dimensioneer` en `valideer` ook als het antwoord nee is. Met 2 als ",
        "de invoer niet klopt: een scenario, een optie of een naam; er is dan niets gesimuleerd en niets overschreven. ",
        "Met 130 ",
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
            "elk aantal threads.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
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
    /// Begin een eigen scenario: een bestand met uitleg om in te vullen
    #[command(
        name = "nieuw",
        override_usage = "wmosim nieuw NAAM [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim nieuw twee-erbij\n",
            "  wmosim nieuw krap-met-evaluatie --van krap-indiceren\n",
            "  wmosim nieuw twee-erbij --titel 'Twee consulenten erbij' --vraag 'Hoeveel korter wordt de wachtlijst?'\n\n",
            "Het bestand komt naast basis.toml te staan en wordt nooit overschreven. Het klopt meteen: verander de ",
            "voorbeeldwijziging, en haal de # weg voor wat u nog meer wilt veranderen. Kijk het na met wmosim controleer.\n\n",
            "Eindigt met 0 als het bestand er staat, en met 2 als de naam niet kan of al bestaat.",
        ),
    )]
    New(New),
    /// Geef het JSON Schema waarmee een editor scenario's aanvult en nakijkt
    #[command(
        name = "schema",
        override_usage = "wmosim schema [SOORT] [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim schema\n",
            "  wmosim schema --schrijf scenarios/wmosim.schema.json\n",
            "  wmosim schema onderzoek --schrijf scenarios/onderzoek/onderzoek.schema.json\n\n",
            "Een editor met Even Better TOML, taplo of tombi leest de regel #:schema boven een scenario. U ziet dan bij ",
            "elke instelling wat zij betekent, en fouten terwijl u typt.\n\n",
            "Eindigt met 0, of met 1 als het bestand niet kan worden geschreven.",
        ),
    )]
    Schema(Schema),
    /// Laat uw opdrachtregel opdrachten en opties aanvullen met de tabtoets
    #[command(
        name = "aanvullen",
        alias = "completions",
        override_usage = "wmosim aanvullen SCHIL",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim aanvullen bash > ~/.local/share/bash-completion/completions/wmosim\n",
            "  wmosim aanvullen zsh > ~/.zfunc/_wmosim\n",
            "  wmosim aanvullen fish > ~/.config/fish/completions/wmosim.fish\n",
            "  wmosim aanvullen powershell >> $PROFILE\n\n",
            "Open daarna een nieuw venster.\n\n",
            "Eindigt met 0, of met 2 als de schil niet bekend is.",
        ),
    )]
    Complete(Complete),
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
            "cliënten van dit scenario; de kolom `inwoner` is in elk scenario gelijk voor dezelfde persoon.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
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
            "gemiddelde cliënt. In het tweede scenario wordt dezelfde inwoner gevolgd.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
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
            "Elke bewering wordt getoetst met twee scenario's die in één knop verschillen, met hetzelfde toeval.\n\n",
            "Eindigt met 0 als alles is getoetst, wat het oordeel ook is; met 1 als dat mislukt en met 2 als een kenmerk niet bestaat.",
        ),
    )]
    Claims(Claims),
    /// Ga na of het programma goed rekent: het model naast wachtrijtheorie
    #[command(
        name = "valideer",
        override_usage = "wmosim valideer [SCENARIO]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = concat!(
            "\x1b[1;4mVoorbeelden:\x1b[0m\n",
            "  wmosim valideer                                    alle controles, ongeveer een minuut\n",
            "  wmosim valideer mm4-80 keten                       twee scenario's\n",
            "  wmosim valideer --schrijf docs/validatie.md        ook als uitleg\n\n",
            "Het gewone model wordt teruggebracht tot wachtrijen waarvan precies bekend is wat eruit komt. Eindigt met 0 als ",
            "alles klopt, en met 1 als een controle niet klopt. Uitleg: docs/validatie.md.",
        ),
    )]
    Validate(Validate),
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
            "aan die van een onderzoek zonder onderbreking, met elk aantal threads.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
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
            "docs/experimenten/wat-verklaart-het.md.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
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
            "u het eerst door een eigen cijfer kunt vervangen. Uitleg: docs/experimenten/waar-hangt-het-van-af.md.\n\n",
            "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
        ),
    )]
    Sensitivity(Sensitivity),
}

/// Reads what was typed. Help and version are printed here.
///
/// # Errors
///
/// When it cannot be understood, with the Dutch reason, or when help was printed: then without text.
pub fn read(typed: impl IntoIterator<Item = OsString>) -> Result<Arguments, Trouble> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    json::note(&typed);
    let found = Arguments::command().try_get_matches_from(&typed);
    let error = match found.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(error.render().ansi().to_string().trim_end())?;
            Err(Trouble::new(End::Done, ""))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err(Trouble::new(End::Wrong, error.render().ansi().to_string()))
        }
        _ => Err(Trouble::wrong(dutch::explain(&error, &typed))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Options;

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

    /// Words as a shell makes them: apart at spaces, together within single quotes; nothing from `>` or `#` on.
    fn words(line: &str) -> Vec<OsString> {
        let mut words: Vec<String> = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '\'' => quoted = !quoted,
                '>' if !quoted => break,
                ' ' if !quoted => words.push(String::new()),
                c => words.last_mut().expect("there is one").push(c),
            }
        }
        words.into_iter().filter(|word| !word.is_empty()).map(OsString::from).collect()
    }

    /// The examples in a help text, without the remark behind them.
    fn examples(help: &str) -> Vec<String> {
        let joined = help.replace("\\\n", " ");
        let lines = joined.lines().filter_map(|line| line.strip_prefix("  wmosim "));
        lines.map(|line| format!("wmosim {}", line.split("   ").next().unwrap_or(line))).collect()
    }

    #[test]
    fn every_example_in_the_help_can_be_typed_and_names_what_exists() {
        let whole = Arguments::command();
        let mut count = 0;
        for command in std::iter::once(&whole).chain(whole.get_subcommands()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let own = examples(&help);
            assert!(!own.is_empty(), "{} has an example", command.get_name());
            for example in own {
                count += 1;
                let typed = words(&example);
                if let Err(trouble) = read(typed.clone()) {
                    panic!("{example}: {}", trouble.text);
                }
                for word in typed.iter().filter_map(|word| word.to_str()) {
                    // What begins like this is the reader's own.
                    let own = ["onze-", "scenarios/onze-", "eigen-"].iter().any(|own| word.starts_with(own));
                    let file = word.ends_with(".toml") && !word.contains('*');
                    assert!(!file || own || std::path::Path::new(word).is_file(), "{example} names {word}");
                }
            }
        }
        assert!(count >= 30, "{count}");
    }

    #[test]
    fn the_commands_in_messages_are_those_that_exist() {
        let whole = Arguments::command();
        let mut exist: Vec<&str> = whole.get_subcommands().map(|command| command.get_name()).collect();
        let mut named = dutch::COMMANDS.to_vec();
        exist.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, exist);
    }

    #[test]
    fn every_command_explains_its_exit_codes() {
        for command in Arguments::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("indigt met 0"), "{}: {help}", command.get_name());
        }
    }
}
