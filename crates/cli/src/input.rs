//! Where payloads come from: files, standard input, lines.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memrchr};

use crate::name::name;

/// The number of bytes of NDJSON that are read at once. A job has about as many.
const BLOCK: usize = 256 * 1024;

/// The unit of work of one worker.
pub(crate) struct Job {
    /// The name of the input, as given on the command line.
    pub(crate) name: Arc<str>,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    /// A file with one payload, which the worker reads.
    Whole(PathBuf),
    /// Payloads that are already read, one per line.
    Lines(Lines),
    /// A line of NDJSON that is too long: its number, and its length in bytes.
    LineTooLarge(u64, u64),
    /// An input that could not be read to its end.
    Unreadable(io::Error),
}

/// Whole lines of NDJSON.
pub(crate) struct Lines {
    /// The number of the first line.
    first: u64,
    text: Vec<u8>,
}

impl Lines {
    /// The number of bytes of all lines.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Whether these lines begin as one JSON text that is written over several lines: with a bracket alone, and then an
    /// indented line.
    fn are_of_one_text(&self) -> bool {
        let mut lines = self.iter().map(|(_, line)| line);
        let first = lines.next().unwrap_or_default().trim_ascii();
        matches!(first, b"{" | b"[")
            && lines.next().is_some_and(|line| line.starts_with(b" ") || line.starts_with(b"\t"))
    }

    /// Each line that is not empty, with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut begin = 0;
        let ends = memchr_iter(b'\n', &self.text).chain([self.text.len()]);
        let lines = ends.map(move |end| self.text.get(std::mem::replace(&mut begin, end + 1)..end).unwrap_or_default());
        (self.first..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty())
    }
}

/// A payload, or only its length if it is too large.
pub(crate) enum Body {
    Complete(Vec<u8>),
    TooLarge(u64),
}

/// Whether a path means standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file or standard input. A terminal is an error: the program would wait for somebody to type a payload.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if !is_standard_input(path) {
        return Ok(Box::new(File::open(path)?));
    }
    if io::stdin().is_terminal() {
        return Err(io::Error::other("no input: pass a file name, or pipe a payload in"));
    }
    Ok(Box::new(io::stdin()))
}

/// Reads a whole payload. Of one with more than `max` bytes, only the length is kept.
pub(crate) fn read_whole(path: &Path, max: u64) -> io::Result<Body> {
    let length = if is_standard_input(path) { None } else { regular_length(path)? };
    if let Some(bytes) = length.filter(|bytes| *bytes > max) {
        return Ok(Body::TooLarge(bytes));
    }
    let mut reader = open(path)?;
    // With one byte more than the file has, the end is found without growing the buffer.
    let mut body = Vec::with_capacity(length.map_or(0, |bytes| usize::try_from(bytes).unwrap_or(0) + 1));
    reader.by_ref().take(max + 1).read_to_end(&mut body)?;
    if body.len() as u64 <= max {
        return Ok(Body::Complete(body));
    }
    let bytes = body.len() as u64;
    drop(body);
    Ok(Body::TooLarge(bytes + io::copy(&mut reader, &mut io::sink())?))
}

/// The length of a regular file; `None` for a pipe or a device, whose length is not known.
fn regular_length(path: &Path) -> io::Result<Option<u64>> {
    let metadata = std::fs::metadata(path)?;
    Ok(metadata.is_file().then_some(metadata.len()))
}

/// The number of bytes of all inputs; `None` if one is not a regular file.
pub(crate) fn total_bytes(files: &[PathBuf]) -> Option<u64> {
    files
        .iter()
        .map(|file| std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file))
        .map(|file| Some(file?.len()))
        .sum()
}

/// Splits NDJSON into jobs of whole lines; the workers split the lines. Whatever can be read at the moment becomes a
/// job, so that the lines of a slow writer are not held back.
pub(crate) struct Blocks {
    reader: Box<dyn Read>,
    max_line: u64,
    /// The number of the line that `pending` starts with.
    line: u64,
    /// Bytes read but not yet returned: a partial line, or whole lines after a skipped one.
    pending: Vec<u8>,
    /// The number of bytes at the start of `pending` that contain no line break.
    searched: usize,
}

impl Blocks {
    pub(crate) fn new(reader: Box<dyn Read>, max_line: u64) -> Self {
        Self { reader, max_line, line: 1, pending: Vec::new(), searched: 0 }
    }

    /// The next job; `None` at the end.
    pub(crate) fn next_block(&mut self) -> io::Result<Option<Content>> {
        loop {
            let end = self.pending.get(self.searched..).and_then(|new| memrchr(b'\n', new));
            if let Some(end) = end {
                let after = self.pending.split_off(self.searched + end + 1);
                let text = std::mem::replace(&mut self.pending, after);
                self.searched = self.pending.len();
                return Ok(Some(self.lines(text)));
            }
            self.searched = self.pending.len();
            if self.pending.len() as u64 > self.max_line {
                return self.skip_line().map(Some);
            }
            if self.read()? == 0 {
                let last = std::mem::take(&mut self.pending);
                return Ok((!last.is_empty()).then(|| self.lines(last)));
            }
        }
    }

