//! A plot with two axes, within a part of the drawing.

use super::canvas::{FINE, Point, Rect};
use plotters::coord::CoordTranslate as _;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

/// Maps values to places.
pub struct Panel {
    /// The part of the drawing between the axes.
    pub area: Rect,
    /// The values at the left and right side.
    pub x: (f64, f64),
    /// The values at the lower and upper side.
    pub y: (f64, f64),
    map: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Panel {
    /// A panel in which `x` and `y` fill `area`.
    pub fn new(area: Rect, x: (f64, f64), y: (f64, f64)) -> Panel {
        let fine = |v: f64| (v * FINE).round() as i32;
        let map = Cartesian2d::new(
            x.0..x.1,
            y.0..y.1,
            (fine(area.left)..fine(area.right), fine(area.bottom)..fine(area.top)),
        );
        Panel { area, x, y, map }
    }

    /// The place of a value.
    pub fn at(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.map.translate(&(x, y));
        (f64::from(x) / FINE, f64::from(y) / FINE)
    }

    /// The place of a value along the horizontal axis.
    pub fn x_of(&self, x: f64) -> f64 {
        self.at(x, self.y.0).0
    }

    /// The place of a value along the vertical axis.
    pub fn y_of(&self, y: f64) -> f64 {
        self.at(self.x.0, y).1
    }
}
