//! What the help says below the options: examples to copy, and how the command ends.
//!
//! The texts in Dutch are the help that users read; a test types every example.

/// Of the program as a whole.
pub const TOP: &str = concat!(
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
);

/// Of `vergelijk`.
pub const COMPARE: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim vergelijk\n",
    "  wmosim vergelijk basis meer-personeel --replicaties 400\n",
    "  wmosim vergelijk basis meer-personeel --precisie 5%\n",
    "  wmosim vergelijk scenarios/*.toml --referentie basis --uit output/raadsvoorstel\n\n",
    "Dezelfde scenario's met hetzelfde zaad geven altijd precies dezelfde cijfers, op elke computer en met ",
    "elk aantal threads.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);

/// Of `dimensioneer`.
pub const SIZE: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=18..32'\n",
    "  wmosim dimensioneer basis --doel 'doorlooptijd_gem <= 6' --knop 'team.fte=22..30:0.5' --kans 0.8\n",
    "  wmosim dimensioneer basis --doel 'binnen_termijn >= 95%' --knop 'team.fte=20..30' \\\n",
    "      --knop 'indicatie.ruimhartigheid=0.9..1.1'\n\n",
    "Eindigt met 0 als er een stand is gevonden, en met 1 als geen stand het doel vaak genoeg haalt; ook dan ",
    "staan de cijfers en grafieken in de map.",
);

/// Of `aanloop`.
pub const WARM_UP: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim aanloop basis\n\n",
    "Eindigt met 0 als de aanloop niet aantoonbaar te kort is, en met 1 als dat voor minstens één stand wel zo is.",
);

/// Of `ijk`.
pub const CALIBRATE: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim ijk basis\n",
    "  wmosim ijk onze-gemeente --doelen onze-cijfers.toml\n",
    "  wmosim ijk basis --doelen onze-cijfers.toml --schrijf scenarios/onze-gemeente.toml\n\n",
    "Eindigt met 0 als alle uitkomsten binnen hun bereik vallen, en met 1 als dat niet zo is of als een maat ",
    "niet is gemeten.",
);

/// Of `controleer`.
pub const CHECK: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim controleer\n",
    "  wmosim controleer scenarios/krap-indiceren.toml\n\n",
    "Eindigt met 0 als alles klopt en met 2 als er fouten zijn.",
);

/// Of `nieuw`.
pub const NEW: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim nieuw twee-erbij\n",
    "  wmosim nieuw krap-met-evaluatie --van krap-indiceren\n",
    "  wmosim nieuw twee-erbij --titel 'Twee consulenten erbij' --vraag 'Hoeveel korter wordt de wachtlijst?'\n\n",
    "Het bestand komt naast basis.toml te staan en wordt nooit overschreven. Het klopt meteen: verander de ",
    "voorbeeldwijziging, en haal de # weg voor wat u nog meer wilt veranderen. Kijk het na met wmosim controleer.\n\n",
    "Eindigt met 0 als het bestand er staat, en met 2 als de naam niet kan of al bestaat.",
);

/// Of `schema`.
pub const SCHEMA: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim schema\n",
    "  wmosim schema --schrijf scenarios/wmosim.schema.json\n",
    "  wmosim schema onderzoek --schrijf scenarios/onderzoek/onderzoek.schema.json\n\n",
    "Een editor met Even Better TOML, taplo of tombi leest de regel #:schema boven een scenario. U ziet dan bij ",
    "elke instelling wat zij betekent, en fouten terwijl u typt.\n\n",
    "Eindigt met 0, of met 1 als het bestand niet kan worden geschreven.",
);

/// Of `aanvullen`.
pub const COMPLETE: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim aanvullen bash > ~/.local/share/bash-completion/completions/wmosim\n",
    "  wmosim aanvullen zsh > ~/.zfunc/_wmosim\n",
    "  wmosim aanvullen fish > ~/.config/fish/completions/wmosim.fish\n",
    "  wmosim aanvullen powershell >> $PROFILE\n\n",
    "Open daarna een nieuw venster.\n\n",
    "Eindigt met 0, of met 2 als de schil niet bekend is.",
);

