//! What each validation is about, in words.

use crate::experiment::validate::little::STAGES;
use crate::experiment::validate::{Kind, What};
use crate::language::{Language, Text};
use crate::say;

/// What a case is, for a reader who makes policy.
pub struct Story {
    /// Its title.
    pub title: Text,
    /// What it means to a municipality.
    pub meaning: Text,
    /// The formula and its source, for the page, which is Dutch.
    pub formula: &'static str,
}

/// The story of a kind of case.
pub fn story(kind: Kind) -> Story {
    match kind {
        Kind::Exponential => Story {
            title: Text::new("Eén wachtlijst voor gelijke consulenten", "One queue for equal caseworkers"),
            meaning: Text::new(
                "Hoe voller het team, hoe sneller het wachten groeit: van 80 naar 95% bezet wordt het wachten vele \
                malen langer. Klopt dit niet, dan is geen enkele wachttijd van het programma te vertrouwen.",
                "The fuller the team, the faster the wait grows: from 80 to 95% busy the wait gets many times longer. If this does not hold, no waiting time of the program can be trusted.",
            ),
            formula: "`W = C(c, a) × s / (c − a)` en `P(wachten > t) = C(c, a) × e^(−(c − a) t / s)`, met `C` van Erlang \
                (1917), `a` het werk per consulent-uur en `s` de uren per dossier. Bron: Gross e.a. (2008), 2.3.",
        },
        Kind::General => Story {
            title: Text::new("Dossiers die niet even groot zijn", "Cases of different sizes"),
            meaning: Text::new(
                "Bij dezelfde drukte wachten mensen langer als dossiers meer in grootte verschillen. Een team met enkele \
                heel grote zaken heeft dus een langere wachtlijst dan de gemiddelde uren doen denken.",
                "With the same load people wait longer when cases differ more in size. So a team with a few very large cases has a longer waiting list than the mean hours suggest.",
            ),
            formula: "`W = ρ / (1 − ρ) × (1 + cv²) / 2 × s`, met `ρ` de bezetting en `cv` de spreiding. Bron: Pollaczek (1930) \
                en Khinchine (1932).",
        },
        Kind::Priority => Story {
            title: Text::new("Wie voorgaat, bij één consulent", "Who goes first, with one caseworker"),
            meaning: Text::new(
                "Voorrang maakt geen werk korter: wat de een minder wacht, wacht de ander meer. De formule zegt hoeveel.",
                "Priority makes no work shorter: what one waits less, another waits more. The formula says how much.",
            ),
            formula: "`W(k) = R / ((1 − σ(k−1)) (1 − σ(k)))`, met `R` het werk dat een melder aantreft op het bureau en `σ(k)` de \
                bezetting door klasse 1 tot en met `k`. Bron: Cobham (1954).",
        },
        Kind::PriorityTeam => Story {
            title: Text::new("Wie voorgaat, bij vier consulenten", "Who goes first, with four caseworkers"),
            meaning: Text::new(
                "Hetzelfde in een team. De laagste klasse merkt de drukte van alle andere.",
                "The same in a team. The lowest class feels the pressure of all others.",
            ),
            formula: "Als hiervoor, met `R = C(c, a) × s / c`. Bron: Kella en Yechiali (1985).",
        },
        Kind::Care => Story {
            title: Text::new("Hoeveel cliënten in zorg", "How many clients in care"),
            meaning: Text::new(
                "Het aantal cliënten is de instroom maal de gemiddelde duur. Of de duur veel of weinig wisselt, maakt voor \
                dat aantal niets uit, ook niet voor de schommelingen. Daarop rust de raming van de uitgaven.",
                "The number of clients is the inflow times the mean duration. Whether the duration varies much or little makes no difference to that number, nor to its fluctuations. The estimate of spending rests on it.",
            ),
            formula: "Het aantal is Poisson-verdeeld met gemiddelde `λ × E[S]`, wat de verdeling van de duur ook is \
                (M/G/∞). Bron: Palm (1943), Takács (1962).",
        },
        Kind::Patience => Story {
            title: Text::new("Melders die niet blijven wachten", "Applicants who give up waiting"),
            meaning: Text::new(
                "Als mensen intrekken, loopt een te vol team niet eindeloos vol. De wachtlijst lijkt dan mee te vallen, maar \
                dat komt door wie is afgehaakt.",
                "When people withdraw, a team that is too full does not fill up without end. The waiting list then looks better than it is, because people have given up.",
            ),
            formula: "De balansvergelijkingen van Erlang-A, `p(n+1) = p(n) λ / (min(n+1, c)/s + max(n+1−c, 0)/θ)`; het deel dat \
                intrekt is het aantal wachtenden gedeeld door `θ λ`. Bron: Palm (1957), Garnett e.a. (2002).",
        },
        Kind::Chain => Story {
            title: Text::new(
                "De keten: eerst het onderzoek, dan de aanbieder",
                "The chain: first the inquiry, then the provider",
            ),
            meaning: Text::new(
                "Een volle aanbieder maakt het wachten aan het eind van de keten lang, hoe snel het onderzoek ook is. Elke \
                schakel gedraagt zich zoals de formule voor die schakel alleen.",
                "A full provider makes the wait at the end of the chain long, however fast the inquiry is. Each link behaves as the formula for that link alone.",
            ),
            formula: "De uitstroom van M/M/c is een Poissonproces (Burke, 1956), dus de aanbieder is weer M/M/k, en de aantallen \
                op één moment zijn onafhankelijk (Jackson, 1957). Hulp duurt exponentieel; herstel begint pas met de hulp.",
        },
        Kind::Skills => Story {
            title: Text::new("Een generalist en een specialist", "A generalist and a specialist"),
            meaning: Text::new(
                "Laat u complex werk alleen doen door wie het kan, dan wachten complexe dossiers op die ene. Mag iedereen \
                alles, dan verdeelt het wachten zich anders en is de generalist langer bezig. Het programma volgt die regels \
                precies.",
                "When complex work is left to the one who can do it, complex cases wait for that caseworker. When everyone may do everything, the wait is shared differently and the generalist is busy for longer. The program follows those rules exactly.",
            ),
            formula: "De balansvergelijkingen van een Markovketen met de stand van beide bureaus en beide rijen (N-model; Garnett \
                en Mandelbaum, 2000). De rijen zijn afgekapt bij 60 lichte en 110 complexe dossiers; de kans daarop is kleiner \
                dan één op een miljard.",
        },
        Kind::Little => Story {
            title: Text::new("De wet van Little, per schakel", "Little's law, for each link"),
            meaning: Text::new(
                "Het gemiddelde aantal is de instroom maal de gemiddelde tijd. Het aantal telt de boekhouding van het model, \
                de tijden komen uit het logboek van elk dossier: twee wegen die hetzelfde moeten geven. Ook op `basis.toml`, met \
                alles aan.",
                "The mean number is the inflow times the mean time. The number is counted by the books of the model, the times come from the journal of each case: two ways that must give the same. Also on `basis.toml`, with everything on.",
            ),
            formula: "`L = λ W`. Bron: Little (1961). Als identiteit: de oppervlakte onder het aantal is de som van alle \
                verblijven binnen de periode. Als wet: aantal gedeeld door instroom maal verblijf van wie vertrok, moet 1 \
                zijn. De wet geldt bij evenwicht. De basis is niet in evenwicht, en hulp duurt er langer dan de periode; daar \
                wordt alleen de identiteit gevraagd, en die geldt precies.",
        },
    }
}

