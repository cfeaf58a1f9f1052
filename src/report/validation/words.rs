//! What each validation is about, in words.

use crate::experiment::validate::{Kind, What};

/// What a case is, for a reader who makes policy.
pub struct Story {
    /// Its title.
    pub title: &'static str,
    /// What it means to a municipality.
    pub meaning: &'static str,
    /// The formula and its source.
    pub formula: &'static str,
}

/// The story of a kind of case.
pub fn story(kind: Kind) -> Story {
    match kind {
        Kind::Exponential => Story {
            title: "Eén wachtlijst voor gelijke consulenten",
            meaning: "Hoe voller het team, hoe sneller het wachten groeit: van 80 naar 95% bezet wordt het wachten vele \
                malen langer. Klopt dit niet, dan is geen enkele wachttijd van het programma te vertrouwen.",
            formula: "`W = C(c, a) × s / (c − a)` en `P(wachten > t) = C(c, a) × e^(−(c − a) t / s)`, met `C` van Erlang \
                (1917), `a` het werk per consulent-uur en `s` de uren per dossier. Bron: Gross e.a. (2008), 2.3.",
        },
        Kind::General => Story {
            title: "Dossiers die niet even groot zijn",
            meaning: "Bij dezelfde drukte wachten mensen langer als dossiers meer in grootte verschillen. Een team met enkele \
                heel grote zaken heeft dus een langere wachtlijst dan de gemiddelde uren doen denken.",
            formula: "`W = ρ / (1 − ρ) × (1 + cv²) / 2 × s`, met `ρ` de bezetting en `cv` de spreiding. Bron: Pollaczek (1930) \
                en Khinchine (1932).",
        },
        Kind::Priority => Story {
            title: "Wie voorgaat, bij één consulent",
            meaning: "Voorrang maakt geen werk korter: wat de een minder wacht, wacht de ander meer. De formule zegt hoeveel.",
            formula: "`W(k) = R / ((1 − σ(k−1)) (1 − σ(k)))`, met `R` het werk dat een melder aantreft op het bureau en `σ(k)` de \
                bezetting door klasse 1 tot en met `k`. Bron: Cobham (1954).",
        },
        Kind::PriorityTeam => Story {
            title: "Wie voorgaat, bij vier consulenten",
            meaning: "Hetzelfde in een team. De laagste klasse merkt de drukte van alle andere.",
            formula: "Als hiervoor, met `R = C(c, a) × s / c`. Bron: Kella en Yechiali (1985).",
        },
        Kind::Care => Story {
            title: "Hoeveel cliënten in zorg",
            meaning: "Het aantal cliënten is de instroom maal de gemiddelde duur. Of de duur veel of weinig wisselt, maakt voor \
                dat aantal niets uit, ook niet voor de schommelingen. Daarop rust de raming van de uitgaven.",
            formula: "Het aantal is Poisson-verdeeld met gemiddelde `λ × E[S]`, wat de verdeling van de duur ook is \
                (M/G/∞). Bron: Palm (1943), Takács (1962).",
        },
        Kind::Patience => Story {
            title: "Melders die niet blijven wachten",
            meaning: "Als mensen intrekken, loopt een te vol team niet eindeloos vol. De wachtlijst lijkt dan mee te vallen, maar \
                dat komt door wie is afgehaakt.",
            formula: "De balansvergelijkingen van Erlang-A, `p(n+1) = p(n) λ / (min(n+1, c)/s + max(n+1−c, 0)/θ)`; het deel dat \
                intrekt is het aantal wachtenden gedeeld door `θ λ`. Bron: Palm (1957), Garnett e.a. (2002).",
        },
        Kind::Chain => Story {
            title: "De keten: eerst het onderzoek, dan de aanbieder",
            meaning: "Een volle aanbieder maakt het wachten aan het eind van de keten lang, hoe snel het onderzoek ook is. Elke \
                schakel gedraagt zich zoals de formule voor die schakel alleen.",
            formula: "De uitstroom van M/M/c is een Poissonproces (Burke, 1956), dus de aanbieder is weer M/M/k, en de aantallen \
                op één moment zijn onafhankelijk (Jackson, 1957). Hulp duurt exponentieel; herstel begint pas met de hulp.",
        },
        Kind::Skills => Story {
            title: "Een generalist en een specialist",
            meaning: "Laat u complex werk alleen doen door wie het kan, dan wachten complexe dossiers op die ene. Mag iedereen \
                alles, dan verdeelt het wachten zich anders en is de generalist langer bezig. Het programma volgt die regels \
                precies.",
            formula: "De balansvergelijkingen van een Markovketen met de stand van beide bureaus en beide rijen (N-model; Garnett \
                en Mandelbaum, 2000). De rijen zijn afgekapt bij 60 lichte en 110 complexe dossiers; de kans daarop is kleiner \
                dan één op een miljard.",
        },
        Kind::Little => Story {
            title: "De wet van Little, per schakel",
            meaning: "Het gemiddelde aantal is de instroom maal de gemiddelde tijd. Het aantal telt de boekhouding van het model, \
                de tijden komen uit het logboek van elk dossier: twee wegen die hetzelfde moeten geven. Ook op `basis.toml`, met \
                alles aan.",
            formula: "`L = λ W`. Bron: Little (1961). Als identiteit: de oppervlakte onder het aantal is de som van alle \
                verblijven binnen de periode. Als wet: aantal gedeeld door instroom maal verblijf van wie vertrok, moet 1 \
                zijn. De basis is niet in evenwicht en wordt maar vier jaar gevolgd; daar moet de wet op 3% na gelden, en is zij niet \
                voor de jaren hulp te meten. De identiteit geldt daar wel precies.",
        },
    }
}

/// What a line is about.
pub fn name(kind: Kind, what: What) -> String {
    let stage = |at: u8| crate::experiment::validate::little::STAGES[usize::from(at)];
    match (what, kind) {
        (What::Wait, _) => "wachten op een consulent (uur)".into(),
        (What::ClassWait(0), Kind::Skills) => "wachten van licht werk (uur)".into(),
        (What::ClassWait(_), Kind::Skills) => "wachten van complex werk (uur)".into(),
        (What::ClassWait(class), _) => format!("wachten van klasse {} (uur)", class + 1),
        (What::Delivery, _) => "wachten op de aanbieder (uur)".into(),
        (What::Delayed, _) => "deel dat moet wachten".into(),
        (What::DeliveryDelayed, _) => "deel dat op de aanbieder wacht".into(),
        (What::Queue, _) => "aantal op de wachtlijst".into(),
        (What::Busy, _) => "bezetting".into(),
        (What::BusyOf(0), _) => "bezetting van de generalist".into(),
        (What::BusyOf(_), _) => "bezetting van de specialist".into(),
        (What::Leaves, _) => "deel dat intrekt".into(),
        (What::InCare, _) => "aantal dat hulp krijgt".into(),
        (What::WaitShape, _) => "verdeling van de wachttijd".into(),
        (What::DecisionShape, _) => "verdeling van de tijd tussen besluiten".into(),
        (What::CareShape, _) => "verdeling van het aantal in zorg".into(),
        (What::Together, _) => "samenhang van de twee schakels".into(),
        (What::Books(at), _) => format!("{}: twee boekhoudingen", stage(at)),
        (What::Little(at), _) => format!("{}: L / (λ W)", stage(at)),
    }
}
