//! Where payloads come from: files, standard input, lines.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memrchr};

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
    /// Payloads that were read.
    Lines(Lines),
    /// A line of NDJSON that is too long to be read, by its number, and its bytes.
    LineTooLarge(u64, u64),
    /// An input that could not be read to its end.
    Unreadable(io::Error),
}

/// Whole lines of NDJSON.
pub(crate) struct Lines {
    /// The number of the first.
    first: u64,
    text: Vec<u8>,
}

impl Lines {
    /// The bytes of all of them.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Each line that is not empty, with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut begin = 0;
        let ends = memchr_iter(b'\n', &self.text).chain([self.text.len()]);
        let lines = ends.map(move |end| self.text.get(std::mem::replace(&mut begin, end + 1)..end).unwrap_or_default());
        (self.first..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty())
    }
}

/// A payload, or how long it is if it is too long to be read.
pub(crate) enum Body {
    Held(Vec<u8>),
    TooLarge(u64),
}

/// Whether a path means standard input.
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

/// The pieces of work in NDJSON: whole lines as they are read, which only a worker looks at one by one. A slow writer
/// waits for none: what is there already is a piece.
pub(crate) struct Blocks {
    reader: Box<dyn Read>,
    max_line: u64,
    /// The number of the line that `begun` is of.
    line: u64,
    /// Bytes read but not yet returned: a partial line, or whole lines after a skipped one.
    begun: Vec<u8>,
    /// So many bytes of that are known to hold no end of a line.
    searched: usize,
}

impl Blocks {
    pub(crate) fn new(reader: Box<dyn Read>, max_line: u64) -> Self {
        Self { reader, max_line, line: 1, begun: Vec::new(), searched: 0 }
    }

    /// The next piece of work; none at the end.
    pub(crate) fn next_block(&mut self) -> io::Result<Option<Content>> {
        loop {
            let end = self.begun.get(self.searched..).and_then(|new| memrchr(b'\n', new));
            if let Some(end) = end {
                let after = self.begun.split_off(self.searched + end + 1);
                let text = std::mem::replace(&mut self.begun, after);
                self.searched = self.begun.len();
                return Ok(Some(self.lines(text)));
            }
            self.searched = self.begun.len();
            if self.begun.len() as u64 > self.max_line {
                return self.pass_over_line().map(Some);
            }
            if self.read()? == 0 {
                let last = std::mem::take(&mut self.begun);
                return Ok((!last.is_empty()).then(|| self.lines(last)));
            }
        }
    }

    /// Reads what is available, up to a block, and appends it to what was begun. Returns the number of bytes: 0 at the end.
    fn read(&mut self) -> io::Result<usize> {
        let old = self.begun.len();
        self.begun.resize(old + BLOCK, 0);
        let result = loop {
            match self.reader.read(self.begun.get_mut(old..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        self.begun.truncate(old + result.as_ref().copied().unwrap_or_default());
        result
    }

    fn lines(&mut self, text: Vec<u8>) -> Content {
        let first = self.line;
        self.line += memchr_iter(b'\n', &text).count() as u64;
        Content::Lines(Lines { first, text })
    }

    /// Goes on to the next line without holding this one.
    fn pass_over_line(&mut self) -> io::Result<Content> {
        let mut bytes = 0;
        self.searched = 0;
        loop {
            if let Some(end) = memchr(b'\n', &self.begun) {
                bytes += end;
                self.begun.drain(..=end);
                break;
            }
            bytes += self.begun.len();
            self.begun = Vec::new();
            if self.read()? == 0 {
                break;
            }
        }
        let line = self.line;
        self.line += 1;
        Ok(Content::LineTooLarge(line, bytes as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a few bytes at a time, as a slow writer would.
    struct Slow(&'static [u8], usize);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let some = buffer.len().min(self.1);
            self.0.read(&mut buffer[..some])
        }
    }

    /// The numbers of the lines, with what they hold, or with their bytes.
    fn lines(reader: Box<dyn Read>, max_line: u64) -> Vec<(u64, Result<String, u64>)> {
        let mut blocks = Blocks::new(reader, max_line);
        let mut lines = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            match block {
                Content::Lines(some) => {
                    lines.extend(
                        some.iter().map(|(number, line)| (number, Ok(String::from_utf8(line.into()).unwrap()))),
                    );
                }
                Content::LineTooLarge(number, bytes) => lines.push((number, Err(bytes))),
                Content::Whole(_) | Content::Unreadable(_) => panic!("NDJSON is made of lines"),
            }
        }
        lines
    }

    #[track_caller]
    fn assert_lines(text: &'static str, max_line: u64, expected: &[(u64, Result<&str, u64>)]) {
        let expected: Vec<_> = expected.iter().map(|(number, line)| (*number, line.map(str::to_owned))).collect();
        assert_eq!(lines(Box::new(Slow(text.as_bytes(), 1)), max_line), expected, "slowly");
        for bytes in [2, 3, 7, BLOCK] {
            // What is there at once is held, and is no danger: whoever looks at a line sees how long it is.
            let read = lines(Box::new(Slow(text.as_bytes(), bytes)), max_line);
            let lengths = |line: Result<String, u64>| line.map_or_else(|length| length, |line| line.len() as u64);
            let read = read.into_iter().map(|(number, line)| (number, lengths(line)));
            let expected = expected.iter().cloned().map(|(number, line)| (number, lengths(line)));
            assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{bytes} bytes at a time");
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_empty_ones_are_skipped() {
        assert_lines("", 10, &[]);
        assert_lines("\n\r\n  \n", 10, &[]);
        assert_lines("a\n\nb", 10, &[(1, Ok("a")), (3, Ok("b"))]);
        assert_lines("a\r\nb\n", 10, &[(1, Ok("a\r")), (2, Ok("b"))]);
    }

    #[test]
    fn a_line_that_is_too_long_is_counted_and_not_held() {
        assert_lines("1234\n12345\n12", 4, &[(1, Ok("1234")), (2, Err(5)), (3, Ok("12"))]);
        assert_lines("12345\n\n1234567", 4, &[(1, Err(5)), (3, Err(7))]);
    }

    #[test]
    fn lines_behind_one_that_is_too_long_are_read() {
        // The rest of its block holds more bytes than one line may.
        let text = format!("{}\n{}", "x".repeat(BLOCK), "{\"individual\": {}}\n".repeat(1_000));
        let read = lines(Box::new(io::Cursor::new(text)), 1_000);
        let (first, others) = read.split_first().unwrap();
        assert_eq!(first, &(1, Err(BLOCK as u64)));
        assert_eq!(others.len(), 1_000);
        assert!(others.iter().all(|(_, line)| line.is_ok()));
    }
}
