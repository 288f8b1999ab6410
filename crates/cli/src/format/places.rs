//! Where the issues of a report are in its body.

use harbor_preflight::{Issue, Location, Param, Report, locate_all};

use super::Input;

/// The location of each issue; `None` for one whose value the body does not have. In NDJSON, lines are those of the file.
pub(super) fn places(report: &Report, input: Input<'_>, body: Option<&[u8]>) -> Vec<Option<Location>> {
    let paths: Vec<&str> = report.issues.iter().map(|issue| issue.path.as_str()).collect();
    let locations = match body {
        Some(body) if !paths.is_empty() => locate_all(body, &paths),
        _ => vec![None; paths.len()],
    };
    let place = |(issue, location): (&Issue, Option<Location>)| location_in_file(issue, location, input);
    report.issues.iter().zip(locations).map(place).collect()
}

/// The location of each issue, or of the nearest object or array around it that the body has. If nothing is known, it is
/// the beginning.
pub(super) fn nearest_places(report: &Report, input: Input<'_>, body: Option<&[u8]>) -> Vec<Location> {
    let mut paths = Vec::new();
    for issue in &report.issues {
        paths.extend(with_parents(&issue.path));
    }
    let mut found = body.map(|body| locate_all(body, &paths)).unwrap_or_default().into_iter();
    let place = |issue: &Issue| {
        let candidates = found.by_ref().take(with_parents(&issue.path).count());
        let nearest = candidates.fold(None, |nearest: Option<Location>, candidate| nearest.or(candidate));
        let start = Location { line: input.line.unwrap_or(1), column: 1 };
        location_in_file(issue, nearest, input).unwrap_or(start)
    };
    report.issues.iter().map(place).collect()
}

/// Sorts the issues of a report by where they are in the body.
pub(crate) fn sort_by_place(report: &mut Report, input: Input<'_>, body: &[u8]) {
    let places = nearest_places(report, input, Some(body));
    let mut issues: Vec<(Location, Issue)> = places.into_iter().zip(report.issues.drain(..)).collect();
    issues.sort_by_key(|(place, _)| (place.line, place.column));
    report.issues = issues.into_iter().map(|(_, issue)| issue).collect();
}

/// A JSON Pointer, and those of the values around it, the nearest first.
fn with_parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rfind('/').and_then(|end| path.get(..end)))
}

fn location_in_file(issue: &Issue, location: Option<Location>, input: Input<'_>) -> Option<Location> {
    match location {
        // A payload of NDJSON is on one line.
        Some(location) => Some(Location { line: input.line.unwrap_or(location.line), ..location }),
        None => syntax_location(issue),
    }
}

/// The position of a syntax error, which the params of the issue contain: paths of a body that is not JSON cannot be
/// located.
fn syntax_location(issue: &Issue) -> Option<Location> {
    let number = |name| match issue.params.get(name) {
        Some(Param::Count(count)) => Some(*count),
        _ => None,
    };
    Some(Location { line: number("line")?, column: number("column")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parents_of_a_path_come_after_it() {
        assert_eq!(with_parents("/a/b").collect::<Vec<_>>(), ["/a/b", "/a", ""]);
        assert_eq!(with_parents("").collect::<Vec<_>>(), [""]);
    }
}
