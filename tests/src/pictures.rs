//! Pictures of documents, and what is measured in them wherever it is measured.

use harbor_preflight::{Decimal, Quality, QualityMeter};
use harbor_preflight_made_files::Picture;

/// A picture, and what is measured in it.
pub struct Measured {
    /// What it shows.
    pub name: &'static str,
    /// The picture.
    pub picture: Picture,
    /// Brightness, contrast, tiles, and the widths of edges, as [`numbers`] writes them.
    pub expected: &'static str,
}

/// What is measured in a picture.
///
/// # Panics
///
/// If it has no pixels, or more than are measured.
pub fn quality(picture: &Picture) -> Quality {
    let [width, height] = [picture.width, picture.height].map(|side| u32::try_from(side).expect("it is small"));
    let mut meter = QualityMeter::new(width, height).expect("it has pixels");
    meter.feed_luma(&picture.luma);
    meter.finish().expect("all rows were fed")
}

/// The numbers of a picture: brightness, contrast, tiles, and the widths of edges.
pub fn numbers(picture: &Picture) -> String {
    let Quality { brightness, contrast, tiles, edge_width, narrowest_edge_width, .. } = quality(picture);
    let written = |width: Option<Decimal>| width.map_or("-".to_owned(), |width| width.to_string());
    let contrast = contrast.map_or("-".to_owned(), |contrast| contrast.to_string());
    format!("{brightness} {contrast} {tiles} {} {}", written(edge_width), written(narrowest_edge_width))
}

/// Pictures of all kinds. The same numbers are expected wherever they are measured: in Rust, in Node, and in browsers. A
/// change of one is a change of the measure.
pub fn measured_pictures() -> Vec<Measured> {
    let (card, page) = (|| Picture::card(7), || Picture::page(7));
    let measured = |name, picture, expected| Measured { name, picture, expected };
    vec![
        measured("a card", card(), "222 197 352 2.828 2"),
        measured("a card, seen from the side", card().tilted(), "222 192 285 2.828 2"),
        measured("a card, with noise", card().tilted().noisy(12, 3), "225 195 290 2.87 2.051"),
        measured("a card of 3200 pixels", card().enlarged(2).tilted(), "222 192 286 2.828 2"),
        measured("a card, slightly out of focus", card().tilted().blurred(1), "222 176 285 3.321 2.632"),
        measured("a card, out of focus", card().tilted().blurred(3), "221 151 281 5.547 4.823"),
        measured("a card, out of focus, with noise", card().tilted().blurred(5).noisy(8, 1), "221 151 254 7.936 6.761"),
        measured("a card, shaken slightly", card().shaken(7), "222 192 355 3.275 1.981"),
        measured("a card, shaken", card().shaken(15), "222 188 348 5.756 2"),
        measured("a card in the dark", card().darkened(20), "44 39 0 - -"),
        measured("a page", page(), "250 151 391 2.429 1.769"),
        measured("a page, white on black", page().inverted(), "149 151 391 2.429 1.769"),
        measured("a page, seen from the side", page().tilted().noisy(8, 1), "252 163 362 2.683 1.969"),
        measured("a page, out of focus", page().blurred(3), "250 98 378 6.444 4.8"),
        measured("a page, shaken", page().shaken(13), "250 122 390 5.333 1.878"),
        measured("a page, printed faintly", page().faint(20), "254 30 0 - -"),
        measured("a page, hardly printed", page().faint(10), "255 15 0 - -"),
        measured("ruled paper", Picture::ruled(), "245 109 603 230 2"),
        measured("ruled paper, with noise", Picture::ruled().noisy(6, 1), "247 112 605 48.8 2"),
        measured("a bar code", Picture::bar_code(1), "255 255 466 2.828 2"),
        measured("a bar code, out of focus", Picture::bar_code(1).blurred(4), "255 209 467 7.354 5.578"),
        measured("a blank page, with noise", Picture::sheet(1240, 1754, 240).noisy(8, 2), "242 4 0 - -"),
    ]
}