/// What a line is about.
pub fn name(kind: Kind, what: What, language: Language) -> String {
    let stage = |at: u8| STAGES[usize::from(at)].of(language);
    let fixed = |dutch: &str, english: &str| language.say(dutch, english).to_owned();
    match (what, kind) {
        (What::Wait, _) => fixed("wachten op een consulent (uur)", "wait for a caseworker (hours)"),
        (What::ClassWait(0), Kind::Skills) => fixed("wachten van licht werk (uur)", "wait of light work (hours)"),
        (What::ClassWait(_), Kind::Skills) => {
            fixed("wachten van complex werk (uur)", "wait of complex work (hours)")
        }
        (What::ClassWait(class), _) => {
            say!(language, "wachten van klasse {} (uur)", "wait of class {} (hours)", class + 1)
        }
        (What::Delivery, _) => fixed("wachten op de aanbieder (uur)", "wait for the provider (hours)"),
        (What::Delayed, _) => fixed("deel dat moet wachten", "share that must wait"),
        (What::DeliveryDelayed, _) => fixed("deel dat op de aanbieder wacht", "share that waits for the provider"),
        (What::Queue, _) => fixed("aantal op de wachtlijst", "number on the waiting list"),
        (What::Busy, _) => fixed("bezetting", "utilisation"),
        (What::BusyOf(0), _) => fixed("bezetting van de generalist", "utilisation of the generalist"),
        (What::BusyOf(_), _) => fixed("bezetting van de specialist", "utilisation of the specialist"),
        (What::Leaves, _) => fixed("deel dat intrekt", "share that withdraws"),
        (What::InCare, _) => fixed("aantal dat hulp krijgt", "number who get help"),
        (What::WaitShape, _) => fixed("verdeling van de wachttijd", "distribution of the wait"),
        (What::DecisionShape, _) => {
            fixed("verdeling van de tijd tussen besluiten", "distribution of time between decisions")
        }
        (What::CareShape, _) => fixed("verdeling van het aantal in zorg", "distribution of the number in care"),
        (What::Together, _) => fixed("samenhang van de twee schakels", "dependence of the two links"),
        (What::Books(at), _) => say!(language, "{}: twee boekhoudingen", "{}: two sets of books", stage(at)),
        (What::Little(at), _) => format!("{}: L / (λ W)", stage(at)),
    }
}
