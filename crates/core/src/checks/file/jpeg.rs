//! Walks through the segments of a JPEG, to find its frame, its first scan and its end.
//!
//! Only a walk from the start can tell the end of the picture from that of a thumbnail, which is a JPEG within a segment,
//! and from what follows the picture, such as the video of a motion photo.

use memchr::{memchr, memchr_iter};

/// What the header of a frame says of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// In pixels.
    pub(super) width: u16,
    /// In pixels.
    pub(super) height: u16,
    /// Whether browsers decode it: baseline, extended or progressive, with Huffman coding and 8 bits.
    pub(super) is_usual: bool,
}

/// The walk, which takes a JPEG in pieces, from its first byte on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct JpegWalk {
    state: State,
    /// The first bytes of a frame's segment: precision, height and width.
    header: [u8; 5],
    /// How many of them were read.
    header_length: usize,
    frame: Option<Frame>,
    /// The offset in bytes at which the data of the first scan begin.
    scan_start: Option<u64>,
    /// The number of bytes so far.
    position: u64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// A marker is expected. What comes before it is skipped, as decoders do.
    #[default]
    BeforeMarker,
    /// The first byte of a marker was read.
    Marker,
    /// The marker of a segment was read.
    Length { marker: u8 },
    /// The marker of a segment and the first byte of its length were read.
    LengthEnd { marker: u8, high: u8 },
    /// Within a segment, of which this many bytes are left.
    Segment { marker: u8, left: usize },
    /// Within the data of a scan.
    Scan,
    /// The first byte of a marker was read within a scan.
    ScanMarker,
    /// The picture has ended.
    Ended,
}

// Markers (ITU T.81, table B.1). Each follows `FF`.
const START_OF_IMAGE: u8 = 0xD8;
const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;

impl JpegWalk {
    /// Reads the next bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(first) = rest.first().filter(|_| !self.has_ended()) {
            let used = self.step(*first, rest);
            self.position += used as u64;
            rest = rest.get(used..).unwrap_or_default();
        }
    }

    /// Reads at least one of the bytes, and returns how many. `first` is the first of them.
    fn step(&mut self, first: u8, bytes: &[u8]) -> usize {
        match self.state {
            State::BeforeMarker => self.enter_after(memchr(0xFF, bytes), State::Marker, bytes),
            State::Scan => self.enter_after(find_scan_marker(bytes), State::ScanMarker, bytes),
            State::Segment { marker, left } => self.read_segment(marker, left, bytes),
            State::Marker => self.enter(after_marker(first)),
            State::ScanMarker => self.enter(after_scan_marker(first)),
            State::Length { marker } => self.enter(State::LengthEnd { marker, high: first }),
            State::LengthEnd { marker, high } => {
                // The length counts its own two bytes.
                let left = usize::from(u16::from_be_bytes([high, first])).saturating_sub(2);
                self.enter(State::Segment { marker, left })
            }
            State::Ended => bytes.len(),
        }
    }

    /// Changes the state after a single byte.
    fn enter(&mut self, state: State) -> usize {
        self.state = state;
        1
    }

    /// Changes the state after the byte at an offset, if there is one; skips all bytes otherwise.
    fn enter_after(&mut self, at: Option<usize>, state: State, bytes: &[u8]) -> usize {
        let Some(at) = at else { return bytes.len() };
        self.state = state;
        at + 1
    }

    fn read_segment(&mut self, marker: u8, left: usize, bytes: &[u8]) -> usize {
        let part = bytes.get(..left).unwrap_or(bytes);
        // What comes after the first scan is of no use to it.
        if is_frame(marker) && self.scan_start.is_none() {
            self.read_frame(marker, part);
        }
        self.state = State::Segment { marker, left: left - part.len() };
        if left == part.len() {
            self.end_segment(marker, part.len());
        }
        part.len()
    }

    fn read_frame(&mut self, marker: u8, part: &[u8]) {
        for (place, byte) in self.header.iter_mut().skip(self.header_length).zip(part) {
            *place = *byte;
            self.header_length += 1;
        }
        if self.header_length == self.header.len() {
            let [precision, height_high, height_low, width_high, width_low] = self.header;
            self.frame.get_or_insert(Frame {
                width: u16::from_be_bytes([width_high, width_low]),
                height: u16::from_be_bytes([height_high, height_low]),
                is_usual: matches!(marker, 0xC0..=0xC2) && precision == 8,
            });
        }
    }

    /// Ends a segment whose last `used` bytes are not counted yet.
    fn end_segment(&mut self, marker: u8, used: usize) {
        self.state = State::BeforeMarker;
        self.header_length = 0;
        if marker == START_OF_SCAN {
            self.state = State::Scan;
            self.scan_start.get_or_insert(self.position + used as u64);
        }
    }

    /// The first frame; `None` if none was read so far.
    pub(super) fn frame(&self) -> Option<Frame> {
        self.frame
    }

    /// The offset in bytes at which the data of the first scan begin; `None` if they were not reached so far.
    pub(super) fn scan_start(&self) -> Option<u64> {
        self.scan_start
    }

    /// Whether the end of the picture was read.
    pub(super) fn has_ended(&self) -> bool {
        self.state == State::Ended
    }
}

