//! The CSV files and the table in the terminal.

use crate::synthetic;
use wmosim::report::{View, csv, terminal};
use wmosim::statistics::Comparison;

/// The table in Dutch.
fn table_of(c: &Comparison) -> String {
    terminal::table(&View::new(c, synthetic::DUTCH))
}

fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_string).collect()).collect()
}

#[test]
fn figures_have_one_line_per_scenario_and_measure() {
    let c = synthetic::comparison(12);
    let lines = lines(&csv::figures(&c));
    let header = "scenario,maat,eenheid,gemiddelde,bi95_laag,bi95_hoog,verschil,verschil_laag,verschil_hoog,n,\
                  p_holm,duidelijk_na_correctie";
    assert_eq!(lines[0].join(","), header);
    assert_eq!(lines.len(), 1 + 12 * c.measures.len());
    let reference: Vec<_> = lines.iter().filter(|l| l[0] == "scenario-1").collect();
    assert!(reference.iter().all(|l| l[6].is_empty() && l[7].is_empty() && l[8].is_empty()));
    let unseen = lines.iter().find(|l| l[0] == "scenario-8" && l[1] == "doorlooptijd_gem").unwrap();
    assert_eq!(unseen[3..], ["", "", "", "", "", "", "0", "", ""]);
}

#[test]
fn series_have_one_line_per_scenario_month_and_measure() {
    let c = synthetic::comparison(2);
    let lines = lines(&csv::series(&c));
    assert_eq!(lines[0].join(","), "scenario,maand,datum,maat,eenheid,gemiddelde,p05,p25,p50,p75,p95,n");
    assert_eq!(lines.len(), 1 + 2 * 48 * c.measures.len());
    assert_eq!(lines[1][..5], ["scenario-1", "1", "2026-01-01", "wachtlijst_totaal", "dossiers"]);
    assert_eq!(lines.last().unwrap()[1..3], ["48", "2029-12-01"]);
}

#[test]
fn a_month_in_which_nothing_was_seen_is_empty_and_not_zero() {
    let lines = lines(&csv::series(&synthetic::comparison(12)));
    let unseen: Vec<_> = lines.iter().filter(|l| l[0] == "scenario-8" && l[11] == "0").collect();
    assert!(!unseen.is_empty());
    assert!(unseen.iter().all(|l| l[5..11].iter().all(String::is_empty)));
}

#[test]
fn the_terminal_table_is_at_most_100_columns_wide() {
    for n in 1..=12 {
        let table = table_of(&synthetic::comparison(n));
        for line in table.lines() {
            assert!(line.chars().count() <= 100, "{n} scenarios: {} columns in\n{line}", line.chars().count());
        }
    }
}

#[test]
fn the_terminal_table_marks_clear_differences_and_names_the_reference() {
    let table = table_of(&synthetic::comparison(2));
    assert!(table.contains("(vergelijkingsbasis)"), "{table}");
    assert!(table.contains("−119 ●"), "{table}");
    assert!(table.replace('\n', " ").contains("6,2 keer zo precies (variantie)"), "{table}");
    assert!(table_of(&synthetic::comparison(7)).contains("○"));
}

#[test]
fn the_terminal_table_bears_what_was_never_seen() {
    assert!(table_of(&synthetic::nothing(3)).contains('–'));
}

#[test]
fn one_replication_has_figures_without_intervals() {
    let c = synthetic::played_once(2);
    assert!(table_of(&c).contains("○"));
    let first = lines(&csv::figures(&c))[1].clone();
    assert!(!first[3].is_empty() && first[4].is_empty() && first[5].is_empty());
}

#[test]
fn the_terminal_table_of_eight_scenarios_is_at_most_60_lines_long() {
    for n in 5..=8 {
        let table = table_of(&synthetic::comparison(n));
        assert!(table.lines().count() <= 60, "{}\n{table}", table.lines().count());
        assert!(table.contains("Verschil met Zoals nu") && table.contains("kerncijfers.csv"), "{table}");
    }
}

#[test]
fn the_gain_of_pairing_is_that_of_the_waiting_with_more_staff() {
    let mut c = synthetic::comparison(8);
    let unwrapped = |table: String| table.replace('\n', " ");
    for p in &mut c.pairing {
        p.ratio += p.scenario as f64 / 10.0;
    }
    let table = unwrapped(table_of(&c));
    assert!(table.contains("het verschil in doorlooptijd 6,3 tot 6,9 keer zo precies (variantie). Zonder"));
    c.scenarios[1].name = "meer-personeel".into();
    let table = unwrapped(table_of(&c));
    assert!(
        table.contains(
            "Door gekoppeld toeval is het verschil in doorlooptijd bij Meer personeel 6,3 keer zo precies (variantie). \
             Zonder gekoppeld toeval waren ongeveer 6.300 herhalingen nodig geweest voor hetzelfde interval."
        ),
        "{table}"
    );
}
