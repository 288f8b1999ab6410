//! What a decoder found in a file.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A format that Harbor accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Pdf,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        })
    }
}

/// How far a decoder came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// It decoded everything, and nothing was wrong.
    Whole,
    /// It decoded the file although something was wrong.
    Repaired,
    /// The data ended too early.
    CutOff,
    /// It gave up for another reason.
    Damaged,
    /// It is not known: the decoder does not support the file, or was stopped.
    Unknown,
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Whole => "whole",
            Self::Repaired => "decoded with faults",
            Self::CutOff => "cut off",
            Self::Damaged => "not decoded",
            Self::Unknown => "not known",
        })
    }
}

/// Whether a PDF opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Protection {
    /// It is not encrypted.
    None,
    /// It is encrypted, and opens without a password.
    Opens,
    /// It is encrypted, and does not open without a password.
    NeedsPassword,
    /// It is encrypted, and in no way that the decoder knows; or it could not be read.
    Unknown,
}

/// What a decoder found in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Truth {
    /// The format of its signature.
    pub(crate) kind: Option<Kind>,
    /// The number of bytes before the signature.
    pub(crate) offset: usize,
    pub(crate) state: State,
    /// Width and height in pixels.
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) pages: Option<u32>,
    pub(crate) protection: Protection,
    /// What the decoder said of a fault.
    pub(crate) note: String,
}

impl Truth {
    /// A file of which no more than the format is known.
    pub(crate) fn new(kind: Option<Kind>) -> Self {
        let protection = if kind == Some(Kind::Pdf) { Protection::Unknown } else { Protection::None };
        Self { kind, offset: 0, state: State::Unknown, size: None, pages: None, protection, note: String::new() }
    }

    /// This file in a state, with the reason for it.
    pub(crate) fn with(self, state: State, note: impl fmt::Display) -> Self {
        // Some decoders quote the file, which may be binary and long.
        let note = note.to_string().chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { state, note, ..self }
    }

    /// Whether a decoder shows all of it.
    pub(crate) fn is_whole(&self) -> bool {
        self.state == State::Whole
    }
}
