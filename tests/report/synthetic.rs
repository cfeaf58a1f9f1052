//! Made-up comparisons that look like real ones, with every oddity that a report must bear.

use jiff::civil::{Date, date};
use wmosim::language::{Language, Text};
use wmosim::report::Edition;
use wmosim::statistics::{
    Band, BudgetYear, Comparison, Figure, Interval, Measure, Pairing, ScenarioResult, Unit, Whole,
};

/// The language that the tests read unless they say otherwise.
pub const DUTCH: Edition<'static> = Edition { version: "0.1.0", language: Language::Dutch, asked: None };
/// The same in English.
pub const ENGLISH: Edition<'static> = Edition { version: "0.1.0", language: Language::English, asked: None };

/// Titles of up to 40 characters; the last ones are there to be difficult.
const TITLES: [&str; 12] = [
    "Zoals nu",
    "Meer personeel",
    "Strenger indiceren aan de voorkant",
    "Vaste regisseur voor elk huishouden",
    "Algemene voorzieningen eerst, dan zorg",
    "Bezuiniging van 10% op uitvoering",
    "Minder formulieren & <snelle> besluiten",
    "Cliëntondersteuning voor iedereen thuis",
    "Wachtlijstaanpak met tijdelijke krachten",
    "Aanbestedingsrechtmatigheidsonderzoekers",
    "Hulp na ziekenhuisopname zonder melding",
    "Alles blijft gelijk",
];

/// Groups of clients that can be short of help.
const GROUPS: [&str; 9] = [
    "groep=laag doenvermogen, zonder netwerk",
    "groep=laag doenvermogen, met netwerk",
    "groep=hoog doenvermogen, zonder netwerk",
    "groep=hoog doenvermogen, met netwerk",
    "profiel=dementie",
    "profiel=psychische kwetsbaarheid",
    "profiel=lichamelijke beperking",
    "profiel=jonge mantelzorger",
    "profiel=verstandelijke beperking",
];

/// A source of numbers between 0 and 1 that is the same every time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

fn measure(id: &str, name: &str, unit: Unit, whole: Whole, key: bool) -> Measure {
    Measure { id: id.into(), name: Text::same(name), meaning: Text::same(format!("{name}.")), unit, whole, key }
}

fn measures() -> Vec<Measure> {
    use Whole::{AtEnd, Average, PerYear};
    let dossiers = Unit::Count(Text::new("dossiers", "dossiers"));
    let mut all = vec![
        measure("wachtlijst_totaal", "Wachtlijst", dossiers, Average, true),
        measure("doorlooptijd_gem", "Doorlooptijd van melding tot besluit", Unit::Weeks, Average, true),
        measure("doorlooptijd_p50", "Middelste doorlooptijd", Unit::Weeks, Average, false),
        measure("binnen_termijn", "Besluiten binnen 8 weken", Unit::Share, Average, true),
        measure("saldo", "Saldo: begroting min uitgaven", Unit::Euro, PerYear, true),
        measure("uitgaven", "Uitgaven", Unit::Euro, PerYear, true),
        measure("uitgaven_cumulatief", "Uitgaven sinds 1 januari", Unit::Euro, AtEnd, false),
        measure("begroting_cumulatief", "Begroting sinds 1 januari", Unit::Euro, AtEnd, false),
        measure("saldo_cumulatief", "Saldo sinds 1 januari", Unit::Euro, AtEnd, false),
        measure("passend", "Passende hulp", Unit::Euro, PerYear, false),
        measure("overindicatie", "Meer toegekend dan nodig", Unit::Euro, PerYear, false),
        measure("afwijking", "Andere hulp dan nodig", Unit::Euro, PerYear, false),
        measure("stapeling", "Dubbele hulp in één huis", Unit::Euro, PerYear, false),
        measure("verkeerde_wet", "Hulp die onder een andere wet valt", Unit::Euro, PerYear, false),
        measure("herstel", "Herstel van fouten", Unit::Euro, PerYear, false),
        measure("crisis", "Crisis na te lang wachten", Unit::Euro, PerYear, false),
        measure("uitvoering", "Team en uitvoering", Unit::Euro, PerYear, false),
        measure("onvervuld", "Onvervulde behoefte", Unit::ClientWeeks, PerYear, true),
        measure("onvervuld_stil", "Stille onvervulde behoefte", Unit::ClientWeeks, PerYear, true),
        measure("onvoldoende_geholpen", "Onvoldoende geholpen", Unit::Share, Average, true),
        measure("crises", "Crises", Unit::Count(Text::new("crises", "crises")), PerYear, true),
        measure("bezwaren", "Bezwaren", Unit::Count(Text::new("bezwaren", "bezwaren")), PerYear, true),
    ];
    for group in GROUPS {
        let label = group.split_once('=').map_or(group, |(_, label)| label);
        all.push(measure(&format!("onvervuld_stil:{group}"), label, Unit::ClientWeeks, PerYear, false));
        all.push(measure(&format!("te_weinig:{group}"), label, Unit::Share, Average, false));
        all.push(measure(&format!("te_weinig_stil:{group}"), label, Unit::Share, Average, false));
    }
    all
}

