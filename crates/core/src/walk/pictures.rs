//! What is measured in the pictures of a payload, where quality is asked for.

use super::Walker;
use crate::checks::quality;
use crate::context::MAX_PICTURES;
use crate::json::Text;
use crate::path::Path;
use crate::quality::Quality;

/// What was measured, each with the JSON Pointer of the file; `None` for what could not be measured. There are few.
pub(crate) type Measured = Vec<(String, Option<Quality>)>;

/// What a walk does about pictures.
pub(super) enum Pictures<'w, 'd> {
    /// Nothing: quality is not asked for.
    Ignored,
    /// It lists the files that have a picture to measure, each with its JSON Pointer.
    Listed(Vec<(String, Text<'d>)>),
    /// It warns by what was measured.
    Measured(&'w Measured),
}

/// Where a file comes from whose picture is measured.
#[derive(Clone, Copy)]
pub(super) enum Source<'d> {
    /// The body contains it.
    Body(Text<'d>),
    /// It is detached, and this was measured in it.
    Detached(Option<Quality>),
    /// It has an error, because of which it is not looked into.
    Faulty,
}

impl<'d> Walker<'_, 'd> {
    /// Warns if the picture in a file cannot be read.
    pub(super) fn check_picture(&mut self, source: Source<'d>, path: &Path<'_>) {
        let pointer = || path.field_path().pointer();
        let quality = match (&mut self.pictures, source) {
            (Pictures::Listed(files), Source::Body(text)) => {
                if files.len() < MAX_PICTURES {
                    files.push((pointer(), text));
                }
                return;
            }
            (Pictures::Measured(measured), Source::Body(_)) => measured_at(measured, &pointer()),
            (_, Source::Detached(quality)) => quality,
            _ => None,
        };
        match quality.map(|quality| quality::warning(&quality)) {
            Some(Some(violation)) => self.reporter.report(path, violation),
            None if matches!(self.pictures, Pictures::Measured(_)) => self.context.note_not_measured(pointer()),
            Some(None) | None => {}
        }
    }
}

fn measured_at(measured: &Measured, pointer: &str) -> Option<Quality> {
    measured.iter().find(|(at, _)| at == pointer).and_then(|(_, quality)| *quality)
}
