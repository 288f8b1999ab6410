//! The tables as text.

use std::fmt::{self, Write};

use crate::compare::Verdict;
use crate::tables::{Difference, Summary, Table};

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let formats: Vec<String> = self.formats.iter().map(|(format, count)| format!("{count} {format}")).collect();
        writeln!(formatter, "{} files: {}; {} skipped", self.files, formats.join(", "), self.skipped.len())?;
        self.tables.iter().try_for_each(|table| write!(formatter, "\n{table}"))?;
        self.differences.iter().try_for_each(|difference| write!(formatter, "\n{difference}"))
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, table, verdict, decoder, check, note } = self;
        let verdict = if *verdict == Verdict::Missed { "missed" } else { "false alarm" };
        write!(formatter, "{file}\n  {table}, {verdict}: {decoder}; {check}")?;
        if note.is_empty() { Ok(()) } else { write!(formatter, " ({note})") }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}: {}", self.name, self.about)?;
        let first = self.rows.keys().map(|row| row.chars().count()).max().unwrap_or(0);
        let mut head = format!("  {:first$}", "");
        for column in self.columns {
            write!(head, "  {column:>10}")?;
        }
        writeln!(formatter, "{head}")?;
        for (row, counts) in &self.rows {
            write!(formatter, "  {row:first$}")?;
            for column in self.columns {
                let width = column.chars().count().max(10);
                write!(formatter, "  {:>width$}", counts.get(column).copied().unwrap_or(0))?;
            }
            writeln!(formatter)?;
        }
        writeln!(
            formatter,
            "  of {} that are known: {} false alarms, {} missed",
            self.known, self.false_alarms, self.missed
        )
    }
}
