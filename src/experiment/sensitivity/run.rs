//! Screens all inputs, and looks closely at those that matter.

use super::design::{Halves, Trajectory, trajectories};
use super::space::Space;
use super::sums::{by_half, ends, interval, moved, noise, rank, screen, shared_luck, spread};
use crate::experiment::explain::Aspect;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::experiment::{Failure, Options, Progress, Replay, Stop};
use crate::scenario::{Rejected, Scenario};
use crate::statistics::{Elementary, Index, Interval, Layout, Measure, Student, indices};
use std::sync::Mutex;

/// Something that can be replayed at every point of a space.
pub trait Family: Sync {
    /// What is replayed at a point.
    type Member: Replay;

    /// How many inputs there are.
    fn inputs(&self) -> usize;

    /// The member with each input at its place from 0 to 1; `None` leaves an input what it is.
    ///
    /// # Errors
    ///
    /// When there is none at that point, with the Dutch reason.
    fn member(&self, point: &[Option<f64>]) -> Result<Self::Member, String>;
}

impl Family for Space<'_> {
    type Member = Scenario;

    fn inputs(&self) -> usize {
        self.ranges.len()
    }

    fn member(&self, point: &[Option<f64>]) -> Result<Scenario, String> {
        let why = |refused: Rejected| match refused.messages.first() {
            Some(message) => self.explained(point, &message.what).0,
            None => refused.to_string(),
        };
        self.at(point).map_err(why)
    }
}

/// How much is replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Trajectories of the screening.
    pub trajectories: usize,
    /// Inputs that are looked at closely.
    pub important: usize,
    /// Rows of the design for the indices: a power of two.
    pub rows: usize,
    /// Replications of each of those points.
    pub replications: u32,
    /// Replications of the points with one input at an end of its range.
    pub ends: u32,
}

impl Size {
    /// Points that are replayed with `inputs` inputs.
    pub fn points(&self, inputs: usize) -> u64 {
        let close = self.important.min(inputs);
        (self.trajectories * (inputs + 1) + self.rows * (close + 2) + 1 + 2 * close) as u64
    }

    /// Replays that takes.
    pub fn replays(&self, inputs: usize) -> u64 {
        let ends = 1 + 2 * self.important.min(inputs) as u64;
        (self.points(inputs) - ends) * u64::from(self.replications) + ends * u64::from(self.ends)
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Questions<'a> {
    /// The name of the scenario.
    pub name: &'a str,
    /// The outcomes.
    pub aspects: &'a [Aspect],
    /// How much is replayed.
    pub size: Size,
}

/// What the outcomes depend on. Lists over aspects come first, then over inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The name of the municipality.
    pub municipality: String,
    /// The seed of all streams and designs.
    pub seed: u64,
    /// How much was replayed.
    pub size: Size,
    /// The measures that the aspects refer to.
    pub measures: Vec<Measure>,
    /// The outcomes.
    pub aspects: Vec<Aspect>,
    /// The outcome of the scenario itself.
    pub base: Vec<Interval>,
    /// What screening says of every input.
    pub screened: Vec<Vec<Elementary>>,
    /// The inputs that were looked at closely, the most important first.
    pub important: Vec<usize>,
    /// Their indices.
    pub indices: Vec<Vec<Index>>,
    /// What the outcome does when each is put at an end of its range.
    pub ends: Vec<Vec<Ends>>,
    /// The middle and the 5% and 95% points of the outcome when all important inputs are uncertain.
    pub spread: Vec<Interval>,
    /// The share of the variance over those points that is luck of the simulation.
    pub noise: Vec<f64>,
}

/// The change of an outcome with one input at an end of its range and all else as in the scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// At the lowest value.
    pub low: Interval,
    /// At the highest value.
    pub high: Interval,
}

/// Outcomes at one point: by aspect, then by replication.
pub(super) type Seen = Vec<Vec<f64>>;

