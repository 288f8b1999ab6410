//! The embedded occupations: their labels. A slug is its label in small letters, with underscores in the place of spaces.

use super::data_file::rests_of;
use super::lines::find_line;

/// The labels, sorted by slug.
static LABELS: &str = rests_of!("../../data/occupations.tsv", b'\t');

/// The labels, sorted by slug.
pub(super) fn labels() -> impl Iterator<Item = &'static str> + Clone {
    LABELS.lines()
}

/// The slug of a label.
pub(super) fn slug(label: &str) -> String {
    slug_characters(label).collect()
}

/// Whether an occupation has this slug.
pub(super) fn has(slug: &str) -> bool {
    find_line(LABELS, &|label| slug_characters(label).cmp(slug.chars())).is_some()
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
        let text = include_str!("../../data/occupations.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
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
