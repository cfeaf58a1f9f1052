//! How long one replication of the base scenario takes, by size of the municipality. Run with `cargo bench`.

use wmosim::model::{Plan, run};
use wmosim::scenario::{self, Loader, Unreadable};

struct Memory(String);

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(include_bytes!("../scenarios/basis.toml").to_vec()),
            _ => Ok(self.0.clone().into()),
        }
    }
}

/// The base scenario for a municipality of this many inhabitants, with a team of the same share.
fn plan(inhabitants: u32) -> Plan {
    let fte = 23.5 * f64::from(inhabitants) / 100_000.0;
    let text = format!(
        "titel = \"Meting\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n\
         gemeente.inwoners = {inhabitants}\nteam.fte = {fte:.2}\n"
    );
    scenario::read("meting.toml", &Memory(text)).expect("the settings exist").plan
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 10)]
fn replication(bencher: divan::Bencher<'_, '_>, inhabitants: u32) {
    let plan = plan(inhabitants);
    bencher.bench_local(|| run(&plan, 1, 0));
}

fn main() {
    divan::main();
}
