//! What was measured in a picture, as bytes that a caller sends back with the file.

use harbor_preflight::{Decimal, Quality};

/// A number that was not measured.
const MISSING: u32 = u32::MAX;

/// Writes what was measured: five numbers of four bytes each; nothing if nothing was.
pub(crate) fn write(quality: Option<Quality>, output: &mut Vec<u8>) {
    output.clear();
    let Some(Quality { brightness, contrast, tiles, edge_width, narrowest_edge_width, .. }) = quality else { return };
    let thousandths = |width: Option<Decimal>| width.map_or(MISSING, Decimal::thousandths);
    let numbers = [
        u32::from(brightness),
        contrast.map_or(MISSING, u32::from),
        tiles,
        thousandths(edge_width),
        thousandths(narrowest_edge_width),
    ];
    output.extend_from_slice(numbers.map(u32::to_le_bytes).as_flattened());
}

/// Reads what was measured; `None` for any other bytes.
pub(crate) fn read(bytes: &[u8]) -> Option<Quality> {
    let (numbers, _) = bytes.as_chunks();
    let [brightness, contrast, tiles, widest, narrowest] = numbers else { return None };
    let number = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
    let is_measured = |number: &u32| *number != MISSING;
    let widths = [widest, narrowest].map(number);
    Some(Quality::new(
        u8::try_from(number(brightness)).ok()?,
        u8::try_from(number(contrast)).ok(),
        number(tiles),
        widths.iter().all(is_measured).then(|| widths.map(Decimal::from_thousandths)),
    ))
}
