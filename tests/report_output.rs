//! What people read: formats, files, charts and tables.

#[path = "report/synthetic.rs"]
mod synthetic;

mod look {
    use super::synthetic;
    use jiff::civil::date;
    use wmosim::report::charts;

    /// Writes every chart to the folder in WMOSIM_KIJK, to be looked at by a person.
    #[test]
    #[ignore = "writes pictures for people"]
    fn write_all_charts() {
        let Some(folder) = std::env::var_os("WMOSIM_KIJK") else { return };
        let cases = [1, 2, 3, 5, 7, 12].map(|n| (n.to_string(), synthetic::comparison(n)));
        let short = ("7kort".to_string(), synthetic::comparison_over(7, date(2026, 7, 1), 12));
        let long = ("12lang".to_string(), synthetic::comparison_over(12, date(2025, 4, 1), 120));
        for (case, comparison) in cases.into_iter().chain([short, long]) {
            for chart in charts::draw(&comparison, "0.1.0") {
                let path = std::path::Path::new(&folder).join(format!("{}-{case}.png", chart.name));
                std::fs::write(path, charts::raster::png(&chart.svg).unwrap()).unwrap();
            }
        }
    }
}
