//! `kans`: in how many simulations all goals are met, at each setting of the knob.

use super::super::Drawing;
use super::super::axes::Ticks;
use super::super::canvas::{Anchor, Point, dashed, line};
use super::super::font::SMALL_BOLD;
use super::super::palette::{INK, NORM, REFERENCE, SCENARIOS};
use super::curve::{below, mark, plot};
use crate::report::Edition;
use crate::report::sizing::{Sized, words};
use crate::say;
use crate::statistics::Unit;

/// Draws the chart.
pub fn draw(sized: &Sized<'_>, edition: Edition<'_>) -> Drawing {
    let (sizing, language) = (&sized.sizing, edition.language);
    let subtitle = say!(
        language,
        "In welk deel van de simulaties is {}? Grijs: het zoeken. Blauw: de toets, met streepjes van de laagste tot \
         de hoogste kans die erbij past; een stand slaagt als het hele streepje boven de streeplijn ligt",
        "Share of the simulations in which {}. Grey: the search. Blue: the test, with lines from the lowest to the \
         highest chance that fits it; a setting passes when its whole line lies above the dashed line",
        words::goals(sized)
    );
    let mut frame = super::frame(sized, edition, &words::title(sized), &subtitle);
    let ticks = Ticks::new(0.0, 1.0, 5, Unit::Share, language);
    let along: Vec<f64> = sizing.settings.iter().map(|s| s.knobs[0]).collect();
    let panel = plot(&mut frame.canvas, frame.body, (&ticks, &along));
    let canvas = &mut frame.canvas;
    below(canvas, &panel, sized, language);
    let y = panel.y_of(sizing.chance);
    canvas.line([(panel.area.left, y), (panel.area.right, y)], dashed(NORM, 1.6));
    let (wanted, after) = (words::out_of(sizing.chance, language), (panel.area.right + 8.0, y + 4.0));
    canvas.text(after, Anchor::Start, SMALL_BOLD, INK, wanted);
    mark(canvas, &panel, sized);
    let found: Vec<Point> = sizing.settings.iter().map(|s| panel.at(s.knobs[0], s.search.share.value())).collect();
    canvas.line(found.clone(), line(REFERENCE, 1.2));
    found.iter().for_each(|at| canvas.dot(*at, 3.0, REFERENCE));
    for setting in &sizing.settings {
        let Some(test) = &setting.test else { continue };
        let (x, share) = (setting.knobs[0], test.share);
        canvas.line([panel.at(x, share.low), panel.at(x, share.high)], line(SCENARIOS[0], 2.0));
        canvas.dot(panel.at(x, share.value()), 4.5, SCENARIOS[0]);
    }
    let values = sizing.settings.iter().map(|s| {
        let share = language.percent(s.best().share.value(), 1);
        let cost = language.difference(s.best().extra.mean, sized.cost_unit());
        {
            let setting = words::value(&sized.knobs[0], s.knobs[0], language);
            say!(language, "{setting}: {share}, kosten {cost}.", "{setting}: {share}, costs {cost}.")
        }
    });
    let values: Vec<String> = values.collect();
    frame.finish("kans", &values.join(" "))
}
