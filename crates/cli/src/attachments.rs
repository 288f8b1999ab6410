//! The files that a draft names: checked and encoded as they are read, and never in memory as a whole.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use harbor_preflight::{Contract, Inspector, Preflight, Report, Submission, each_file_slot};
use sha2::{Digest, Sha256};

use crate::input::is_standard_input;
use crate::name::name;
use crate::progress::Progress;

/// What a string in a file slot begins with, if it names a file. No base64 does.
const MARK: char = '@';

/// The number of bytes of a file that are read at once.
const WINDOW: usize = 64 * 1024;

/// A payload in which file slots name files.
pub(crate) struct Draft {
    path: PathBuf,
    text: Vec<u8>,
    attachments: Vec<Attachment>,
}

/// A file that a draft names.
struct Attachment {
    /// JSON Pointer of the slot.
    slot: String,
    /// Where the string is in the draft, with its quotes.
    range: Range<usize>,
    file: PathBuf,
    bytes: u64,
    /// The digest of what was checked; empty before.
    digest: Vec<u8>,
}

/// Finds the files that a draft names, and what is wrong with any of them.
pub(crate) fn find(text: Vec<u8>, path: &Path, contract: &'static Contract) -> (Draft, Vec<String>) {
    let folder = if is_standard_input(path) { Path::new("") } else { path.parent().unwrap_or(Path::new("")) };
    let (mut attachments, mut problems) = (Vec::new(), Vec::new());
    each_file_slot(&text, contract, &mut |slot| {
        let Some(named) = slot.text.strip_prefix(MARK) else { return };
        let file = folder.join(named);
        match regular_length(&file) {
            Ok(bytes) => attachments.push(Attachment {
                slot: slot.path.clone(),
                range: slot.range.clone(),
                file,
                bytes,
                digest: Vec::new(),
            }),
            Err(error) => problems.push(format!("{}: {}: {error}", slot.path, name(&file))),
        }
    });
    (Draft { path: path.to_owned(), text, attachments }, problems)
}

/// The length of a file that can be read twice.
fn regular_length(file: &Path) -> io::Result<u64> {
    let metadata = std::fs::metadata(file)?;
    if metadata.is_file() { Ok(metadata.len()) } else { Err(io::Error::other("not a file that can be read twice")) }
}

impl Draft {
    pub(crate) fn text(&self) -> &[u8] {
        &self.text
    }

    /// The number of bytes of all files.
    pub(crate) fn file_bytes(&self) -> u64 {
        self.attachments.iter().map(|attachment| attachment.bytes).sum()
    }

    /// An error if the output is the draft or one of its files, which it would replace.
    pub(crate) fn refuse_as_output(&self, output: &Path) -> Result<()> {
        let Ok(output) = output.canonicalize() else { return Ok(()) };
        let inputs = self.attachments.iter().map(|attachment| &attachment.file).chain([&self.path]);
        match inputs.into_iter().find(|input| input.canonicalize().is_ok_and(|input| input == output)) {
            Some(input) => bail!("{}: the output would replace it", name(input)),
            None => Ok(()),
        }
    }

    /// Validates the payload as it will be written. Each file is read once.
    pub(crate) fn validate(
        &mut self,
        preflight: &Preflight,
        submission: &Submission,
        progress: &mut Progress,
    ) -> Result<Report> {
        let (mut text, mut detached, mut copied) = (Vec::new(), Vec::new(), 0);
        let (mut encoded, mut stand_ins) = (0, 0);
        for attachment in &mut self.attachments {
            let mut inspector = preflight.inspector();
            attachment.check(&mut inspector, progress)?;
            detached.push(inspector.finish_detached(attachment.slot.as_str()));
            text.extend_from_slice(self.text.get(copied..attachment.range.start).unwrap_or_default());
            copied = attachment.range.end;
            // Equal files have the same stand-in.
            let stand_in = STANDARD.encode(&attachment.digest);
            text.extend_from_slice(format!("\"{stand_in}\"").as_bytes());
            encoded += attachment.bytes.div_ceil(3) * 4;
            stand_ins += stand_in.len() as u64;
        }
        text.extend_from_slice(self.text.get(copied..).unwrap_or_default());
        let bytes = text.len() as u64 - stand_ins + encoded;
        Ok(preflight.validate_detached(&text, bytes, &detached, submission))
    }

    /// Writes the payload. Each file is read again, and must still be what was checked.
    pub(crate) fn write(&self, output: &mut impl Write, progress: &mut Progress) -> Result<()> {
        let mut output = BufWriter::with_capacity(WINDOW, output);
        let mut copied = 0;
        for attachment in &self.attachments {
            output.write_all(self.text.get(copied..attachment.range.start).unwrap_or_default())?;
            output.write_all(b"\"")?;
            attachment.encode(&mut output, progress)?;
            output.write_all(b"\"")?;
            copied = attachment.range.end;
        }
        output.write_all(self.text.get(copied..).unwrap_or_default())?;
        output.flush()?;
        Ok(())
    }
}

impl Attachment {
    /// Feeds the file to an inspector, and notes its length and digest.
    fn check(&mut self, inspector: &mut Inspector, progress: &mut Progress) -> Result<()> {
        let mut digest = Sha256::new();
        let mut bytes = 0;
        self.read(progress, |window| {
            inspector.feed(window);
            digest.update(window);
            bytes += window.len() as u64;
            Ok(())
        })?;
        self.bytes = bytes;
        self.digest = digest.finalize().to_vec();
        Ok(())
    }

    fn encode(&self, output: &mut impl Write, progress: &mut Progress) -> Result<()> {
        let mut digest = Sha256::new();
        let mut encoder = EncoderWriter::new(output, &STANDARD);
        self.read(progress, |window| {
            digest.update(window);
            encoder.write_all(window)
        })?;
        encoder.finish()?;
        if digest.finalize().to_vec() != self.digest {
            return Err(anyhow!("{}: it has changed while it was read", name(&self.file)));
        }
        Ok(())
    }

    fn read(&self, progress: &mut Progress, mut visit: impl FnMut(&[u8]) -> io::Result<()>) -> Result<()> {
        let mut file = File::open(&self.file).with_context(|| name(&self.file).into_owned())?;
        let mut window = vec![0; WINDOW];
        loop {
            let length = match file.read(&mut window) {
                Ok(0) => return Ok(()),
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error).with_context(|| name(&self.file).into_owned()),
            };
            visit(window.get(..length).unwrap_or_default())?;
            progress.add(length as u64);
        }
    }
}
