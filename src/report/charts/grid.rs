//! Small multiples: one panel per scenario, side by side on the same scale.

use super::canvas::{Anchor, Canvas, Rect};
use super::font::{LABEL, SMALL, SMALL_BOLD, Type};
use super::lookup;
use super::palette::{Color, SOFT_INK};

/// The head above a panel.
pub struct Head {
    /// The name of the scenario in files.
    pub scenario: String,
    /// The scenario for readers.
    pub text: String,
    /// Its colour.
    pub color: Color,
    /// A line with a figure, possibly empty.
    pub note: String,
}

/// Where one panel is.
pub struct Cell {
    /// The part between the axes.
    pub plot: Rect,
    /// True in the first column, where the labels of the vertical axis stand.
    pub first_column: bool,
    /// True when no panel is below it, so that the labels of the horizontal axis stand here.
    pub last_row: bool,
}

/// Space that the axes need.
#[derive(Clone, Copy)]
pub struct Space {
    /// Left of the first column.
    pub left: f64,
    /// Below the last row.
    pub below: f64,
}

/// Columns for `n` panels.
pub fn columns(n: usize) -> usize {
    match n {
        0..=3 => n.max(1),
        4 => 2,
        5 | 6 | 9 => 3,
        _ => 4,
    }
}

/// Lays out one panel per head within `body` and sets the heads.
pub fn lay_out(canvas: &mut Canvas, body: Rect, heads: &[Head], space: Space) -> Vec<Cell> {
    in_columns(canvas, body, heads, space, columns(heads.len()))
}

/// As [`lay_out`], with all panels side by side.
pub fn lay_out_in_a_row(canvas: &mut Canvas, body: Rect, heads: &[Head], space: Space) -> Vec<Cell> {
    in_columns(canvas, body, heads, space, heads.len())
}

fn in_columns(canvas: &mut Canvas, body: Rect, heads: &[Head], space: Space, columns: usize) -> Vec<Cell> {
    let rows = heads.len().div_ceil(columns);
    let (across, down) = (if columns > 2 { 18.0 } else { 28.0 }, 12.0);
    let kind = if columns > 3 { SMALL_BOLD } else { LABEL };
    let left = body.left + space.left;
    let width = (body.right - left - across * (columns - 1) as f64) / columns as f64;
    let wrapped: Vec<Vec<String>> = heads.iter().map(|h| lookup::lines(&h.text, kind, width, 2)).collect();
    let lines: Vec<usize> = (0..rows)
        .map(|row| row * columns..heads.len().min((row + 1) * columns))
        .map(|cells| cells.map(|i| wrapped[i].len() + usize::from(!heads[i].note.is_empty())).max().unwrap_or(0))
        .collect();
    let head_heights: Vec<f64> = lines.iter().map(|n| *n as f64 * kind.leading() + 6.0).collect();
    let heights = head_heights.iter().sum::<f64>() + down * (rows - 1) as f64 + space.below;
    let height = (body.height() - heights) / rows as f64;
    let mut cells = Vec::new();
    let mut top = body.top;
    for (row, head_height) in head_heights.iter().enumerate() {
        for i in row * columns..heads.len().min((row + 1) * columns) {
            let x = left + (i % columns) as f64 * (width + across);
            let plot_top = top + head_height;
            canvas.belongs_to(Some(&heads[i].scenario));
            head(canvas, (x, plot_top - 8.0), kind, &wrapped[i], &heads[i]);
            canvas.belongs_to(None);
            cells.push(Cell {
                plot: Rect { left: x, top: plot_top, right: x + width, bottom: plot_top + height },
                first_column: i % columns == 0,
                last_row: i + columns >= heads.len(),
            });
        }
        top += head_height + height + down;
    }
    cells
}

/// Sets the lines of a head, the last one on the baseline `at`.
fn head(canvas: &mut Canvas, at: (f64, f64), kind: Type, lines: &[String], head: &Head) {
    let note = usize::from(!head.note.is_empty());
    let first = at.1 - (lines.len() + note - 1) as f64 * kind.leading();
    for (k, text) in lines.iter().enumerate() {
        canvas.text((at.0, first + k as f64 * kind.leading()), Anchor::Start, kind, head.color, text.clone());
    }
    if note == 1 {
        canvas.text(at, Anchor::Start, SMALL, SOFT_INK, head.note.clone());
    }
}

/// The caption of the vertical axis: the unit, above the labels of the first panel.
pub fn caption(canvas: &mut Canvas, cell: &Cell, text: &str) {
    if !text.is_empty() {
        canvas.text((cell.plot.left - 6.0, cell.plot.top - 9.0), Anchor::End, SMALL, SOFT_INK, text);
    }
}
