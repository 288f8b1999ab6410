//! How many blurred pictures would be warned of, by how much of them can be read.

use std::fmt;

use harbor_preflight::Decimal;
use serde::Serialize;

use super::kind::ALL;
use super::{Blurred, Record};
use crate::run::Run;

/// Of the letters, how many percent are read in a picture that is readable, and in one that is not.
const READABLE: usize = 90;
const UNREADABLE: usize = 50;

/// The code that a blurred picture should get.
const CODE: &str = "document_blurred";

/// What was found of all pictures.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    files: usize,
    /// Files that could not be read or decoded, each with the reason.
    skipped: Vec<String>,
    /// Files with too little text, or whose text is not even read after they were compressed anew.
    without_text: usize,
    /// For each blur, and for all of them, except the pictures as they are.
    rows: Vec<Row>,
    total: Row,
    /// The pictures that can be read and would be warned of, and those that cannot and would not, if they are asked for.
    warned: Vec<String>,
    missed: Vec<String>,
}

/// Of pictures that were blurred in the same way, how many can be read.
#[derive(Debug, Default, Serialize)]
struct Row {
    blur: String,
    readable: Count,
    between: Count,
    unreadable: Count,
    /// The median of the width of edges, in thousandths of a pixel.
    edge_width: Option<u32>,
}

/// Pictures, and how many of them would be warned of.
#[derive(Debug, Default, Serialize)]
struct Count {
    pictures: usize,
    warned: usize,
}

impl Summary {
    /// Counts what was found. With `list`, it names the files.
    pub(crate) fn of(run: Run<Record>, list: bool) -> Self {
        let Run { records, skipped } = run;
        let read: Vec<&Record> = records.iter().filter(|record| record.is_read).collect();
        let blurred = || read.iter().flat_map(|record| &record.blurred);
        let as_they_are = kind_name(0);
        let named = |is_named: fn(&Blurred) -> bool| {
            let named = |record: &&Record| names(record, is_named);
            if list { read.iter().flat_map(named).collect() } else { Vec::new() }
        };
        Self {
            files: records.len(),
            skipped,
            without_text: records.len() - read.len(),
            rows: (0..ALL.len())
                .map(|at| Row::of(kind_name(at), blurred().filter(|one| one.blur == kind_name(at))))
                .collect(),
            total: Row::of("all that are blurred".to_owned(), blurred().filter(|one| one.blur != as_they_are)),
            warned: named(|one| one.read >= READABLE && one.is_warned_of()),
            missed: named(|one| one.read < UNREADABLE && !one.is_warned_of()),
        }
    }
}

fn kind_name(at: usize) -> String {
    ALL.get(at).map(ToString::to_string).unwrap_or_default()
}

/// The names of a picture's blurred versions, with what was measured.
fn names(record: &Record, is_named: fn(&Blurred) -> bool) -> Vec<String> {
    let name = |one: &Blurred| {
        let tiles = one.quality.map_or(0, |quality| quality.tiles);
        let (width, blur, read) = (shown(one.edge_width()), &one.blur, one.read);
        format!("{}: {blur}; {read} % read, edges {width}, tiles {tiles}", record.file)
    };
    record.blurred.iter().filter(|one| is_named(one)).map(name).collect()
}

impl Blurred {
    fn is_warned_of(&self) -> bool {
        self.warning == Some(CODE)
    }

    fn edge_width(&self) -> Option<u32> {
        self.quality?.edge_width.map(Decimal::thousandths)
    }
}

impl Row {
    fn of<'b>(blur: String, pictures: impl Iterator<Item = &'b Blurred>) -> Self {
        let mut row = Self { blur, ..Self::default() };
        let mut widths = Vec::new();
        for picture in pictures {
            widths.extend(picture.edge_width());
            row.count(picture.read).add(picture.is_warned_of());
        }
        widths.sort_unstable();
        row.edge_width = widths.get(widths.len() / 2).copied();
        row
    }

    fn count(&mut self, read: usize) -> &mut Count {
        match read {
            READABLE.. => &mut self.readable,
            UNREADABLE.. => &mut self.between,
            _ => &mut self.unreadable,
        }
    }
}

impl Count {
    fn add(&mut self, is_warned_of: bool) {
        self.pictures += 1;
        self.warned += usize::from(is_warned_of);
    }
}

fn shown(width: Option<u32>) -> String {
    width.map_or("-".to_owned(), |width| Decimal::from_thousandths(width).to_string())
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (files, read, skipped) = (self.files, self.files - self.without_text, self.skipped.len());
        writeln!(
            formatter,
            "{files} files: {read} with text that is read, {} not; {skipped} skipped",
            self.without_text
        )?;
        writeln!(formatter, "\nwarned of as blurred, by how much of the text is still read")?;
        writeln!(
            formatter,
            "  {:<22}{:>14}{:>14}{:>14}  edges",
            "",
            format!("{READABLE} % or more"),
            "between",
            format!("under {UNREADABLE} %")
        )?;
        self.rows.iter().chain([&self.total]).try_for_each(|row| writeln!(formatter, "{row}"))?;
        let Count { pictures, warned } = self.total.unreadable;
        writeln!(formatter, "\n{warned} of {pictures} that cannot be read: {} %", warned * 100 / pictures.max(1))?;
        for (title, names) in
            [("readable, and warned of", &self.warned), ("not readable, and not warned of", &self.missed)]
        {
            if !names.is_empty() {
                writeln!(formatter, "\n{title}\n  {}", names.join("\n  "))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [&self.readable, &self.between, &self.unreadable];
        let [readable, between, unreadable] = counts.map(|count| format!("{} of {}", count.warned, count.pictures));
        let (blur, width) = (&self.blur, shown(self.edge_width));
        write!(formatter, "  {blur:<22}{readable:>14}{between:>14}{unreadable:>14}  {width}")
    }
}