/// Of `logboek`.
pub const LOGBOOK: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim logboek basis\n",
    "  wmosim logboek basis --client 4711\n",
    "  wmosim logboek krap-indiceren --replicatie 3 --zonder-aanloop --uit output/krap.csv\n\n",
    "Elke rij is iets wat er gebeurt: een melding, een besluit, een crisis. Wat in de aanloop gebeurt, heeft ",
    "`ja` in de kolom `aanloop` en telt niet mee in de uitkomsten van `vergelijk`. De kolom `client` telt de ",
    "cliënten van dit scenario; de kolom `inwoner` is in elk scenario gelijk voor dezelfde persoon.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);

/// Of `clientreis`.
pub const JOURNEY: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim clientreis basis --profiel dementie\n",
    "  wmosim clientreis basis krap-indiceren --profiel dementie\n",
    "  wmosim clientreis basis krap-indiceren --client 9000 --replicatie 3\n\n",
    "Zonder `--client` kiest het programma uit wie zich na de aanloop meldt: de cliënt die in het eerste ",
    "scenario de meeste verschillende dingen meemaakt. Zijn er meer, dan de laagste. Dat is dus geen ",
    "gemiddelde cliënt. In het tweede scenario wordt dezelfde inwoner gevolgd.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);

/// Of `beweringen`.
pub const CLAIMS: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim beweringen                                  alle beweringen\n",
    "  wmosim beweringen M1 M8                            twee beweringen\n",
    "  wmosim beweringen --schrijf docs/beweringen.md     ook als bestand\n",
    "  wmosim beweringen M1 M2 --beelden docs/beeld       waar slaan zij om?\n\n",
    "Elke bewering wordt getoetst met twee scenario's die in één knop verschillen, met hetzelfde toeval.\n\n",
    "Eindigt met 0 als alles is getoetst, wat het oordeel ook is; met 1 als dat mislukt en met 2 als een kenmerk niet bestaat.",
);

/// Of `valideer`.
pub const VALIDATE: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim valideer                                    alle controles, ongeveer een minuut\n",
    "  wmosim valideer mm4-80 keten                       twee scenario's\n",
    "  wmosim valideer --schrijf docs/validatie.md        ook als uitleg\n\n",
    "Het gewone model wordt teruggebracht tot wachtrijen waarvan precies bekend is wat eruit komt. Eindigt met 0 als ",
    "alles klopt, en met 1 als een controle niet klopt. Uitleg: docs/validatie.md.",
);

/// Of `raster`.
pub const RASTER: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim raster scenarios/onderzoek/piepsysteem.toml\n",
    "  wmosim raster eigen-onderzoek.toml --uit output/eigen --threads 4\n\n",
    "Een onderzoek dat werd afgebroken gaat met dezelfde opdracht verder waar het ophield. De uitkomst is gelijk ",
    "aan die van een onderzoek zonder onderbreking, met elk aantal threads.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);

/// Of `verklaar`.
pub const EXPLAIN: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim verklaar basis\n",
    "  wmosim verklaar basis --patroon werkdruk --patroon verzuim --maat doorlooptijd_gem\n",
    "  wmosim verklaar onze-gemeente --patronen onze-patronen.toml\n\n",
    "Het scenario wordt nagespeeld met elke combinatie van patronen aan en uit; uit is: alsof het er nooit was, ",
    "ook in de aanloop. Elk patroon erbij verdubbelt het aantal simulaties. Zonder --patroon zijn het ",
    "stille_afwijking, verkeerde_inzet en overindicatie. Alle patronen staan in ",
    "docs/experimenten/wat-verklaart-het.md.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);

/// Of `gevoeligheid`.
pub const SENSITIVITY: &str = concat!(
    "\x1b[1;4mVoorbeelden:\x1b[0m\n",
    "  wmosim gevoeligheid basis\n",
    "  wmosim gevoeligheid basis --maat uitgaven --grootte klein\n",
    "  wmosim gevoeligheid onze-gemeente --bereiken onze-bereiken.toml\n\n",
    "Eerst worden alle aannames ruw bekeken, daarna de belangrijkste nauwkeurig. Het antwoord is welke aannames ",
    "u het eerst door een eigen cijfer kunt vervangen. Uitleg: docs/experimenten/waar-hangt-het-van-af.md.\n\n",
    "Eindigt met 0 als het af is, met 1 als de simulatie of het wegschrijven mislukt, en met 2 als de invoer niet klopt.",
);
