//! How wide words stand in the house face of a workbook, and how many lines they take when they wrap.
//! Knows the face's own widths; never which column a text stands in.

use super::look::TEXT_SIZE;

/// The points of a character of column width: eight pixels at 96 to the inch.
const POINT_WIDTH: f64 = 6.0;
/// How much wider a screen sets words than the face's own widths say.
const SLACK: f64 = 1.02;
/// How much wider bold is.
const BOLD: f64 = 1.08;

/// The advance widths of the printable ASCII characters, in thousandths of the size.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // to ~
];

/// The width of a text on one line, in characters of column width.
pub(super) fn wide(text: &str, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(advance).sum();
    let face = if bold { BOLD } else { 1.0 };
    thousandths / 1000.0 * TEXT_SIZE / POINT_WIDTH * SLACK * face
}

/// The advance width of a character.
fn advance(c: char) -> f64 {
    let known = u32::from(c)
        .checked_sub(32)
        .and_then(|at| ASCII.get(usize::try_from(at).ok()?));
    match (known, c) {
        (Some(width), _) => f64::from(*width),
        (None, '‘' | '’') => 222.0,
        (None, '“' | '”') => 333.0,
        (None, '–' | 'é' | 'è' | '£') => 556.0,
        (None, '…' | '—' | '●' | '■' | '▲' | '○' | '✔') => 1000.0,
        (None, _) => 667.0,
    }
}

/// The pieces a text can be broken into: words, and the parts of a word joined by hyphens.
fn pieces(paragraph: &str) -> impl Iterator<Item = (&str, bool)> {
    paragraph.split_whitespace().flat_map(|word| {
        let parts = word.split_inclusive('-');
        parts.enumerate().map(|(number, part)| (part, number == 0))
    })
}

/// The width of the longest piece that cannot be broken.
pub(super) fn longest_piece(text: &str, bold: bool) -> f64 {
    pieces(text)
        .map(|(piece, _)| wide(piece, bold))
        .fold(0.0, f64::max)
}

/// How many lines a text takes in a width, broken at words and after hyphens.
pub(super) fn lines(text: &str, room: f64, bold: bool) -> u32 {
    let space = wide(" ", bold);
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut used = 0.0;
        for (piece, begins) in pieces(paragraph) {
            let long = wide(piece, bold);
            let gap = if begins && used > 0.0 { space } else { 0.0 };
            if used > 0.0 && used + gap + long > room {
                lines += 1;
                used = long;
            } else {
                used += gap + long;
            }
            // A word that is wider than the column is broken anywhere.
            while used > room && room > 1.0 && lines < 1000 {
                lines += 1;
                used -= room;
            }
        }
    }
    lines
}
