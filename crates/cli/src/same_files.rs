//! Finds files of one call that have the same bytes.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use harbor_preflight::{Inspection, Severity};

use crate::input::is_standard_input;

/// The files so far that had no error, by their size. Only files of one size are read again.
#[derive(Default)]
pub(crate) struct SeenFiles {
    by_size: BTreeMap<u64, Vec<SeenFile>>,
}

struct SeenFile {
    /// Its position in the call, from 1.
    position: usize,
    path: PathBuf,
    /// The digest of its bytes, once another file has the same size.
    digest: Option<u64>,
}

impl SeenFiles {
    /// Adds an issue to an inspection if an earlier file has the same bytes. Standard input cannot be read again, and is
    /// not compared.
    pub(crate) fn with_duplicate(
        &mut self,
        mut inspection: Inspection,
        position: usize,
        path: &Path,
    ) -> io::Result<Inspection> {
        let has_error = inspection.issues.iter().any(|issue| issue.rule.severity == Severity::Error);
        if has_error || is_standard_input(path) {
            return Ok(inspection);
        }
        let file = SeenFile { position, path: path.to_owned(), digest: None };
        if let Some(earlier) = self.find_equal(inspection.bytes, file)? {
            inspection.report_duplicate_of(earlier);
        }
        Ok(inspection)
    }

    /// The position of an earlier file with the same bytes. Otherwise the file is kept.
    fn find_equal(&mut self, bytes: u64, mut file: SeenFile) -> io::Result<Option<usize>> {
        let seen = self.by_size.entry(bytes).or_default();
        for earlier in seen.iter_mut() {
            if earlier.digest()? == file.digest()? && have_equal_bytes(&earlier.path, &file.path)? {
                return Ok(Some(earlier.position));
            }
        }
        seen.push(file);
        Ok(None)
    }
}

impl SeenFile {
    fn digest(&mut self) -> io::Result<u64> {
        if let Some(digest) = self.digest {
            return Ok(digest);
        }
        let mut hasher = DefaultHasher::new();
        let mut reader = BufReader::new(File::open(&self.path)?);
        loop {
            let part = reader.fill_buf()?;
            if part.is_empty() {
                break;
            }
            hasher.write(part);
            let length = part.len();
            reader.consume(length);
        }
        Ok(*self.digest.insert(hasher.finish()))
    }
}

fn have_equal_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let mut one = BufReader::new(File::open(one)?);
    let mut other = BufReader::new(File::open(other)?);
    loop {
        let (part, other_part) = (one.fill_buf()?, other.fill_buf()?);
        let length = part.len().min(other_part.len());
        if part.get(..length) != other_part.get(..length) {
            return Ok(false);
        }
        if length == 0 {
            return Ok(part.len() == other_part.len());
        }
        one.consume(length);
        other.consume(length);
    }
}