/// The level of a measure in the reference.
fn level(id: &str) -> f64 {
    let id = id.split(':').next().unwrap_or(id);
    match id {
        "wachtlijst_totaal" => 312.0,
        "doorlooptijd_gem" => 11.2,
        "doorlooptijd_p50" => 9.4,
        "binnen_termijn" => 0.42,
        "saldo" => -410_000.0,
        "uitgaven" => 13_910_000.0,
        "passend" => 9_100_000.0,
        "overindicatie" => 1_250_000.0,
        "afwijking" => 640_000.0,
        "stapeling" => 480_000.0,
        "verkeerde_wet" => 390_000.0,
        "herstel" => 150_000.0,
        "crisis" => 320_000.0,
        "uitvoering" => 1_580_000.0,
        "onvervuld" => 5_240.0,
        "onvervuld_stil" => 1_870.0,
        "onvoldoende_geholpen" => 0.31,
        "te_weinig" => 0.31,
        "te_weinig_stil" => 0.24,
        _ => 38.0,
    }
}

/// A comparison of `n` scenarios over the 48 months from January 2026.
pub fn comparison(n: usize) -> Comparison {
    comparison_over(n, date(2026, 1, 1), 48)
}

/// A comparison of `n` scenarios over some months.
pub fn comparison_over(n: usize, start: Date, months: usize) -> Comparison {
    let months: Vec<Date> = (0..months)
        .scan(start, |day, _| Some(std::mem::replace(day, day.saturating_add(jiff::Span::new().months(1)))))
        .collect();
    let measures = measures();
    let budget_years: Vec<BudgetYear> = months
        .iter()
        .enumerate()
        .filter(|(i, m)| m.month() == 1 && i + 12 <= months.len())
        .map(|(i, m)| BudgetYear { year: m.year(), first: i, end: i + 12 })
        .collect();
    let mut scenarios: Vec<ScenarioResult> =
        (0..n).map(|s| scenario(s, &measures, &months, budget_years.len())).collect();
    if n == 12 {
        nothing_seen(&mut scenarios[7], &measures);
    }
    let pairing = (1..n)
        .flat_map(|s| {
            [(0, 11.7), (1, 6.2), (4, 2.9)].map(|(measure, ratio)| Pairing { scenario: s, measure, ratio })
        })
        .collect();
    Comparison {
        municipality: "Voorbeeldgemeente".into(),
        inhabitants: 100_000.0,
        seed: 20_260_101,
        replications: 1_000,
        months,
        warm_up_months: 36,
        measures,
        scenarios,
        reference: 0,
        budget_years,
        pairing,
    }
}

/// How strongly scenario `s` differs from the reference; the last of twelve does not differ at all.
fn factor(s: usize) -> f64 {
    [1.0, 0.62, 0.81, 1.02, 1.35, 1.9, 0.97, 0.7, 0.45, 1.12, 0.88, 1.0][s % 12]
}

fn scenario(s: usize, measures: &[Measure], months: &[Date], years: usize) -> ScenarioResult {
    let mut noise = Noise(1 + s as u64);
    let figures = measures.iter().map(|m| figure(s, m, &mut noise)).collect();
    let series: Vec<Vec<Band>> = measures
        .iter()
        .map(|m| months.iter().enumerate().map(|(i, month)| band(s, m, i, *month, &mut noise)).collect())
        .collect();
    let differences = match s {
        0 => Vec::new(),
        _ => measures
            .iter()
            .map(|_| months.iter().map(|_| Interval { mean: 0.0, low: 0.0, high: 0.0 }).collect())
            .collect(),
    };
    let overruns = (0..years)
        .map(|y| {
            let middle = 150_000.0 * (factor(s) - 0.9) * 8.0 + 120_000.0 * y as f64 - 300_000.0;
            (0..200).map(|_| if s == 11 { -50_000.0 } else { middle + 420_000.0 * noise.bell() }).collect()
        })
        .collect();
    ScenarioResult {
        name: format!("scenario-{}", s + 1),
        title: TITLES[s % 12].into(),
        question: "Wat gebeurt er met de wachtlijst?".into(),
        caveat: String::new(),
        changes: Vec::new(),
        basis: Default::default(),
        figures,
        series,
        differences,
        overruns,
        waiting: waiting(factor(s)),
    }
}