/// The number of bytes of a scan that are looked at together.
const BLOCK: usize = 512;

/// The offset of the first `FF` in the data of a scan that is not plainly a byte of the data, which is followed by 0.
fn find_scan_marker(bytes: &[u8]) -> Option<usize> {
    // Data has an `FF` about every 256 bytes, so looking for each of them takes longer than looking at blocks.
    let mut start = 0;
    while let Some(block) = bytes.get(start..).and_then(<[u8]>::first_chunk)
        && !has_marker(block)
    {
        start += BLOCK;
    }
    let rest = bytes.get(start..).unwrap_or_default();
    memchr_iter(0xFF, rest).find(|at| rest.get(at + 1) != Some(&0)).map(|at| start + at)
}

/// Whether any byte of a block is `FF` and followed by something else than 0. The last byte is that which follows.
fn has_marker(block: &[u8; BLOCK + 1]) -> bool {
    // Without an early return, the compiler uses vector instructions.
    block
        .iter()
        .zip(&block[1..])
        .map(|(byte, next)| u8::from(*byte == 0xFF && *next != 0))
        .fold(0, std::ops::BitOr::bitor)
        != 0
}

/// The state after a marker outside a scan.
fn after_marker(marker: u8) -> State {
    match marker {
        END_OF_IMAGE => State::Ended,
        // Filling before the marker.
        0xFF => State::Marker,
        // Markers without a segment: none, temporary, restarts, and the beginning of the image.
        0x00 | 0x01 | 0xD0..=START_OF_IMAGE => State::BeforeMarker,
        _ => State::Length { marker },
    }
}

/// The state after a marker within the data of a scan. Only tables, further scans, a late height, application data and
/// comments have a segment there; anything else belongs to the data, or is damage through which decoders read on.
fn after_scan_marker(marker: u8) -> State {
    match marker {
        END_OF_IMAGE => State::Ended,
        0xFF => State::ScanMarker,
        0xC4 | START_OF_SCAN..=0xDD | 0xE0..=0xEF | 0xFE => State::Length { marker },
        _ => State::Scan,
    }
}

