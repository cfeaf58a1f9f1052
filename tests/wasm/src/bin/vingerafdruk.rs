//! Prints the fingerprint as this machine makes it.

use std::process::ExitCode;

fn main() -> ExitCode {
    let numbers: Option<Vec<u32>> = std::env::args().skip(1).map(|text| text.parse().ok()).collect();
    let Some([seed, replications]) = numbers.as_deref() else {
        eprintln!("gebruik: vingerafdruk ZAAD HERHALINGEN");
        return ExitCode::FAILURE;
    };
    let (hash, numbers) = wmosim_wasm::fingerprint(u64::from(*seed), *replications);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{hash} {numbers}");
    ExitCode::SUCCESS
}
