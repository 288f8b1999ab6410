//! Measures how well a picture of a document can be read: how sharp, how bright, and how rich in contrast it is.
//!
//! Everything is in whole numbers, so that one picture has the same numbers on every machine. The picture is read row
//! by row and averaged down at once: less than 100 kB of it are kept, however large it is.

mod average;
mod bands;
#[cfg(feature = "quality")]
mod decode;
mod histogram;
mod light;
mod luma;
mod meter;
mod scan;
mod sharpness;

use serde::Serialize;

pub use self::meter::QualityMeter;
pub use self::scan::jpeg_of_scan;
use crate::rule::Decimal;

/// The measurements of a picture. The rules `document_too_dark`, `document_blank` and `document_blurred` say which values
/// get a warning.
///
/// ```
/// use harbor_preflight::QualityMeter;
///
/// let mut meter = QualityMeter::new(640, 480).expect("the size of an ordinary picture");
/// for _ in 0..480 {
///     meter.feed_luma(&[250; 640]);
/// }
/// let quality = meter.finish().expect("all rows were fed");
/// assert_eq!((quality.brightness, quality.contrast), (250, Some(0)));
/// assert_eq!((quality.tiles, quality.edge_width), (0, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quality {
    /// The 99th percentile of luma, from 0 (black) to 255 (white), after scaling to 512 pixels.
    pub brightness: u8,
    /// The 99th percentile of the contrast of tiles (light minus dark), from 0 to 255, after scaling to 512 pixels, in tiles
    /// of 16 pixels. `None` if the picture is smaller than a tile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contrast: Option<u8>,
    /// The number of tiles with enough contrast to measure edges in them, after scaling to 1024 pixels, in tiles of 32 pixels.
    pub tiles: u32,
    /// The width of the sharpest edges in pixels, after scaling to 1024 pixels, in the direction in which they are widest.
    /// `None` if no tile has enough contrast.
    ///
    /// The width in a tile is its contrast divided by its steepest slope. The result is the 10th percentile of these widths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge_width: Option<Decimal>,
    /// The same in the direction in which edges are narrowest. Ruled paper has sharp edges in one direction only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrowest_edge_width: Option<Decimal>,
}

impl Quality {
    /// Creates the value from measurements made elsewhere, such as in another process. `edge_widths` are the widths in the
    /// directions in which edges are widest and narrowest.
    ///
    /// ```
    /// use harbor_preflight::{Decimal, Quality};
    ///
    /// let widths = [2828, 2000].map(Decimal::from_thousandths);
    /// let quality = Quality::new(222, Some(197), 352, Some(widths));
    /// assert_eq!(quality.edge_width, Some(Decimal::from_thousandths(2828)));
    /// ```
    pub fn new(brightness: u8, contrast: Option<u8>, tiles: u32, edge_widths: Option<[Decimal; 2]>) -> Self {
        let (edge_width, narrowest_edge_width) = edge_widths.map(|[widest, narrowest]| (widest, narrowest)).unzip();
        Self { brightness, contrast, tiles, edge_width, narrowest_edge_width }
    }
}
