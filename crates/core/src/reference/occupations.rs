//! The embedded occupations: their labels. A slug is its label in small letters, with underscores in the place of spaces.

use super::lines::find_line;

const TEXT: &str = include_str!("../../data/occupations.tsv");
const LENGTH: usize = copy_labels(&mut []);

/// The labels, sorted by slug, each with a line break after it.
static LABELS: [u8; LENGTH] = {
    let mut labels = [0; LENGTH];
    copy_labels(&mut labels);
    labels
};

/// Copies what is after the tab of each line as far as there is space. Returns how many bytes there are.
const fn copy_labels(labels: &mut [u8]) -> usize {
    let text = TEXT.as_bytes();
    let (mut length, mut at, mut is_label) = (0, 0, false);
    while at < text.len() {
        if is_label {
            if length < labels.len() {
                labels[length] = text[at];
            }
            length += 1;
        }
        is_label = (is_label || text[at] == b'\t') && text[at] != b'\n';
        at += 1;
    }
    length
}

fn text() -> &'static str {
    std::str::from_utf8(&LABELS).unwrap_or_default()
}

/// The labels, sorted by slug.
pub(super) fn labels() -> impl Iterator<Item = &'static str> + Clone {
    text().lines()
}

/// The slug of a label.
pub(super) fn slug(label: &str) -> String {
    slug_characters(label).collect()
}

/// Whether an occupation has this slug.
pub(super) fn has(slug: &str) -> bool {
    find_line(text(), &|label| slug_characters(label).cmp(slug.chars())).is_some()
}

fn slug_characters(label: &str) -> impl Iterator<Item = char> {
    label.chars().filter_map(|character| match character {
        ' ' | '-' => Some('_'),
        other => other.is_ascii_alphanumeric().then(|| other.to_ascii_lowercase()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_labels_are_those_of_the_file() {
        let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
        let listed: Vec<(&str, &str)> = lines.map(|line| line.split_once('\t').unwrap()).collect();
        assert_eq!(listed.len(), 125);
        assert!(listed.is_sorted_by(|one, other| one.0 < other.0));
        assert!(labels().eq(listed.iter().map(|(_, label)| *label)));
        for (listed, label) in listed {
            assert_eq!(slug(label), listed);
            assert!(has(listed), "{listed}");
        }
        for other in ["", "cook", "cookss", "Cooks", "aaa", "zzz", "medical_doctorsé"] {
            assert!(!has(other), "{other}");
        }
    }
}
