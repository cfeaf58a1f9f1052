//! Colours with enough contrast on white for labels, told apart by readers with any colour vision. None of
//! them means good or bad.

/// Red, green and blue.
pub type Color = (u8, u8, u8);

/// Title and values.
pub const INK: Color = (0x1A, 0x1A, 0x1A);
/// The ground, and texts on ink.
pub const WHITE: Color = (0xFF, 0xFF, 0xFF);
/// Subtitle, axis labels and source line.
pub const SOFT_INK: Color = (0x4D, 0x4D, 0x4D);
/// The reference, always.
pub const REFERENCE: Color = (0x59, 0x59, 0x59);
/// Lines of the grid.
pub const GRID: Color = (0xE2, 0xE2, 0xE2);
/// The zero line and the axis.
pub const AXIS: Color = (0x8A, 0x8A, 0x8A);
/// A norm or a budget: a fixed line to compare with.
pub const NORM: Color = (0x1A, 0x1A, 0x1A);

/// One colour per compared scenario; from the fifth on they come again, always with the name beside it.
pub const SCENARIOS: [Color; 4] = [(0x00, 0x72, 0xB2), (0xB3, 0x47, 0x00), (0x00, 0x6B, 0x4E), (0x7B, 0x3F, 0x98)];

/// Causes of spending, in pairs of a full colour and its tint.
pub const CAUSES: [Color; 8] = [
    (0x00, 0x72, 0xB2),
    (0xB3, 0x47, 0x00),
    (0xF0, 0xB4, 0x88),
    (0x7B, 0x3F, 0x98),
    (0xCD, 0xAE, 0xDC),
    (0x00, 0x6B, 0x4E),
    (0x84, 0xC4, 0xAE),
    (0xB8, 0xB8, 0xB8),
];

/// Black or white, whichever stands out more: by relative luminance, with a square for the exact power of WCAG 2.
pub fn on(background: Color) -> Color {
    let part = |c: u8| (f64::from(c) / 255.0) * (f64::from(c) / 255.0);
    let light = 0.2126 * part(background.0) + 0.7152 * part(background.1) + 0.0722 * part(background.2);
    if light > 0.24 { INK } else { (0xFF, 0xFF, 0xFF) }
}
