//! The skill that consulenten lack, by kind of dossier.

use super::consulent::{Consulent, Presence};

/// Complexities: light, standard and complex.
const COMPLEXITIES: usize = 3;

/// What everyone lacks for every kind of dossier. Who looks for the right consulent looks at all of them: what they lack for
/// one kind lies together here.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// By [`kind`], and for each by consulent, 0 to 1. Also of who works here no longer.
    of: Vec<f64>,
    /// How many consulenten there are, or were.
    count: usize,
    /// The skill that dossiers need, by complexity.
    needed: [f64; COMPLEXITIES],
    /// The smallest gap of who works here, by [`kind`].
    smallest: Vec<f64>,
}

/// The place of dossiers of this profile and complexity among all kinds.
#[inline]
fn kind(profile: usize, complexity: usize) -> usize {
    profile * COMPLEXITIES + complexity
}

/// What `who` lacks for dossiers of `profile` that need this skill.
#[inline]
fn lacking(who: &Consulent, profile: usize, needed: f64) -> f64 {
    (needed - who.skill[profile]).max(0.0)
}

impl Gaps {
    /// Nobody works here yet.
    pub fn none(profiles: usize) -> Gaps {
        Gaps { smallest: vec![0.0; profiles * COMPLEXITIES], ..Gaps::default() }
    }

    /// Somebody came or left, or dossiers need other skills, by complexity.
    pub fn renew(&mut self, consulents: &[Consulent], needed: [f64; COMPLEXITIES]) {
        // Who works here keeps the same skill.
        if self.count != consulents.len() || self.needed != needed {
            (self.count, self.needed) = (consulents.len(), needed);
            let kinds = 0..self.smallest.len();
            let all = kinds.flat_map(|kind| {
                let (profile, complexity) = (kind / COMPLEXITIES, kind % COMPLEXITIES);
                consulents.iter().map(move |who| lacking(who, profile, needed[complexity]))
            });
            self.of.clear();
            self.of.extend(all);
        }
        self.smallest.fill(1.0);
        for (index, who) in consulents.iter().enumerate() {
            if who.presence != Presence::Gone {
                let gaps = self.of[index..].iter().step_by(self.count);
                self.smallest.iter_mut().zip(gaps).for_each(|(smallest, gap)| *smallest = smallest.min(*gap));
            }
        }
    }

    /// What each consulent lacks for dossiers of this profile and complexity.
    #[inline]
    pub fn by_consulent(&self, profile: usize, complexity: usize) -> &[f64] {
        &self.of[kind(profile, complexity) * self.count..][..self.count]
    }

    /// What this consulent lacks for them.
    #[inline]
    pub fn of(&self, consulent: u32, profile: usize, complexity: usize) -> f64 {
        self.of[kind(profile, complexity) * self.count + consulent as usize]
    }

    /// The smallest gap of who works here.
    #[inline]
    pub fn smallest(&self, profile: usize, complexity: usize) -> f64 {
        self.smallest[kind(profile, complexity)]
    }

    /// True when all gaps are what they are for dossiers that need these skills: for audits.
    pub fn hold(&self, consulents: &[Consulent], needed: [f64; COMPLEXITIES]) -> bool {
        let mut anew = Gaps::none(self.smallest.len() / COMPLEXITIES);
        anew.renew(consulents, needed);
        anew.of == self.of && anew.smallest == self.smallest
    }
}
