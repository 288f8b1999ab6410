//! What is measured in pictures, and what is warned of.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Quality, QualityMeter};
use harbor_preflight_made_files::Picture;

fn quality(picture: &Picture) -> Quality {
    let mut meter = QualityMeter::new(picture.width.try_into().unwrap(), picture.height.try_into().unwrap()).unwrap();
    meter.feed_luma(&picture.luma);
    meter.finish().unwrap()
}

/// The numbers of a picture: brightness, contrast, tiles, and the widths of edges.
fn numbers(picture: &Picture) -> String {
    let Quality { brightness, contrast, tiles, edge_width, narrowest_edge_width, .. } = quality(picture);
    let widths =
        [edge_width, narrowest_edge_width].map(|width| width.map_or("-".to_owned(), |width| width.to_string()));
    let contrast = contrast.map_or("-".to_owned(), |contrast| contrast.to_string());
    format!("{brightness} {contrast} {tiles} {} {}", widths[0], widths[1])
}

#[test]
fn probe() {
    let card = || Picture::card(7);
    let page = || Picture::page(7);
    for (name, picture) in [
        ("card", card()),
        ("card tilted", card().tilted()),
        ("card noisy", card().tilted().noisy(12, 3)),
        ("card large", card().enlarged(2).tilted()),
        ("page", page()),
        ("page inverted", page().inverted()),
        ("page tilted noisy", page().tilted().noisy(8, 1)),
        ("page t", page().transposed()),
        ("card blur1", card().tilted().blurred(1)),
        ("card blur2", card().tilted().blurred(2)),
        ("card blur3", card().tilted().blurred(3)),
        ("card blur5", card().tilted().blurred(5)),
        ("card blur5 noisy", card().tilted().blurred(5).noisy(8, 1)),
        ("card shaken 7", card().shaken(7)),
        ("card shaken 11", card().shaken(11)),
        ("card shaken 15", card().shaken(15)),
        ("card shaken v", card().transposed().shaken(15)),
        ("page blur1", page().blurred(1)),
        ("page blur2", page().blurred(2)),
        ("page blur3", page().blurred(3)),
        ("page shaken 7", page().shaken(7)),
        ("page shaken 13", page().shaken(13)),
        ("dark 20", card().darkened(20)),
        ("dark 21", card().darkened(21)),
        ("dark 22", card().darkened(22)),
        ("dark 23", card().darkened(23)),
        ("dark page 19", page().darkened(19)),
        ("dark page 20", page().darkened(20)),
        ("faint page 8", page().faint(8)),
        ("faint page 10", page().faint(10)),
        ("faint page 11", page().faint(11)),
        ("faint page 20", page().faint(20)),
        ("ruled", Picture::ruled()),
        ("ruled noisy", Picture::ruled().noisy(6, 1)),
        ("ruled shaken", Picture::ruled().shaken(15)),
        ("bar", Picture::bar_code(1)),
        ("bar blur", Picture::bar_code(1).blurred(4)),
        ("white", Picture::sheet(1240, 1754, 250)),
        ("white noisy", Picture::sheet(1240, 1754, 240).noisy(8, 2)),
        ("grey noisy", Picture::sheet(1240, 1754, 120).noisy(8, 2)),
        ("black", Picture::sheet(1240, 1754, 12)),
    ] {
        println!("{name}: {}x{} {}", picture.width, picture.height, numbers(&picture));
        if std::env::var("DUMP").is_ok() {
            let mut pgm = format!("P5 {} {} 255\n", picture.width, picture.height).into_bytes();
            pgm.extend(&picture.luma);
            std::fs::write(format!("/tmp/corp/{}.pgm", name.replace(' ', "_")), pgm).unwrap();
        }
    }
}
