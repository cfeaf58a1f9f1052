//! How long one replication of the base scenario takes, by size of the municipality. Run with `cargo bench`.

mod beside;

use wmosim::model::run;

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 10)]
fn replication(bencher: divan::Bencher<'_, '_>, inhabitants: u32) {
    let plan = beside::basis(inhabitants, 4).plan;
    bencher.bench_local(|| run(&plan, 1, 0));
}

fn main() {
    divan::main();
}
