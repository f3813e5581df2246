//! Pictures for previews of links: the two editions on the line of years, and how much changed. 1200 by 630 pixels, as
//! those who show previews ask for.

use comparison::Kind;
use comparison::summary::Counts;
use corpus::{Corpus, Edition};
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster};
use tiny_skia::{Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use crate::address::Pair;
use crate::data;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const LEFT: f32 = 90.0;
/// Room for what stands between the edges.
const ACROSS: f32 = WIDTH as f32 - 2.0 * LEFT;

/// A colour as three bytes; those of the light style sheet.
type Ink = [u8; 3];
const PAGE: Ink = [0xf4, 0xf6, 0xf9];
const PAPER: Ink = [0xff, 0xff, 0xff];
const INK: Ink = [0x16, 0x20, 0x2c];
const SOFT: Ink = [0x52, 0x60, 0x70];
const EDGE: Ink = [0x7c, 0x8a, 0x9a];
const ACCENT: Ink = [0x0b, 0x5d, 0x8a];

/// The picture of a pair of editions; without a pair, that of the whole site.
///
/// # Errors
/// Where the picture cannot be made or written as PNG.
pub fn png(corpus: &Corpus, pair: Option<&Pair>) -> Result<Vec<u8>, String> {
    let mut canvas = Pixmap::new(WIDTH, HEIGHT).ok_or("a picture without a size")?;
    canvas.fill(color(PAGE));
    block(&mut canvas, 0.0, 0.0, WIDTH as f32, 14.0, ACCENT);
    text(&mut canvas, LEFT, 70.0, "Working Together to Safeguard Children", SOFT, FontWeight::Regular);
    years(&mut canvas, corpus, pair);
    match pair.and_then(|pair| Some((pair, data::comparison(pair)?))) {
        Some((pair, comparison)) => {
            let counts = Counts::of(&comparison.changes);
            let after = number(&mut canvas, LEFT, 135.0, &pair.from, INK);
            let after = arrow(&mut canvas, after + 30.0, 135.0);
            number(&mut canvas, after + 40.0, 135.0, &pair.to, INK);
            kinds(&mut canvas, &counts);
        }
        None => {
            let (first, last) = (corpus.editions.first().map(Edition::id), corpus.editions.last().map(Edition::id));
            let after = number(&mut canvas, LEFT, 135.0, first.unwrap_or_default(), INK);
            let after = dash(&mut canvas, after + 30.0, 135.0);
            number(&mut canvas, after + 40.0, 135.0, last.unwrap_or_default(), INK);
            text(&mut canvas, LEFT, 505.0, "compared, duty by duty", INK, FontWeight::Bold);
        }
    }
    text(&mut canvas, LEFT, 565.0, "who - how strongly - by when - under which law", SOFT, FontWeight::Regular);
    canvas.encode_png().map_err(|error| format!("the picture could not be written: {error}"))
}

/// The line of years with the two editions on it.
fn years(canvas: &mut Pixmap, corpus: &Corpus, pair: Option<&Pair>) {
    let count = corpus.editions.len().max(2);
    let at = |i: usize| LEFT + 40.0 + (ACROSS - 80.0) * i as f32 / (count - 1) as f32;
    let y = 355.0;
    let chosen = |edition: &Edition| pair.is_none_or(|pair| [&pair.from, &pair.to].contains(&&edition.about.id));
    block(canvas, at(0), y - 2.0, at(count - 1) - at(0), 4.0, EDGE);
    let ends: Vec<usize> = (0..corpus.editions.len()).filter(|i| chosen(&corpus.editions[*i])).collect();
    if let (Some(first), Some(last)) = (ends.first(), ends.last()) {
        block(canvas, at(*first), y - 6.0, at(*last) - at(*first), 12.0, ACCENT);
    }
    for (i, edition) in corpus.editions.iter().enumerate() {
        let (radius, ring, weight) =
            if chosen(edition) { (22.0, ACCENT, FontWeight::Bold) } else { (15.0, EDGE, FontWeight::Regular) };
        dot(canvas, at(i), y, radius, ring);
        let filled = pair.is_some_and(|pair| pair.to == edition.id());
        if !filled {
            dot(canvas, at(i), y, radius - 7.0, PAPER);
        }
        let ink = if chosen(edition) { INK } else { SOFT };
        text(canvas, at(i) - text_width(edition.id()) / 2.0, y + 34.0, edition.id(), ink, weight);
    }
}

/// How many changes of each kind, as a bar to scale and in words.
fn kinds(canvas: &mut Pixmap, counts: &Counts) {
    let all = counts.changes().max(1) as f32;
    let mut x = LEFT;
    for (kind, n) in counts.kinds().filter(|(kind, _)| kind.is_change()) {
        let width = ACROSS * n as f32 / all;
        block(canvas, x, 455.0, width, 26.0, kind_ink(kind));
        x += width;
    }
    let named = counts.kinds().filter(|(kind, _)| kind.is_change()).take(3);
    let most: Vec<String> = named.map(|(kind, n)| format!("{n} {}", kind.in_words().to_lowercase())).collect();
    let words = format!("{} changes: {}", counts.changes(), most.join(", "));
    text(canvas, LEFT, 505.0, &words, INK, FontWeight::Bold);
}

fn kind_ink(kind: Kind) -> Ink {
    match kind {
        Kind::New => [0x0f, 0x6b, 0x3c],
        Kind::Dropped => [0x9b, 0x1c, 0x31],
        Kind::Changed => [0x7a, 0x4b, 0x00],
        Kind::Merged | Kind::Split | Kind::Replaced | Kind::Moved => [0x4a, 0x3a, 0xa7],
        Kind::HandedOver | Kind::Reworded | Kind::Same | Kind::Unknown => EDGE,
    }
}

// Figures as strokes in a box that is 0.6 wide and 1 high: a font that is large enough would weigh more than all
// else that is needed to write the site.

/// Pieces of a stroke: to a point, or by a curve with two handles to a point.
enum Piece {
    Start(f32, f32),
    Line(f32, f32),
    Curve([f32; 6]),
}
use Piece::{Curve, Line, Start};

/// The strokes of every figure.
const FIGURES: [&[Piece]; 10] = [
    &[Start(0.3, 0.0), Curve([0.68, 0.0, 0.68, 1.0, 0.3, 1.0]), Curve([-0.08, 1.0, -0.08, 0.0, 0.3, 0.0])],
    &[Start(0.1, 0.2), Line(0.34, 0.0), Line(0.34, 1.0)],
    &[
        Start(0.04, 0.25),
        Curve([0.06, -0.08, 0.56, -0.08, 0.56, 0.27]),
        Curve([0.56, 0.5, 0.2, 0.7, 0.04, 1.0]),
        Line(0.58, 1.0),
    ],
    &[
        Start(0.05, 0.14),
        Curve([0.22, -0.1, 0.54, -0.02, 0.53, 0.25]),
        Curve([0.52, 0.44, 0.36, 0.48, 0.24, 0.48]),
        Curve([0.4, 0.48, 0.57, 0.54, 0.57, 0.74]),
        Curve([0.56, 1.06, 0.2, 1.08, 0.03, 0.86]),
    ],
    &[Start(0.44, 1.0), Line(0.44, 0.0), Line(0.02, 0.7), Line(0.6, 0.7)],
    &[
        Start(0.52, 0.0),
        Line(0.12, 0.0),
        Line(0.08, 0.44),
        Curve([0.26, 0.32, 0.57, 0.38, 0.57, 0.68]),
        Curve([0.56, 1.04, 0.2, 1.08, 0.03, 0.86]),
    ],
    &[
        Start(0.48, 0.04),
        Curve([0.2, 0.1, 0.04, 0.4, 0.04, 0.68]),
        Curve([0.04, 1.11, 0.57, 1.11, 0.57, 0.68]),
        Curve([0.57, 0.3, 0.1, 0.3, 0.04, 0.66]),
    ],
    &[Start(0.03, 0.0), Line(0.57, 0.0), Line(0.22, 1.0)],
    &[
        Start(0.3, 0.47),
        Curve([0.04, 0.44, 0.04, 0.0, 0.3, 0.0]),
        Curve([0.56, 0.0, 0.56, 0.44, 0.3, 0.47]),
        Curve([-0.06, 0.5, -0.06, 1.0, 0.3, 1.0]),
        Curve([0.66, 1.0, 0.66, 0.5, 0.3, 0.47]),
    ],
    &[
        Start(0.12, 0.96),
        Curve([0.4, 0.9, 0.56, 0.6, 0.56, 0.32]),
        Curve([0.56, -0.11, 0.03, -0.11, 0.03, 0.32]),
        Curve([0.03, 0.7, 0.5, 0.7, 0.56, 0.34]),
    ],
];

/// How high figures are, in pixels.
const SIZE: f32 = 130.0;

/// Draws figures; gives back where they end. What is no figure is left out.
fn number(canvas: &mut Pixmap, x: f32, y: f32, figures: &str, ink: Ink) -> f32 {
    let mut x = x;
    for figure in figures.chars().filter_map(|c| c.to_digit(10)) {
        let mut path = PathBuilder::new();
        for piece in FIGURES[figure as usize] {
            match *piece {
                Start(to_x, to_y) => path.move_to(x + to_x * SIZE, y + to_y * SIZE),
                Line(to_x, to_y) => path.line_to(x + to_x * SIZE, y + to_y * SIZE),
                Curve([a, b, c, d, to_x, to_y]) => path.cubic_to(
                    x + a * SIZE,
                    y + b * SIZE,
                    x + c * SIZE,
                    y + d * SIZE,
                    x + to_x * SIZE,
                    y + to_y * SIZE,
                ),
            }
        }
        stroke(canvas, path.finish(), ink);
        x += 0.8 * SIZE;
    }
    x
}

/// An arrow at the height of figures; gives back where it ends.
fn arrow(canvas: &mut Pixmap, x: f32, y: f32) -> f32 {
    let (middle, end) = (y + SIZE / 2.0, x + 100.0);
    let mut path = PathBuilder::new();
    path.move_to(x, middle);
    path.line_to(end, middle);
    path.move_to(end - 34.0, middle - 34.0);
    path.line_to(end, middle);
    path.line_to(end - 34.0, middle + 34.0);
    stroke(canvas, path.finish(), ACCENT);
    end
}

/// A dash at the height of figures; gives back where it ends.
fn dash(canvas: &mut Pixmap, x: f32, y: f32) -> f32 {
    let mut path = PathBuilder::new();
    path.move_to(x, y + SIZE / 2.0);
    path.line_to(x + 70.0, y + SIZE / 2.0);
    stroke(canvas, path.finish(), ACCENT);
    x + 70.0
}

fn color([r, g, b]: Ink) -> Color {
    Color::from_rgba8(r, g, b, 255)
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(color(ink));
    paint
}

fn stroke(canvas: &mut Pixmap, path: Option<Path>, ink: Ink) {
    let pen = Stroke { width: 15.0, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
    if let Some(path) = path {
        canvas.stroke_path(&path, &paint(ink), &pen, Transform::identity(), None);
    }
}

fn block(canvas: &mut Pixmap, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        canvas.fill_rect(rect, &paint(ink), Transform::identity(), None);
    }
}

fn dot(canvas: &mut Pixmap, x: f32, y: f32, radius: f32, ink: Ink) {
    if let Some(circle) = PathBuilder::from_circle(x, y, radius) {
        canvas.fill_path(&circle, &paint(ink), FillRule::Winding, Transform::identity(), None);
    }
}

const TEXT: RasterHeight = RasterHeight::Size32;

fn text_width(text: &str) -> f32 {
    let each = noto_sans_mono_bitmap::get_raster_width(FontWeight::Regular, TEXT);
    (text.chars().count() * each) as f32
}

/// Draws a line of text. Letters that the font lacks leave a space.
fn text(canvas: &mut Pixmap, x: f32, y: f32, text: &str, ink: Ink, weight: FontWeight) {
    let each = noto_sans_mono_bitmap::get_raster_width(weight, TEXT);
    for (i, letter) in text.chars().enumerate() {
        let Some(raster) = get_raster(letter, weight, TEXT) else { continue };
        for (row, line) in raster.rows().enumerate() {
            for (column, strength) in line.iter().enumerate().filter(|(_, strength)| **strength > 0) {
                let (at_x, at_y) = (x as usize + i * each + column, y as usize + row);
                blend(canvas, at_x, at_y, ink, *strength);
            }
        }
    }
}

/// Lays ink over a pixel, as strong as a byte says.
fn blend(canvas: &mut Pixmap, x: usize, y: usize, ink: Ink, strength: u8) {
    let at = (y * WIDTH as usize + x) * 4;
    if x >= WIDTH as usize {
        return;
    }
    let Some(pixel) = canvas.data_mut().get_mut(at..at + 3) else { return };
    for (below, above) in pixel.iter_mut().zip(ink) {
        let (below_part, above_part) =
            (u32::from(*below) * (255 - u32::from(strength)), u32::from(above) * u32::from(strength));
        *below = ((below_part + above_part) / 255) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_has_a_picture_of_its_own() {
        let corpus = data::corpus();
        let pair = |from: &str, to: &str| Pair { from: from.to_owned(), to: to.to_owned() };
        let mut pictures = Vec::new();
        for pair in [None, Some(pair("2006", "2010")), Some(pair("2010", "2006")), Some(pair("2018", "2023"))] {
            let png = png(corpus, pair.as_ref()).expect("a picture");
            let read = Pixmap::decode_png(&png).expect("a PNG");
            assert_eq!((read.width(), read.height()), (WIDTH, HEIGHT));
            assert!(png.len() < 60_000, "{} bytes", png.len());
            assert!(!pictures.contains(&png), "two pairs share a picture");
            pictures.push(png);
        }
    }

    #[test]
    fn what_is_no_figure_or_letter_is_left_out() {
        let mut canvas = Pixmap::new(WIDTH, HEIGHT).expect("a canvas");
        assert_eq!(number(&mut canvas, 0.0, 0.0, "a1b", INK), 0.8 * SIZE);
        // Beyond the edge nothing is drawn, and nothing breaks.
        text(&mut canvas, 1190.0, 600.0, "ê\u{1f600}abc", INK, FontWeight::Bold);
        blend(&mut canvas, 5, 9999, INK, 255);
    }
}