fn figure(s: usize, m: &Measure, noise: &mut Noise) -> Figure {
    let base = level(&m.id);
    let strength = if m.id.contains("wacht")
        || m.id.contains("doorloop")
        || m.id.starts_with("onv")
        || m.id.starts_with("te_weinig")
    {
        1.0
    } else {
        0.15
    };
    // Alike for all measures of a group, so that what is silent stays less than all.
    let group = m.id.split_once(':').map_or(0, |(_, group)| group.len());
    let group = 0.15 + 0.35 * (group % 7) as f64 / 7.0;
    let base = if m.id.contains(':') { base * group } else { base };
    let effect = base.abs() * strength * (factor(s) - 1.0);
    let interval = |mean: f64, width: f64| Interval { mean, low: mean - width, high: mean + width };
    let width = if s == 11 { 0.0 } else { base.abs() * 0.03 * (1.0 + noise.next()) };
    Figure {
        value: Some(interval(base + effect, width)),
        difference: (s > 0).then(|| interval(effect, width)),
        p: (s > 0).then_some(if effect.abs() > width { 1e-6 } else { 0.5 }),
        n: 1_000,
    }
}

fn band(s: usize, m: &Measure, i: usize, month: Date, noise: &mut Noise) -> Band {
    let growth = 1.0 + (factor(s) - 0.9) * i as f64 / 24.0;
    let (middle, spread) = match m.id.as_str() {
        "uitgaven_cumulatief" => {
            let part = f64::from(month.month()) / 12.0;
            let year = 13.4e6 * (1.0 + 0.03 * i as f64 / 12.0) * (1.0 + 0.15 * (factor(s) - 1.0));
            (year * part, 0.06 * year * part)
        }
        "begroting_cumulatief" => {
            let year = f64::from(month.year() - 2025);
            (13.3e6 * (1.0 + 0.03 * year) * f64::from(month.month()) / 12.0, 0.0)
        }
        "saldo_cumulatief" => {
            let part = f64::from(month.month()) / 12.0;
            (-2.4e6 * (factor(s) - 1.0) * part, 0.5e6 * part.sqrt())
        }
        "doorlooptijd_p50" => (6.0 * growth.sqrt() * factor(s), 0.9 + 0.03 * i as f64),
        "wachtlijst_totaal" => (180.0 * growth.max(0.05), 30.0 + 3.0 * i as f64),
        id => (level(id), 0.1 * level(id).abs()),
    };
    let middle = middle + if m.id.contains("cumulatief") { 0.0 } else { 0.05 * spread * noise.bell() };
    let spread = if s == 11 { 0.0 } else { spread };
    let floor = |x: f64| if m.id.starts_with("saldo") { x } else { x.max(0.0) };
    Band {
        mean: floor(middle + 0.05 * spread),
        p05: floor(middle - 0.9 * spread),
        p25: floor(middle - 0.35 * spread),
        p50: floor(middle),
        p75: floor(middle + 0.45 * spread),
        p95: floor(middle + 1.3 * spread),
        n: 1_000,
    }
}

fn waiting(factor: f64) -> Vec<f64> {
    let shape = |w: usize| {
        let t = (w as f64 + 0.5) / (7.5 * factor);
        t * t / (1.0 + t * t * t * t * t)
    };
    let mut classes: Vec<f64> = (0..53).map(shape).collect();
    let all: f64 = classes.iter().sum();
    classes.iter_mut().for_each(|c| *c /= all);
    classes
}

/// A scenario in which some measures were never seen, and some not in every month.
fn nothing_seen(scenario: &mut ScenarioResult, measures: &[Measure]) {
    let gone =
        Band { mean: f64::NAN, p05: f64::NAN, p25: f64::NAN, p50: f64::NAN, p75: f64::NAN, p95: f64::NAN, n: 0 };
    for (m, measure) in measures.iter().enumerate() {
        if measure.id.starts_with("doorlooptijd") {
            scenario.series[m].iter_mut().enumerate().filter(|(i, _)| i % 9 < 4).for_each(|(_, b)| *b = gone);
            scenario.figures[m] = Figure { value: None, difference: None, p: None, n: 0 };
        }
    }
    scenario.waiting.fill(0.0);
}