/// Whether a marker begins a frame: that of any coding of ITU T.81, or of JPEG-LS (ITU T.87).
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xF7)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &[u8] = b"\xFF\xD8";
    const END: &[u8] = b"\xFF\xD9";
    const FRAME: &[u8] = b"\xFF\xC0\x00\x0B\x08\x02\x58\x03\x20\x01\x01\x11\x00";
    const SCAN: &[u8] = b"\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00";
    const DATA: &[u8] = b"\x12\xFF\x00\x34\xFF\xD3\x56";

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap();
        [&[0xFF, marker][..], &length.to_be_bytes(), content].concat()
    }

    /// The walk through the parts, the same for pieces of any size.
    #[track_caller]
    fn walk(parts: &[&[u8]]) -> JpegWalk {
        let file = parts.concat();
        let mut whole = JpegWalk::default();
        whole.feed(&file);
        for piece in [1, 2, 3, 7] {
            let mut walk = JpegWalk::default();
            file.chunks(piece).for_each(|piece| walk.feed(piece));
            assert_eq!(walk, whole, "in pieces of {piece}");
        }
        whole
    }

    #[test]
    fn the_frame_the_first_scan_and_the_end_are_found() {
        let walk = walk(&[START, FRAME, SCAN, DATA, END, b"what follows"]);
        assert_eq!(walk.frame(), Some(Frame { width: 800, height: 600, is_usual: true }));
        assert_eq!(walk.scan_start(), Some((START.len() + FRAME.len() + SCAN.len()) as u64));
        assert!(walk.has_ended());
    }

    #[test]
    fn only_the_end_of_the_picture_itself_ends_it() {
        let thumbnail = segment(0xE1, &[START, FRAME, SCAN, DATA, END].concat());
        let tables = segment(0xC4, END);
        let comment = segment(0xFE, END);
        for (parts, has_ended) in [
            (vec![START, &thumbnail, FRAME, SCAN, DATA, END], true),
            (vec![START, &thumbnail, FRAME, SCAN, DATA], false),
            (vec![START, &thumbnail], false),
            // A progressive picture has tables and comments between its scans.
            (vec![START, FRAME, SCAN, DATA, &tables, SCAN, DATA, &comment, SCAN, DATA, END], true),
            (vec![START, FRAME, SCAN, DATA, &tables, SCAN, DATA, &comment, SCAN, DATA], false),
            // Filling before markers, and bytes that belong to nothing.
            (vec![START, b"\xFF\xFF", FRAME, b"??", SCAN, DATA, b"\xFF\xFF\xFF\xD9"], true),
            // Damaged data of a scan: markers that cannot be in it are skipped.
            (vec![START, FRAME, SCAN, b"\xFF\x77\xFF\xC0\xFF\xD8", DATA, END], true),
            (vec![START, END], true),
            (vec![START, b"\xFF\xFE\x00\x00", b"\xFF\xFE\x00\x02", END], true),
        ] {
            assert_eq!(walk(&parts).has_ended(), has_ended, "{parts:X?}");
        }
    }

    #[test]
    fn a_marker_in_a_scan_is_found_at_any_offset() {
        for length in [1, 2, 3, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1] {
            for at in 0..length {
                let mut data: Vec<u8> = b"\x12\xFF\x00".iter().copied().cycle().take(length).collect();
                if length > 1 && data[length - 1] == 0xFF {
                    data[length - 1] = 0;
                }
                assert_eq!(find_scan_marker(&data), None, "{length}");
                data[at] = 0xFF;
                if let Some(next) = data.get_mut(at + 1) {
                    *next = 0xD9;
                }
                // A byte before it may have become one.
                let first = (0..length).find(|at| data[*at] == 0xFF && data.get(at + 1) != Some(&0));
                assert_eq!(find_scan_marker(&data), first, "{at} of {length}");
            }
        }
    }

    #[test]
    fn a_frame_is_usual_if_browsers_decode_it() {
        for (marker, precision, is_usual) in [
            (0xC0, 8, true),
            (0xC1, 8, true),
            (0xC2, 8, true),
            (0xC1, 12, false),
            (0xC3, 8, false),
            (0xC5, 8, false),
            (0xC9, 8, false),
            (0xCF, 8, false),
            (0xF7, 8, false),
        ] {
            let frame = segment(marker, &[precision, 0, 1, 0, 2, 1, 1, 0x11, 0]);
            let frame = walk(&[START, &frame]).frame();
            assert_eq!(frame, Some(Frame { width: 2, height: 1, is_usual }), "{marker:X} {precision}");
        }
        for other in [segment(0xC4, &[8, 0, 1, 0, 2]), segment(0xC0, &[8, 0, 1, 0])] {
            assert_eq!(walk(&[START, &other]).frame(), None, "{other:X?}");
        }
        let comment = segment(0xFE, b"");
        assert_eq!(walk(&[START, SCAN, DATA, &comment, FRAME, END]).frame(), None, "a frame after the scan");
    }
}
