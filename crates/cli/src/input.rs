//! Where payloads come from: files, standard input, lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memchr;

/// Bytes of NDJSON that are read at once, and that make one piece of work.
const BLOCK: usize = 256 * 1024;

/// What one worker does at once.
pub(crate) struct Job {
    /// The input as it was named on the command line.
    pub(crate) name: Arc<str>,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    /// One payload, still to be read.
    Whole(PathBuf),
    /// Payloads that were read, each with the number of its line.
    Lines(Vec<(u64, Body)>),
    /// An input that could not be read to its end.
    Unreadable(io::Error),
}

/// A payload, or how long it is if it is too long to be read.
pub(crate) enum Body {
    Held(Vec<u8>),
    TooLarge(u64),
}

impl Body {
    /// Its length in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        match self {
            Self::Held(body) => body.len() as u64,
            Self::TooLarge(bytes) => *bytes,
        }
    }
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file, or standard input unless that is a terminal: nobody types a payload.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if !is_standard_input(path) {
        return Ok(Box::new(File::open(path)?));
    }
    if io::stdin().is_terminal() {
        return Err(io::Error::other("it is a terminal: name a file, or pipe something in"));
    }
    Ok(Box::new(io::stdin()))
}

/// Reads a whole payload, but no more of it than `max` bytes are held.
pub(crate) fn read_whole(path: &Path, max: u64) -> io::Result<Body> {
    let length = if is_standard_input(path) { None } else { regular_length(path)? };
    if let Some(bytes) = length.filter(|bytes| *bytes > max) {
        return Ok(Body::TooLarge(bytes));
    }
    let mut reader = open(path)?;
    // One byte more than the file has lets the end be seen without growing the buffer.
    let mut body = Vec::with_capacity(length.map_or(0, |bytes| usize::try_from(bytes).unwrap_or(0) + 1));
    reader.by_ref().take(max + 1).read_to_end(&mut body)?;
    if body.len() as u64 <= max {
        return Ok(Body::Held(body));
    }
    let bytes = body.len() as u64;
    drop(body);
    Ok(Body::TooLarge(bytes + io::copy(&mut reader, &mut io::sink())?))
}

/// The length of a regular file; nothing for a pipe or a device, whose length is not known.
fn regular_length(path: &Path) -> io::Result<Option<u64>> {
    let metadata = std::fs::metadata(path)?;
    Ok(metadata.is_file().then_some(metadata.len()))
}

/// The pieces of work in NDJSON. A piece holds the lines that are there already, so that a slow writer waits for none.
pub(crate) struct Blocks {
    reader: BufReader<Box<dyn Read>>,
    max_line: u64,
    next_line: u64,
}

impl Blocks {
    pub(crate) fn new(reader: Box<dyn Read>, max_line: u64) -> Self {
        Self { reader: BufReader::with_capacity(BLOCK, reader), max_line, next_line: 1 }
    }

    /// The next lines that are not empty; none at the end.
    pub(crate) fn next_block(&mut self) -> io::Result<Option<Vec<(u64, Body)>>> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while let Some(line) = self.line()? {
            let number = self.next_line;
            self.next_line += 1;
            bytes += line.bytes();
            if !is_empty(&line) {
                lines.push((number, line));
            }
            let more_is_there = memchr(b'\n', self.reader.buffer()).is_some();
            if !lines.is_empty() && (bytes >= BLOCK as u64 || !more_is_there) {
                return Ok(Some(lines));
            }
        }
        Ok(Some(lines).filter(|lines| !lines.is_empty()))
    }

    /// The next line without its line feed; none at the end.
    fn line(&mut self) -> io::Result<Option<Body>> {
        let mut line = Vec::new();
        let mut bytes = 0_u64;
        let mut ended = false;
        let mut at_end = true;
        while !ended {
            let available = self.reader.fill_buf()?;
            if available.is_empty() {
                break;
            }
            at_end = false;
            let line_feed = memchr(b'\n', available);
            let part = available.get(..line_feed.unwrap_or(available.len())).unwrap_or_default();
            bytes += part.len() as u64;
            if bytes <= self.max_line {
                line.extend_from_slice(part);
            } else {
                line = Vec::new();
            }
            ended = line_feed.is_some();
            let consumed = part.len() + usize::from(ended);
            self.reader.consume(consumed);
        }
        Ok(match bytes {
            _ if at_end => None,
            bytes if bytes > self.max_line => Some(Body::TooLarge(bytes)),
            _ => Some(Body::Held(line)),
        })
    }
}

fn is_empty(line: &Body) -> bool {
    matches!(line, Body::Held(line) if line.trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &'static str, max_line: u64) -> Vec<(u64, Result<String, u64>)> {
        let mut blocks = Blocks::new(Box::new(text.as_bytes()), max_line);
        let mut lines = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            assert!(!block.is_empty());
            lines.extend(block.into_iter().map(|(number, body)| match body {
                Body::Held(line) => (number, Ok(String::from_utf8(line).unwrap())),
                Body::TooLarge(bytes) => (number, Err(bytes)),
            }));
        }
        lines
    }

    #[test]
    fn lines_keep_their_numbers_and_empty_ones_are_skipped() {
        let held = |text: &str| Ok(text.to_owned());
        assert_eq!(lines("", 10), []);
        assert_eq!(lines("\n\r\n  \n", 10), []);
        assert_eq!(lines("a\n\nb", 10), [(1, held("a")), (3, held("b"))]);
        assert_eq!(lines("a\r\nb\n", 10), [(1, held("a\r")), (2, held("b"))]);
    }

    #[test]
    fn a_line_that_is_too_long_is_counted_and_not_held() {
        assert_eq!(lines("1234\n12345\n12", 4), [(1, Ok("1234".into())), (2, Err(5)), (3, Ok("12".into()))]);
    }
}