/// A comparison of which the measures are not split by group.
pub fn without_groups(n: usize) -> Comparison {
    without(n, |id| id.contains(':'))
}

/// A comparison that lacks the measures for which `gone` is true.
pub fn without(n: usize, gone: impl Fn(&str) -> bool) -> Comparison {
    let mut c = comparison(n);
    let kept: Vec<usize> = (0..c.measures.len()).filter(|m| !gone(&c.measures[*m].id)).collect();
    c.measures = kept.iter().map(|m| c.measures[*m].clone()).collect();
    for s in &mut c.scenarios {
        s.figures = kept.iter().map(|m| s.figures[*m]).collect();
        s.series = kept.iter().map(|m| s.series[*m].clone()).collect();
        if !s.differences.is_empty() {
            s.differences = kept.iter().map(|m| s.differences[*m].clone()).collect();
        }
    }
    c.pairing.clear();
    c
}

/// A comparison in which nothing was ever seen.
pub fn nothing(n: usize) -> Comparison {
    let mut c = comparison(n);
    for s in &mut c.scenarios {
        s.figures.fill(Figure { value: None, difference: None, p: None, n: 0 });
        let gone = Band {
            mean: f64::NAN,
            p05: f64::NAN,
            p25: f64::NAN,
            p50: f64::NAN,
            p75: f64::NAN,
            p95: f64::NAN,
            n: 0,
        };
        s.series.iter_mut().for_each(|bands| bands.fill(gone));
        s.overruns.iter_mut().for_each(Vec::clear);
        s.waiting.fill(0.0);
    }
    c
}

/// A comparison in which all is zero, always.
pub fn zero(n: usize) -> Comparison {
    let mut c = comparison(n);
    let flat = Interval { mean: 0.0, low: 0.0, high: 0.0 };
    for (k, s) in c.scenarios.iter_mut().enumerate() {
        s.figures.fill(Figure {
            value: Some(flat),
            difference: (k > 0).then_some(flat),
            p: (k > 0).then_some(1.0),
            n: 3,
        });
        let band = Band { mean: 0.0, p05: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p95: 0.0, n: 3 };
        s.series.iter_mut().for_each(|bands| bands.fill(band));
        s.overruns.iter_mut().for_each(|o| o.fill(0.0));
    }
    c
}

/// A comparison with names of forty of the widest letters.
pub fn with_wide_names(n: usize) -> Comparison {
    let mut c = comparison(n);
    c.scenarios.iter_mut().for_each(|s| s.title = "WWWWWWWWWW WWWWWWWWWW WWWWWWWWWW WWWWWWW".into());
    c
}

/// A comparison in which the last scenario waits ten times as long as the others.
pub fn with_one_far_above(n: usize) -> Comparison {
    let mut c = comparison(n);
    let Some(last) = c.scenarios.last_mut() else { return c };
    for bands in last.series.iter_mut() {
        for b in bands {
            *b = Band {
                mean: 10.0 * b.mean,
                p05: 10.0 * b.p05,
                p25: 10.0 * b.p25,
                p50: 10.0 * b.p50,
                p75: 10.0 * b.p75,
                p95: 10.0 * b.p95,
                n: b.n,
            };
        }
    }
    c
}

/// A comparison in which the last scenario differs forty times as much from the reference as it would.
pub fn with_one_far_off(n: usize) -> Comparison {
    let mut c = comparison(n);
    for figure in c.scenarios.iter_mut().skip(n - 1).flat_map(|s| &mut s.figures) {
        if let Some(d) = &mut figure.difference {
            *d = Interval { mean: 40.0 * d.mean + 4e3, low: 40.0 * d.low + 3e3, high: 40.0 * d.high + 5e3 };
        }
    }
    c
}

/// A comparison of a single replication: nothing is known of the uncertainty.
pub fn played_once(n: usize) -> Comparison {
    let mut c = comparison(n);
    c.replications = 1;
    let unknown = |i: &mut Interval| (i.low, i.high) = (f64::NEG_INFINITY, f64::INFINITY);
    for figure in c.scenarios.iter_mut().flat_map(|s| &mut s.figures) {
        figure.value.iter_mut().for_each(unknown);
        figure.difference.iter_mut().for_each(|i| (i.low, i.high) = (f64::NAN, f64::NAN));
        figure.p = None;
        figure.n = 1;
    }
    c
}
