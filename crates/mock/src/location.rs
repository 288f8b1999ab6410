//! Locations in a body of which files were left out.

use harbor_preflight::{Param, Report};

/// A location in the text where something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The offset in the text, in bytes.
    pub(crate) at: usize,
    /// The code points that are missing there.
    pub(crate) columns: u64,
}

/// Corrects the location in the message on a syntax error: it is counted in the text, and people look at the body.
pub(crate) fn correct(report: &mut Report, text: &[u8], gaps: &[Gap]) {
    let Some(issue) = report.issues.iter_mut().find(|issue| issue.rule.code == "json_syntax") else { return };
    let (Some(line), Some(column)) = (issue.params.get("line"), issue.params.get("column")) else { return };
    let (Param::Count(line), Param::Count(column)) = (line, column) else { return };
    let missing = missing_before(text, *line, *column, gaps);
    let named = format!("line {line}, column {column}");
    issue.message = issue.message.replace(&named, &format!("line {line}, column {}", column + missing)).into();
}

/// The code points that are missing in a line before a column.
fn missing_before(text: &[u8], line: u64, column: u64, gaps: &[Gap]) -> u64 {
    let lines_before = usize::try_from(line - 1).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive(|byte| *byte == b'\n').take(lines_before).map(<[u8]>::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let columns_before = usize::try_from(column - 1).unwrap_or(usize::MAX);
    let begins = rest.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80).map(|(offset, _)| offset);
    let end = start + begins.chain([rest.len()]).nth(columns_before).unwrap_or(rest.len());
    gaps.iter().filter(|gap| (start..=end).contains(&gap.at)).map(|gap| gap.columns).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_before_the_location_in_its_line_count() {
        let text = "{\"é\": 1,\n \"b\": \"\", \"c\": \"\"]".as_bytes();
        let gaps = [Gap { at: 5, columns: 1 }, Gap { at: 16, columns: 10 }, Gap { at: 25, columns: 100 }];
        for (line, column, expected) in [(1, 1, 0), (1, 9, 1), (2, 1, 0), (2, 8, 10), (2, 18, 110), (2, 99, 110)] {
            assert_eq!(missing_before(text, line, column, &gaps), expected, "{line}:{column}");
        }
    }
}