/// Examines what the outcomes of `family` depend on. `options.replications` is not used: the size says how many.
///
/// # Errors
///
/// When a point has no member, a replay meets a fault in the program, or the user asks to stop.
pub fn examine<F: Family>(
    family: &F,
    questions: Questions<'_>,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Sensitivity, Failure> {
    let (inputs, size) = (family.inputs(), questions.size);
    if inputs == 0 || questions.aspects.is_empty() {
        return Err(Failure::Nothing);
    }
    let layout = family.member(&vec![None; inputs]).map_err(Failure::Refused)?.layout();
    let total = size.points(inputs);
    let looking =
        Looking { family, questions, options, progress, stop, layout: &layout, total, done: Mutex::new(0) };

    let walks = trajectories(inputs, size.trajectories, options.seed);
    let points = screening(&walks);
    let seen = looking.replay(&points, size.replications)?;
    let screened = screen(&walks, &seen, questions.aspects.len());
    let important = rank(&screened, inputs, size.important);

    let halves = Halves::new(important.len(), size.rows, options.seed);
    let points: Vec<_> = halves.points().iter().map(|x| within(inputs, &important, x)).collect();
    let seen = looking.replay(&points, size.replications)?;
    let aspects = || 0..questions.aspects.len();
    let of_aspect = |aspect: usize| by_half(&seen, aspect, important.len());
    let found = aspects().map(|aspect| indices(&of_aspect(aspect), options.seed)).collect();
    let spread: Vec<Interval> = aspects().map(|aspect| spread(&of_aspect(aspect))).collect();
    let noise = aspects().map(|aspect| noise(&seen, aspect)).collect();

    let seen = looking.replay(&one_at_a_time(inputs, &important), size.ends)?;
    let mut student = Student::default();
    let base = aspects().map(|aspect| interval(&seen[0][aspect], None, &mut student)).collect();
    let luck = |aspect: usize| shared_luck(&seen[0][aspect], size.replications as usize);
    let spread = spread.into_iter().enumerate().map(|(aspect, spread)| moved(spread, -luck(aspect))).collect();
    let ends = aspects().map(|aspect| ends(&seen, aspect, &mut student)).collect();
    Ok(Sensitivity {
        municipality: layout.municipality.clone(),
        seed: options.seed,
        size,
        measures: layout.measures.clone(),
        aspects: questions.aspects.to_vec(),
        base,
        screened,
        important,
        indices: found,
        ends,
        spread,
        noise,
    })
}

/// Replaying points, one stage after another.
struct Looking<'a, F> {
    family: &'a F,
    questions: Questions<'a>,
    options: Options,
    progress: &'a dyn Progress,
    stop: &'a Stop,
    layout: &'a Layout,
    total: u64,
    done: Mutex<u64>,
}

impl<F: Family> Looking<'_, F> {
    /// The outcomes at each of `points`, in their order.
    fn replay(&self, points: &[Vec<Option<f64>>], replications: u32) -> Result<Vec<Seen>, Failure> {
        let before = *self.done.lock().expect("no thread panics while it holds the count");
        let stage = Stage { progress: self.progress, before, total: self.total };
        let floor = Floor { threads: self.options.threads, progress: &stage, stop: self.stop };
        let mut seen = Vec::with_capacity(points.len());
        let work = |number: u64| self.at(&points[number as usize], replications);
        in_order(points.len() as u64, floor, work, |_, outcome| seen.push(outcome)).map_err(
            |failure| match failure {
                Failure::Stopped { done, .. } => Failure::Stopped { done: before + done, total: self.total },
                other => other,
            },
        )?;
        *self.done.lock().expect("no thread panics while it holds the count") += points.len() as u64;
        Ok(seen)
    }

    fn at(&self, point: &[Option<f64>], replications: u32) -> Result<Seen, Failure> {
        let member = self.family.member(point).map_err(Failure::Refused)?;
        let mut seen = vec![Vec::with_capacity(replications as usize); self.questions.aspects.len()];
        for replication in 0..replications {
            let check = |outcome: &_| self.layout.check(outcome);
            let outcome = replay_once(self.questions.name, &member, self.options.seed, replication, check)?;
            for (seen, aspect) in seen.iter_mut().zip(self.questions.aspects) {
                seen.push(aspect.of(&outcome.whole));
            }
        }
        Ok(seen)
    }
}

/// One stage of the work, as a part of the whole.
struct Stage<'a> {
    progress: &'a dyn Progress,
    before: u64,
    total: u64,
}

impl Progress for Stage<'_> {
    fn advance(&self, done: u64, _total: u64) {
        self.progress.advance(self.before + done, self.total);
    }
}

/// The points that are replayed first, to tell before anything is replayed where settings contradict one another.
pub fn first_points(inputs: usize, size: Size, seed: u64) -> Vec<Vec<Option<f64>>> {
    screening(&trajectories(inputs, size.trajectories, seed))
}

fn screening(walks: &[Trajectory]) -> Vec<Vec<Option<f64>>> {
    walks.iter().flat_map(|walk| &walk.points).map(|x| whole(x)).collect()
}

/// A point of all inputs.
fn whole(point: &[f64]) -> Vec<Option<f64>> {
    point.iter().map(|x| Some(*x)).collect()
}

/// A point of all inputs of which only the `important` ones have a place.
fn within(inputs: usize, important: &[usize], point: &[f64]) -> Vec<Option<f64>> {
    let mut all = vec![None; inputs];
    important.iter().zip(point).for_each(|(input, place)| all[*input] = Some(*place));
    all
}

/// The scenario itself, then each important input at its lowest and its highest value.
fn one_at_a_time(inputs: usize, important: &[usize]) -> Vec<Vec<Option<f64>>> {
    let end = |input: usize, place: f64| within(inputs, &[input], &[place]);
    let both = important.iter().flat_map(|input| [end(*input, 0.0), end(*input, 1.0)]);
    [vec![None; inputs]].into_iter().chain(both).collect()
}
