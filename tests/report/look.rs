//! For people who want to see what they change: `cargo test --test report_output -- --ignored --nocapture`.

use crate::synthetic;
use jiff::civil::date;
use std::path::Path;
use wmosim::report::{Edition, View, charts, terminal};

/// Writes every chart to the folder in `WMOSIM_KIJK`.
#[test]
#[ignore = "writes pictures for people"]
fn write_all_charts() {
    let Some(folder) = std::env::var_os("WMOSIM_KIJK") else { return };
    let cases = [1, 2, 3, 4, 5, 7, 12].map(|n| (n.to_string(), synthetic::comparison(n)));
    let short = ("7-kort".to_string(), synthetic::comparison_over(7, date(2026, 7, 1), 12));
    let long = ("12-lang".to_string(), synthetic::comparison_over(12, date(2025, 4, 1), 120));
    let whole = ("4-totaal".to_string(), synthetic::without_groups(4));
    let wide = ("12-breed".to_string(), synthetic::with_wide_names(12));
    let far = ("12-ver".to_string(), synthetic::with_one_far_above(12));
    let off = [2, 3, 12].map(|n| (format!("{n}-uitschieter"), synthetic::with_one_far_off(n)));
    for (case, comparison) in cases.into_iter().chain([short, long, whole, wide, far]).chain(off) {
        for edition in [synthetic::DUTCH, synthetic::ENGLISH] {
            for chart in charts::draw(&comparison, edition) {
                let file = format!("{}-{case}-{}.png", chart.name, edition.language.code());
                std::fs::write(Path::new(&folder).join(file), charts::raster::png(&chart.svg).unwrap()).unwrap();
            }
        }
    }
}

/// Writes some charts of a run that broke off to the folder in `WMOSIM_KIJK`.
#[test]
#[ignore = "writes pictures for people"]
fn write_charts_of_a_run_that_broke_off() {
    let Some(folder) = std::env::var_os("WMOSIM_KIJK") else { return };
    for edition in [synthetic::DUTCH, synthetic::ENGLISH] {
        let edition = Edition { asked: Some(1_200), ..edition };
        for chart in charts::draw(&synthetic::with_one_far_off(5), edition) {
            let file = format!("{}-onvolledig-{}.png", chart.name, edition.language.code());
            std::fs::write(Path::new(&folder).join(file), charts::raster::png(&chart.svg).unwrap()).unwrap();
        }
    }
}

/// Prints the tables.
#[test]
#[ignore = "prints tables for people"]
fn print_all_tables() {
    for n in [1, 2, 4, 7] {
        println!("{}", terminal::table(&View::new(&synthetic::comparison(n), synthetic::DUTCH)));
    }
}
