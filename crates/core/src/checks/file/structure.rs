//! What only the bytes in the middle of a file may show: where its picture begins, and where it ends.

use super::end_marker::{LAST, Tail};
use super::jpeg::JpegWalk;
use super::kind::FileKind;
use super::pdf_end::PdfEnd;

/// The number of bytes that show the type of a file: as many as the longest signature has.
const SIGNATURE: usize = 8;

/// A file that is read in pieces, from its first byte on.
pub(super) struct Structure {
    reading: Reading,
    /// Whether some of the file is not read.
    is_stopped: bool,
    /// Whether all of the file was read.
    is_whole: bool,
}

enum Reading {
    /// The first bytes, which are too few to show the type.
    Signature(Vec<u8>),
    Jpeg(JpegWalk),
    Pdf(PdfEnd),
    /// A file of which the ends show everything.
    Other,
}

impl Structure {
    /// A file of unknown type.
    pub(super) fn of_any() -> Self {
        Self::of(Reading::Signature(Vec::new()))
    }

    /// A file of this type.
    pub(super) fn of_kind(kind: FileKind) -> Self {
        Self::of(Reading::of(Some(kind)))
    }

    fn of(reading: Reading) -> Self {
        Self { reading, is_stopped: false, is_whole: false }
    }

    /// Reads the next bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        match &mut self.reading {
            Reading::Signature(first) => {
                first.extend_from_slice(bytes);
                if first.len() >= SIGNATURE {
                    self.begin();
                }
            }
            Reading::Jpeg(walk) => walk.feed(bytes),
            Reading::Pdf(end) => end.feed(bytes),
            Reading::Other => {}
        }
    }

    /// Reads the first bytes by the type that they show.
    fn begin(&mut self) {
        if let Reading::Signature(first) = &mut self.reading {
            let first = std::mem::take(first);
            self.reading = Reading::of(FileKind::of_bytes(&first));
            self.feed(&first);
        }
    }

    /// Notes that some of the file is not read.
    pub(super) fn stop(&mut self) {
        self.is_stopped = true;
    }

    /// Notes that the file has ended.
    pub(super) fn finish(&mut self) {
        self.begin();
        self.is_whole = !self.is_stopped;
    }

    /// Whether nothing more has to be fed.
    pub(super) fn is_done(&self) -> bool {
        self.is_stopped
            || match &self.reading {
                Reading::Signature(_) | Reading::Pdf(_) => false,
                Reading::Jpeg(walk) => walk.has_ended(),
                Reading::Other => true,
            }
    }

    /// Whether the picture or document ends; `None` if that depends on bytes that were not read.
    pub(super) fn has_end(&self, tail: Tail) -> Option<bool> {
        if self.ends_in(tail) {
            return Some(true);
        }
        if tail.is_decisive {
            return Some(false);
        }
        self.is_whole.then(|| matches!(&self.reading, Reading::Pdf(end) if end.has_marker_within(LAST as u64)))
    }

    /// Whether what was read and the last bytes show the end.
    fn ends_in(&self, tail: Tail) -> bool {
        match &self.reading {
            // A marker before the scan is that of a thumbnail.
            Reading::Jpeg(walk) => {
                walk.has_ended() || walk.scan_start().is_some_and(|start| tail.marker >= Some(start))
            }
            _ => tail.marker.is_some(),
        }
    }

    /// The walk through a JPEG.
    pub(super) fn jpeg(&self) -> Option<&JpegWalk> {
        if let Reading::Jpeg(walk) = &self.reading { Some(walk) } else { None }
    }

    /// Whether the picture of a JPEG would have been reached if there were one.
    pub(super) fn is_past_picture(&self) -> bool {
        self.is_whole || self.jpeg().is_some_and(JpegWalk::has_ended)
    }
}

impl Reading {
    fn of(kind: Option<FileKind>) -> Self {
        match kind {
            Some(FileKind::Jpeg) => Self::Jpeg(JpegWalk::default()),
            Some(FileKind::Pdf) => Self::Pdf(PdfEnd::default()),
            Some(FileKind::Png) | None => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] =
        b"\xFF\xD8\xFF\xC0\x00\x0B\x08\x02\x58\x03\x20\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00";
    const NO_MARKER: Tail = Tail { marker: None, is_decisive: false };

    fn read(bytes: &[u8], piece: usize) -> Structure {
        let mut structure = Structure::of_any();
        bytes.chunks(piece).for_each(|piece| structure.feed(piece));
        structure
    }

    #[test]
    fn a_marker_in_the_tail_ends_a_jpeg_only_behind_its_first_scan() {
        let start = JPEG.len() as u64;
        for piece in [1, 8, 100] {
            for (marker, has_end) in [(None, None), (Some(start - 1), None), (Some(start), Some(true))] {
                let tail = Tail { marker, is_decisive: false };
                assert_eq!(read(JPEG, piece).has_end(tail), has_end, "{marker:?}");
            }
        }
    }

    #[test]
    fn what_was_not_read_is_not_known() {
        for (file, of_part, of_whole) in [
            (JPEG.to_vec(), None, Some(false)),
            ([JPEG, b"\xFF\xD9"].concat(), Some(true), Some(true)),
            (b"%PDF-1.7".to_vec(), None, Some(false)),
            (b"%PDF-1.7 %%EOF".to_vec(), None, Some(true)),
            (b"\xFF\xD8".to_vec(), None, Some(false)),
        ] {
            let mut part = read(&file, 3);
            part.stop();
            part.finish();
            assert_eq!(part.has_end(NO_MARKER), of_part, "{file:X?}");
            let mut whole = read(&file, 3);
            whole.finish();
            assert_eq!(whole.has_end(NO_MARKER), of_whole, "{file:X?}");
        }
    }
}
