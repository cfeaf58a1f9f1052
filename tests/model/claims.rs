//! The claims of the field that the model must be able to show.

use wmosim::experiment::claims::{Claims, Verdict, examine};
use wmosim::experiment::workshop::Floor;
use wmosim::experiment::{Silent, Stop};

/// Replications of each side. The claims are about differences far larger than what this few can miss.
const REPLICATIONS: u32 = 24;

fn floor(stop: &Stop) -> Floor<'_> {
    Floor { threads: 0, progress: &Silent, stop }
}

#[test]
fn every_claim_that_comes_with_the_program_holds() {
    let claims = Claims::built_in().bewering;
    let findings = examine(&claims, 7, REPLICATIONS, floor(&Stop::default())).unwrap();
    for (claim, finding) in claims.iter().zip(&findings) {
        for (test, outcome) in claim.toets.iter().zip(&finding.outcomes) {
            let what = format!("{} {}: {:?} {:?}", claim.id, test.maat.text, test.richting, outcome.difference);
            assert_eq!(outcome.verdict, Verdict::Holds, "{what}");
        }
    }
}

#[test]
fn a_claim_that_is_turned_round_is_contradicted() {
    use wmosim::experiment::claims::Direction;
    let mut claim = Claims::built_in().bewering.into_iter().find(|claim| claim.id == "M8").unwrap();
    claim.toets.truncate(1);
    claim.toets[0].richting = Direction::Higher;
    let finding = &examine(&[claim], 7, 4, floor(&Stop::default())).unwrap()[0];
    assert_eq!(finding.verdict(), Verdict::Contradicted);
}