    /// Appends what can be read, at most a block, to `pending`. Returns the number of bytes; 0 at the end.
    fn read(&mut self) -> io::Result<usize> {
        let old = self.pending.len();
        self.pending.resize(old + BLOCK, 0);
        let result = loop {
            match self.reader.read(self.pending.get_mut(old..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        self.pending.truncate(old + result.as_ref().copied().unwrap_or_default());
        result
    }

    fn lines(&mut self, text: Vec<u8>) -> Content {
        let first = self.line;
        self.line += memchr_iter(b'\n', &text).count() as u64;
        Content::Lines(Lines { first, text })
    }

    /// Skips the current line without keeping it in memory.
    fn skip_line(&mut self) -> io::Result<Content> {
        let mut bytes = 0;
        self.searched = 0;
        loop {
            if let Some(end) = memchr(b'\n', &self.pending) {
                bytes += end;
                self.pending.drain(..=end);
                break;
            }
            bytes += self.pending.len();
            self.pending = Vec::new();
            if self.read()? == 0 {
                break;
            }
        }
        let line = self.line;
        self.line += 1;
        Ok(Content::LineTooLarge(line, bytes as u64))
    }
}

/// Sends one job after the other to `job`, until there are no more or `job` returns `false`.
pub(crate) fn produce(files: &[PathBuf], ndjson: bool, max_line: u64, job: &dyn Fn(Job) -> bool) {
    for file in files {
        let name: Arc<str> = name(file).into();
        let continues = if ndjson {
            produce_lines(file, &name, max_line, job)
        } else {
            job(Job { name, content: Content::Whole(file.clone()) })
        };
        if !continues {
            return;
        }
    }
}

fn produce_lines(file: &Path, name: &Arc<str>, max_line: u64, job: &dyn Fn(Job) -> bool) -> bool {
    let send = |content| job(Job { name: name.clone(), content });
    let mut blocks = match open(file) {
        Ok(reader) => Blocks::new(reader, max_line),
        Err(error) => return send(Content::Unreadable(error)),
    };
    let mut is_first = true;
    loop {
        match blocks.next_block() {
            Ok(Some(Content::Lines(lines))) if std::mem::take(&mut is_first) && lines.are_of_one_text() => {
                let advice = "this is one JSON text over several lines, not one payload a line: leave --ndjson out";
                return send(Content::Unreadable(io::Error::other(advice)));
            }
            Ok(Some(content)) => {
                if !send(content) {
                    return false;
                }
            }
            Ok(None) => return true,
            Err(error) => return send(Content::Unreadable(error)),
        }
    }
}

/// Why an input could not be read.
pub(crate) fn problem(name: &str, error: &io::Error) -> String {
    if is_standard_input(Path::new(name)) { format!("standard input: {error}") } else { format!("{name}: {error}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns at most the given number of bytes at a time, as a slow writer would.
    struct Slow(&'static [u8], usize);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let some = buffer.len().min(self.1);
            self.0.read(&mut buffer[..some])
        }
    }

    /// The number of each line, with its text, or with its length if it is too long.
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
                Content::Whole(_) | Content::Unreadable(_) => panic!("NDJSON consists of lines"),
            }
        }
        lines
    }

    #[track_caller]
    fn assert_lines(text: &'static str, max_line: u64, expected: &[(u64, Result<&str, u64>)]) {
        let expected: Vec<_> = expected.iter().map(|(number, line)| (*number, line.map(str::to_owned))).collect();
        assert_eq!(lines(Box::new(Slow(text.as_bytes(), 1)), max_line), expected, "1 byte at a time");
        for bytes in [2, 3, 7, BLOCK] {
            // A line that arrives in one read is returned whole even if it is too long. That is safe: validation checks
            // its length. So only lengths are compared here.
            let found = lines(Box::new(Slow(text.as_bytes(), bytes)), max_line);
            let lengths = |line: Result<String, u64>| line.map_or_else(|length| length, |line| line.len() as u64);
            let found = found.into_iter().map(|(number, line)| (number, lengths(line)));
            let expected = expected.iter().cloned().map(|(number, line)| (number, lengths(line)));
            assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{bytes} bytes at a time");
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
    fn a_line_that_is_too_long_is_measured_and_skipped() {
        assert_lines("1234\n12345\n12", 4, &[(1, Ok("1234")), (2, Err(5)), (3, Ok("12"))]);
        assert_lines("12345\n\n1234567", 4, &[(1, Err(5)), (3, Err(7))]);
    }

    #[test]
    fn lines_after_one_that_is_too_long_are_read() {
        // The block that ends the long line contains more bytes than one line may have.
        let text = format!("{}\n{}", "x".repeat(BLOCK), "{\"individual\": {}}\n".repeat(1_000));
        let found = lines(Box::new(io::Cursor::new(text)), 1_000);
        let (first, others) = found.split_first().unwrap();
        assert_eq!(first, &(1, Err(BLOCK as u64)));
        assert_eq!(others.len(), 1_000);
        assert!(others.iter().all(|(_, line)| line.is_ok()));
    }
}
